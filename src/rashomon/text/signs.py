"""What one line is by its own words and looks, wherever on the page it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from rashomon.text.kind import LineKind
from rashomon.text.look import Look, is_tally
from rashomon.text.marks import mark_of, tells
from rashomon.text.stamps import is_filing, month_and_number, stamped

_BY = re.compile(r"(?:[Bb]y|BY)\s+(?:[A-Z“\"][^.!?]{0,80}|our\b[^.!?]{0,60})$")
_DESK_NOTE = re.compile(
    r"\((?:reporting|writing|editing|additional|adds|updates|updated|recasts|corrects|removes"
    r"|refiles|clarifies|translated|transcript|with|compiled|please|end)\b[^\n]{0,200}\)$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[A-Z]{1,4}(?:/[A-Za-z]{1,4}){1,3}$|(?:[A-Z]\.){2,3}$|\W{0,9}(?:END|ENDS|30|###)\W{0,9}$"
    r"|ENDS?\.\s.{0,60}$"
)
_SIZES = re.compile(r"A\s?-\s+A\s?(?:A\s?)?\+?$")
_BRACKETED = re.compile(r"\[[^\[\]]{1,200}\]$|<[a-z]{1,8}>.{0,200}</[a-z]{1,8}>$")
_CAMERA = re.compile(r"[📷📸🎥🖼]")
_CREDIT = re.compile(
    r"\([^()]{0,40}\b(?:[Pp]hotos?|[Ii]mage|[Pp]icture|[Hh]andout|[Ff]ile|Getty)\b"
    r"[^()]{0,40}\)$|\b(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Cc]redit)(?:s|graph)?(?: by |: ?|/)"
    r"[^.:!?]{1,40}\.?$|\s(?:AFP|EPA|AP|REUTERS|Reuters|Getty)/[A-Z][^.!?]{1,30}$|/(?:AFP|AP|EPA)$|^Reuters/[A-Z][^.!?]{1,30}$|\[[^\[\]]{0,40}\b(?:AFP|AP|EPA|Reuters|Getty|[Ff]ile|[Hh]andout)\b[^\[\]]{0,40}\]$"
)
_SAID = re.compile(r"\b(?:said|says|told|added|denied|accused|claimed|announced|confirmed)\b")
_USER = re.compile(r"(?=\S{0,30}_)[\w.-]{2,30}: |[a-z][\w.-]{1,25}\d{1,4}: ")
_ASIDES = re.compile(r"\([^().!?]{3,80}\)$")
_POINTER = re.compile(r"(?:>>|[→➤►▶☛»])|.{0,120}(?:>>|→|»)$")
_ACCOUNT = re.compile(r"[^@]{0,40}@\w{2,30}\b.{0,40}$")
_HANDLE = re.compile(r"@\w{2,30}\b.{0,40}:|(?:tweet|TWEET)\b")
_PERSON = re.compile(
    r"[A-Z][\w’'.-]{0,20}(?:,? (?:[A-Z][\w’'.-]{0,20}|al|bin|de|van|von|and|in|for|&)){1,6}$"
)
_PLACED = re.compile(r"[–—-]\s?[A-Z]|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}, ")
_ASIDE = 10
"""Words of an aside in brackets that is furniture even where it is a sentence."""
_POINTED = 10
"""Words beyond which a sentence behind a label such as "Watch:" is body."""
_AFAR = 35
"""Words beyond which running text is body, whatever it opens with."""


class Row(NamedTuple):
    """One line, white space stripped, and how it looks."""

    line: str
    look: Look


def own(row: Row) -> LineKind | None:
    """What a line is by its own words and looks; None where they do not tell."""
    if not row.line:
        return LineKind.BLANK
    if len(row.line) > 400:
        return None
    return _by_shape(row) or _by_words(row)


def _by_shape(row: Row) -> LineKind | None:
    line, shape = row
    if shape.clock:
        return LineKind.HEADLINE
    if _is_signature(line, shape):
        return LineKind.BYLINE
    if is_filing(line):
        outlet = tells("mast", shape.words) or tells("desk", shape.words)
        return LineKind.BYLINE if outlet else LineKind.BODY
    if _is_caption(line, shape):
        return LineKind.CAPTION
    if _HANDLE.match(line) or _USER.match(line):
        return LineKind.COMMENT
    return LineKind.SHARE if _is_aside(line, shape) else None


def _is_signature(line: str, shape: Look) -> bool:
    """A time of publication, "By" and names, a desk's note, an agency's sign-off."""
    if shape.stamp or _BY.match(line) or _DESK_NOTE.match(line) or _SIGN_OFF.match(line):
        return True
    return _ASIDES.match(line) is not None and len(shape.words) <= _ASIDE


def _is_aside(line: str, shape: Look) -> bool:
    """Counts, sizes of letters, rates, hashtags."""
    return is_tally(line) or _SIZES.match(line) is not None or _is_rate(line, shape)


def _is_rate(line: str, shape: Look) -> bool:
    """Rates of exchange, prices, the weather: a short line that names one, with figures."""
    if shape.prose or len(shape.words) > 12 or not any(char.isdigit() for char in line):
        return False
    return tells("rate", shape.words) > 0


def _is_caption(line: str, shape: Look) -> bool:
    """In brackets whole, behind a camera, or with a credit at its end."""
    if _CAMERA.match(line):
        return True
    if _BRACKETED.match(line) and (len(shape.words) <= _ASIDE or not shape.stop):
        return True
    credited = len(line) <= 300 and _CREDIT.search(line, max(0, len(line) - 90)) is not None
    return credited and not (len(shape.words) > 8 and _SAID.search(line))


def _by_words(row: Row) -> LineKind | None:
    line, shape = row
    mark = mark_of(line, shape.words)
    if mark and is_kicked(shape.words, 1):
        return None
    if mark and not (shape.prose and _rather_prose(mark.kind, mark.mode, shape.words, line)):
        return LineKind(mark.kind)
    if _POINTER.match(line) and not shape.prose:
        return LineKind.RELATED
    return LineKind.SHARE if _is_menu(shape) else None


def _rather_prose(kind: str, mode: str, words: list[str], line: str) -> bool:
    """Whether running text only happens to hold a phrase of the table."""
    if kind == LineKind.CAPTION and mode != "hold":
        return False
    if kind == LineKind.BYLINE and mode == "label":
        return True
    if kind == LineKind.RELATED and mode == "label":
        return len(words) > _POINTED
    if mode == "hold":
        return len(words) > (15 if any(mark in line for mark in '“"«') else 25)
    return len(words) > _AFAR


def _is_menu(shape: Look) -> bool:
    """Three or more short parts, set apart by marks: a menu, a trail of sections, tags."""
    most = 4 if shape.stop else 5
    return shape.parts > 2 and len(shape.words) <= most * shape.parts


def is_kicked(words: list[str], most: int) -> bool:
    """Whether a line of at most `most` words opens with one that titles and headings open with."""
    return 0 < len(words) <= most and tells("kicker", words[:1]) > 0


def is_item(row: Row) -> bool:
    """Whether a line can be an entry of a list of headlines."""
    if len(row.line) > 200:
        return False
    return not row.look.prose or (row.look.bullet and len(row.line) < 140)


def is_byline(row: Row) -> bool:
    """Whether a line at the top names a desk, an author or a time of publication."""
    if row.look.prose or len(row.line) > 160:
        return False
    words = row.look.words
    if _ACCOUNT.match(row.line) or (tells("desk", words) and len(words) < 16):
        return True
    if len(words) < 5 and tells("mast", words) and not tells("body", words):
        return True
    named = row.look.parts > 1 or (len(words) < 10 and tells("mast", words))
    if named and month_and_number(row.line):
        return True
    return stamped(row.line) and len(words) < 12 and not is_placed(row.line)


def is_person(row: Row) -> bool:
    """Whether a line under the title is names and nothing else: "Ann Lee and Bo Ek in Oslo"."""
    if len(row.line) > 80 or row.line.isupper() or tells("body", row.look.words):
        return False
    return _PERSON.match(row.line) is not None


def is_masthead(row: Row) -> bool:
    """Whether a line above the title is the outlet's name, a section or a menu."""
    words = row.look.words
    if row.look.parts > 1 or len(words) < 3:
        return True
    if tells("body", words):
        return False
    return len(words) < 12 and (len(words) < 5 or tells("mast", words) > 0)


def is_notice(row: Row) -> bool:
    """Whether a sentence at the foot of the page speaks of the page: one telling word in ten."""
    words = row.look.words
    if len(row.line) > 200 or '"' in row.line or "“" in row.line or tells("tale", words):
        return False
    return len(words) <= 10 * tells("hint", words) + 5 * tells("weak", words)


def is_sure(row: Row) -> bool:
    """Whether an unpunctuated line holds a word that only furniture has."""
    return not row.look.prose and tells("sure", row.look.words) > 0


def is_placed(line: str) -> bool:
    """Whether a line opens with a dash or a place, as who signs and where does."""
    return _PLACED.match(line) is not None
