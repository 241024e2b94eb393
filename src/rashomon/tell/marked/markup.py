"""The lines of a document as HTML: all that comes from outside is escaped here.

Classes: a claim's evidence `c` and `p0` to `p5` by party (`q0` to `q5`: a second party that says
something in the same words); `sp` a speaker, `cu` a cue, `ct` a count, each with `s0` to `s5`;
`re` a reaction, `co` a contact, `wd`, `pl`, `tm` the words, place and time of an incident; `fu`
furniture. `data-o` names what the words belong to (`Mark.of`), the same as in the lists beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from markupsafe import Markup

from rashomon.tell.clean import pieces
from rashomon.tell.marked.cut import Line, Segment
from rashomon.tell.marked.marks import Mark, What, letter

COLOURS = 6
"""Parties that have a colour of their own; those after them share the last."""

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
_SAID = (What.SPEAKER, What.CUE, What.COUNT)
_BADGED = (What.CLAIM, What.REACTION, What.CONTACT)


def colour(party: int) -> int:
    """The number of the colour of the party with this number."""
    return min(party, COLOURS - 1)


def shown(text: str) -> str:
    """`text` as HTML, what nobody could see in it made visible."""
    return "".join(
        f'<span class="ctl" dir="ltr">{piece}</span>' if unseen else escape(piece, quote=False)
        for piece, unseen in pieces(text)
    )


def badge(mark: Mark) -> str:
    """The letter of who says it and the number of the claim: "A3"; "R1" for a reaction."""
    if mark.what is What.CLAIM and mark.party is not None:
        return letter(mark.party) + mark.of[1:]
    return mark.of.upper()


def document_html(
    lines: Sequence[Line], marks: Sequence[Mark], targets: Mapping[str, str], at: int | None = None
) -> Markup:
    """The lines, each a paragraph in its own direction.

    `targets` has the id, on the page, of the entry beside the text for each `Mark.of` that has
    one; a badge links to it where a claim begins. `at` is the place that was asked for.
    """
    draw = _Draw(marks, targets, at)
    return Markup("\n").join(Markup(draw.line(one)) for one in lines if not one.blank)


class _Draw:
    """Draws the lines of one page."""

    def __init__(
        self, marks: Sequence[Mark], targets: Mapping[str, str], at: int | None = None
    ) -> None:
        self._marks = marks
        self._targets = targets
        self._at = at

    def line(self, line: Line) -> str:
        inside = "".join(map(self._segment, line.segments))
        grey = " fu" if line.furniture else ""
        return f'<p class="line{grey}" dir="auto">{inside}</p>'

    def _segment(self, one: Segment) -> str:
        covers = [self._marks[n] for n in one.marks]
        words, names = shown(one.text.rstrip("\r\n")), " ".join(_classes(covers, one.furniture))
        if not names:
            return self._head(one) + words
        owners = " ".join(dict.fromkeys(mark.of for mark in covers))
        of = f' data-o="{owners}"' if owners else ""
        return f'{self._head(one)}<span class="{names}"{of}>{words}</span>'

    def _head(self, one: Segment) -> str:
        """What stands before a segment: where citations open, and the badges."""
        begun = [self._marks[n] for n in one.begins]
        places = {mark.start for mark in begun}
        if self._at is not None and one.start <= self._at < one.end:
            places.add(self._at)
        return _anchors(places) + "".join(_badge(mark, self._targets) for mark in begun)


def _anchors(places: set[int]) -> str:
    """Where citations open: an id for each place at which something begins."""
    return "".join(f'<span class="at" id="at-{at}"></span>' for at in sorted(places))


def _badge(mark: Mark, targets: Mapping[str, str]) -> str:
    """The badge where a claim, reaction or contact begins; it leads to its entry."""
    target = targets.get(mark.of)
    if mark.what not in _BADGED or target is None:
        return ""
    hue = f"p{colour(mark.party)}" if mark.party is not None else mark.of[0]
    link = f'class="badge {hue}" href="#{escape(target)}" dir="ltr" data-o="{mark.of}"'
    return f'<a {link} id="in-{mark.of}">{badge(mark)}</a>'


def _classes(covers: Sequence[Mark], furniture: bool) -> Iterator[str]:
    """The classes of a segment; the shortest claim gives the colour."""
    nearest = sorted(covers, key=lambda mark: mark.end - mark.start)
    voices = [mark.party or 0 for mark in nearest if mark.what is What.CLAIM]
    for name, party in zip("pq", dict.fromkeys(voices), strict=False):
        yield f"c {name}{colour(party)}" if name == "p" else f"{name}{colour(party)}"
    yield from dict.fromkeys(_CLASSES[mark.what] for mark in covers if mark.what in _CLASSES)
    said = [mark.party for mark in nearest if mark.what in _SAID and mark.party is not None]
    yield from (f"s{colour(party)}" for party in said[:1])
    if furniture:
        yield "fu"
