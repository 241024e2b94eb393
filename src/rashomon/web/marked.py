"""The lines of a document as HTML: all that comes from outside is escaped here.

Classes: a claim's evidence `c` and `p0` to `p5` by party (`q0` to `q5`: a second party that says
something in the same words); `sp` a speaker, `cu` a cue, `ct` a count, each with `s0` to `s5`;
`re` a reaction, `co` a contact, `wd`, `pl`, `tm` the words, place and time of an incident; `fu`
furniture. `data-o` names what the words belong to (`Mark.of`), the same as in the lists beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from rashomon.model.vocabulary import NARRATOR
from rashomon.tell.clean import pieces
from rashomon.tell.marked.cut import Line, Segment
from rashomon.tell.marked.marks import Mark, What
from rashomon.web.badges import Badge

_CLASSES = {
    What.REACTION: "re",
    What.CONTACT: "co",
    What.COUNT: "ct",
    What.SPEAKER: "sp",
    What.CUE: "cu",
    What.INCIDENT: "wd",
    What.PLACE: "pl",
    What.TIME: "tm",
}
_FURNITURE = '<p class="about">page furniture</p>'
_SAID = (What.SPEAKER, What.CUE, What.COUNT)
_BADGED = (What.CLAIM, What.REACTION, What.CONTACT)


def shown(text: str) -> str:
    """`text` as HTML, what nobody could see in it made visible."""
    return "".join(
        f'<span class="ctl" dir="ltr">{piece}</span>' if unseen else escape(piece, quote=False)
        for piece, unseen in pieces(text)
    )


class Beside(NamedTuple):
    """What is beside the text: the badges of the parties by their numbers, and the entries.

    `entries` has the id, on the page, of the entry for each `Mark.of` that has one; a badge leads
    to it where what it tells begins.
    """

    badges: Mapping[int, Badge]
    entries: Mapping[str, str]

    def hue(self, mark: Mark, first: str = "p") -> str:
        """The class of the colour of whoever says it: p0 … p5; "" where nobody does."""
        return "" if mark.party is None else first + self.badges[mark.party].look[1:]

    def letters(self, mark: Mark) -> str:
        """The letter of who says it and the number of the claim: "A3"; "R1" for a reaction."""
        if mark.party is None:
            return mark.of.upper()
        return lettered(self.badges[mark.party], mark.of)


def lettered(badge: Badge, of: str) -> str:
    """A claim's badge: the letter of its party and its own number."""
    apart = "" if badge.letter.isalpha() else "\u2009"
    return f"{badge.letter}{apart}{of[1:]}"


def document_html(
    lines: Sequence[Line], marks: Sequence[Mark], beside: Beside, at: int | None = None
) -> Markup:
    """The lines, each a paragraph in its own direction; `at` is the place that was asked for."""
    draw, drawn, grey = _Draw(marks, beside, at), [], False
    for one in (line for line in lines if not line.blank):
        if one.furniture and not grey:
            drawn.append(_FURNITURE)
        drawn.append(draw.line(one))
        grey = one.furniture
    return Markup("\n".join(drawn))


class _Draw:
    """Draws the lines of one page."""

    def __init__(self, marks: Sequence[Mark], beside: Beside, at: int | None = None) -> None:
        self._marks = marks
        self._beside = beside
        self._at = at

    def line(self, line: Line) -> str:
        inside = "".join(map(self._segment, line.segments))
        grey = " fu" if line.furniture else ""
        return f'<p class="line{grey}" dir="auto">{inside}</p>'

    def _segment(self, one: Segment) -> str:
        covers = [self._marks[n] for n in one.marks]
        words = shown(one.text.rstrip("\r\n"))
        names = " ".join(self._classes(covers, one.furniture))
        if not names:
            return self._head(one) + words
        owners = " ".join(dict.fromkeys(mark.of for mark in covers))
        of = f' data-o="{owners}"' if owners else ""
        return f'{self._head(one)}<span class="{names}"{of}>{words}</span>'

    def _head(self, one: Segment) -> str:
        """What stands before a segment: where citations open, and the badges."""
        begun = [self._marks[n] for n in one.begins]
        places = sorted({mark.start for mark in begun})
        head = "".join(f'<span class="at" id="at-{at}"></span>' for at in places)
        if self._at is not None and one.start <= self._at < one.end:
            head += '<span class="at" id="at"></span>'
        return head + "".join(map(self._badge, begun))

    def _badge(self, mark: Mark) -> str:
        """The badge where a claim, reaction or contact begins; it leads to its entry."""
        entry = self._beside.entries.get(mark.of)
        if mark.what not in _BADGED or entry is None:
            return ""
        hue = self._beside.hue(mark) or mark.of[0]
        link = f'class="badge {hue}" href="#{escape(entry)}" dir="ltr" data-o="{mark.of}"'
        return f'<a {link} id="in-{mark.of}">{self._beside.letters(mark)}</a>'

    def _rank(self, mark: Mark) -> tuple[int, bool]:
        """The shorter mark goes before, and of the same words the outlet’s own voice last."""
        outlet = mark.party is not None and self._beside.badges[mark.party].party == NARRATOR
        return mark.end - mark.start, outlet

    def _classes(self, covers: Sequence[Mark], furniture: bool) -> Iterator[str]:
        """The classes of a segment; the shortest claim gives the colour."""
        nearest = sorted(covers, key=self._rank)
        voices = {mark.party: mark for mark in nearest[::-1] if mark.what is What.CLAIM}
        claims = [mark for mark in nearest if voices.get(mark.party) is mark]
        if claims:
            yield "c"
        yield from (self._beside.hue(mark, name) for name, mark in zip("pq", claims, strict=False))
        yield from dict.fromkeys(_CLASSES[mark.what] for mark in covers if mark.what in _CLASSES)
        said = [mark for mark in nearest if mark.what in _SAID and mark.party is not None]
        yield from (self._beside.hue(mark, "s") for mark in said[:1])
        if furniture:
            yield "fu"
