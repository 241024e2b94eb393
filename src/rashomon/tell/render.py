"""Pages in each format that is a file. What a format needs is loaded when it is asked for."""

# ruff: noqa: PLC0415

from __future__ import annotations

from rashomon.model.errors import InputError
from rashomon.tell.brief import Brief
from rashomon.tell.show import Page


def render(told: Brief | Page, format: str) -> str:
    """`told` in a format: json, md, html. Raises InputError for any other."""
    match format, told:
        case "json", _:
            from rashomon.tell.as_json import as_json

            return as_json(told)
        case "md", Brief():
            from rashomon.tell.as_markdown import brief_markdown

            return brief_markdown(told)
        case "md", Page():
            from rashomon.tell.as_markdown import page_markdown

            return page_markdown(told)
        case "html", Brief():
            from rashomon.tell.html import brief_html

            return brief_html(told)
        case "html", Page():
            from rashomon.tell.html import page_html

            return page_html(told)
    raise InputError(f"{format!r} is no format; those are json, md, html")
