"""Style sheets and scripts: small files that are served as they are, and kept by browsers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

_MEDIA = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}
_ROOMS = ("rashomon.web", "rashomon.tell")
_FOR_EVER = "public, max-age=31536000, immutable"


class Asset(NamedTuple):
    """A file: its bytes, its media type, and a short hash of them."""

    body: bytes
    media: str
    mark: str


@cache
def assets() -> Mapping[str, Asset]:
    """Every file that pages may ask for, by its name."""
    found = {}
    for room in _ROOMS:
        for file in (files(room) / "static").iterdir():
            media = _MEDIA.get(file.name.rpartition(".")[2])
            if media:
                body = file.read_bytes()
                mark = hashlib.sha256(body).hexdigest()[:10]
                found[file.name] = Asset(body, f"{media}; charset=utf-8", mark)
    return found


def asset(request: Request) -> Response:
    """The file that the path names; for ever the same under the address that pages use."""
    found = assets().get(request.path_params["name"])
    if found is None:
        return Response("There is no such file.", 404, media_type="text/plain")
    kept = _FOR_EVER if request.query_params.get("v") == found.mark else "no-cache"
    return Response(found.body, headers={"Cache-Control": kept, "Content-Type": found.media})


def icon(request: Request) -> Response:
    """The desk's mark: browsers ask for it by this name beside what is no page (Markdown, CSV)."""
    del request
    found = assets()["icon.svg"]
    return Response(found.body, headers={"Cache-Control": "no-cache", "Content-Type": found.media})
