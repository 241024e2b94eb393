"""The day for which a sentence says that its figure holds: "as of Tuesday"."""

from __future__ import annotations

import re
from datetime import date

from rashomon.model.incident import Citation
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens

_AS_OF = re.compile(r"\bas (?:of|at)\s+(?=\S)", re.IGNORECASE)
_REACH = 80  # characters after "as of" that may name a day


def as_of(citation: Citation) -> date | None:
    """The day that the claim's words name after "as of", if it is no later than publication.

    None where they name none, or one that the text does not settle to the day.
    """
    words, published = citation.claim.evidence.text, citation.document.published
    for match in _AS_OF.finditer(words):
        day = _first_day(words[match.end() : match.end() + _REACH], published)
        if day and not (published and day > published):
            return day
    return None


def _first_day(words: str, published: date | None) -> date | None:
    """The day that `words` begin with."""
    from rashomon.code.times import find_times  # noqa: PLC0415 (loads slowly, rarely needed)

    sentence = Sentence(0, 0, 0, len(words), words, tuple(tokens(words)))
    for phrase in find_times(sentence, published)[:1]:
        if phrase.span.start == 0 and phrase.start and len(phrase.start) == 10:
            return date.fromisoformat(phrase.start)
    return None
