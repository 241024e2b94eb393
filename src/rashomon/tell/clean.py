"""Text from outside, made safe for the place that it is shown in. JSON carries it as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_DROPPED = re.compile("[\u00ad\u061c\u200e\u200f\ufeff]")
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u180e\u200b\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_UNSEEN = re.compile(rf"(?!\t)({_HARMFUL.pattern})\1*")
_INVISIBLE = re.compile(f"(?!\n)(?:{_HARMFUL.pattern}|{_DROPPED.pattern})")
_SPACE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
_MARK = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LEAD = re.compile(r"^([-+=])")
_ORDINAL = re.compile(r"^(\d{1,9})([.)])")


LONGEST = 2000
"""How many characters of a cited sentence a page shows; JSON holds all of them."""


def _shown(match: re.Match[str]) -> str:
    return f"‹U+{ord(match.group()):04X}›"


def clean(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal or a browser would obey.

    White space becomes one space. Control, bidirectional and other invisible characters are
    written as ‹U+202E›; mere direction marks and soft hyphens are left out.
    """
    if _is_clean(text):
        return text
    return _HARMFUL.sub(_shown, _DROPPED.sub("", _SPACE.sub(" ", text))).strip()


def _is_clean(text: str) -> bool:
    """Whether cleaning surely leaves `text` as it is; quicker to see than to do."""
    if not text.isprintable() or "  " in text or text != text.strip():
        return False
    return text.isascii() or max(text) < "\U000e0000"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, letter by letter: each as it is, or (True) written as ‹U+202E›.

    Written so is what `clean` writes so, a tab apart; direction marks and soft hyphens stay, since
    the letters around them are set by them. A character that comes again and again is counted.
    """
    at = 0
    for match in _UNSEEN.finditer(text):
        if at < match.start():
            yield text[at : match.start()], False
        many = f"×{size}" if (size := len(match.group())) > 1 else ""
        yield f"‹U+{ord(match.group()[0]):04X}›{many}", True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def clip(text: str, size: int) -> str:
    """`text` in at most `size` characters, cut at a word where there is one, ending in …"""
    if len(text) <= size:
        return text
    head = text[: size - 1]
    cut = head.rfind(" ", size // 2)
    return head[: cut if cut > 0 else None].rstrip(" ,;:–—-") + "…"


def markdown(text: str) -> str:
    """`text`, cleaned and escaped so that Markdown shows it letter by letter."""
    escaped = _MARK.sub(r"\\\1", clean(text))
    return _ORDINAL.sub(r"\1\\\2", _LEAD.sub(r"\\\1", escaped))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def to_json(value: object, indent: int | None = 1) -> str:
    """`value` as JSON, indented (None: on one line), keys in their order, ending in a newline.

    Strings are as they are in the text; invisible characters in them are written as escapes, so
    that they survive and do no harm.
    """
    plain = json.dumps(value, ensure_ascii=False, indent=indent)
    return _INVISIBLE.sub(_escaped, plain) + "\n"
