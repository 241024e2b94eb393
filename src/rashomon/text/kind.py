"""The kinds of lines that a text has."""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """What a line is. All but body, headline and blank are page furniture.

    related: other reports' headlines and pointers to them; caption: of a picture, map or video;
    byline: authors, publication times, agencies' sign-offs; share: menus, tags, share boxes,
    notices, advertisements; comment: of readers; duplicate: the title or a line said again.
    """

    BODY = "body"
    HEADLINE = "headline"
    RELATED = "related"
    CAPTION = "caption"
    BYLINE = "byline"
    SHARE = "share"
    COMMENT = "comment"
    DUPLICATE = "duplicate"
    BLANK = "blank"

    @property
    def furniture(self) -> bool:
        """Whether a line of this kind is page furniture."""
        return self not in _CONTENT


_CONTENT = frozenset((LineKind.BODY, LineKind.HEADLINE, LineKind.BLANK))
