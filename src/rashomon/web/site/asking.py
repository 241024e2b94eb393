"""Requests that nobody sent: what a page of a site asks of the page functions of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request


def request_for(path: str, named: Mapping[str, str], asked: Mapping[str, str]) -> Request:
    """The request for a page, as a browser would send it to a desk."""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "path": path,
            "root_path": "",
            "path_params": dict(named),
            "query_string": urlencode(asked).encode(),
            "headers": [],
        }
    )
