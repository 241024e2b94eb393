"""What is odd about a text that is kept as it is."""

from __future__ import annotations

import re

from rashomon.text.layout import MOST, TOLD

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TWICE = re.compile(
    r"""
      â€[™œ\u009d˜“”¦\u009c]      # a curly mark or dash, read as Windows-1252
    | [â‚]Ä[ôúùòìîí¶]            # the same, read as Mac Roman
    | Ã[\u0080-\u00bf\u2018-\u203a] # an accented letter
    | Â[\u00a0«»°£©®·]            # a sign or a hard space
    """,
    re.VERBOSE,
)
_PAGE = re.compile(r"\s{0,200}<(?:!doctype html|html|\?xml)\b", re.IGNORECASE)
_SHOWN = 40


def oddities(text: str, encoding: str) -> tuple[str, ...]:
    """One sentence for each odd thing about `text`; none of them alters it.

    Told are: an encoding other than UTF-8, damaged bytes, text that was encoded twice, NUL and
    other control characters, marks that turn the direction of writing, a page's mark-up, and
    length beyond what is coded.
    """
    found = [_of_encoding(encoding)]
    found += [_places(text, pattern, what) for pattern, what in _PATTERNS]
    if "\ufffd" in text:
        found.append(f"characters that are lost ({text.count(chr(0xFFFD))}, U+FFFD)")
    if _PAGE.match(text):
        found.append("it looks like a web page; its mark-up is read as text")
    if len(text) > MOST or text.count("\n") > TOLD:
        found.append(
            f"it is very long: only its first {MOST:,} characters, {TOLD:,} lines are coded"
        )
    return tuple(note for note in found if note)


_PATTERNS = (
    (_CONTROL, "control characters"),
    (_BIDI, "marks that turn the direction of writing"),
    (_TWICE, "signs of text that was encoded twice"),
)


def _of_encoding(encoding: str) -> str | None:
    return None if encoding == "utf-8" else f"it is read as {encoding}"


def _places(text: str, pattern: re.Pattern[str], what: str) -> str | None:
    first = pattern.search(text)
    if not first:
        return None
    number = sum(1 for _ in pattern.finditer(text, first.start()))
    words = ascii(text[max(0, first.start() - 10) : first.end() + 10][:_SHOWN])
    return f"{what} ({number}, the first at character {first.start()}: {words})"
