"""Cards made of coded documents."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rashomon.link.card import Card, Spot
from rashomon.link.named import names
from rashomon.link.names import place_words
from rashomon.link.rarity import bits, words
from rashomon.model.document import Document
from rashomon.model.incident import MentionRef
from rashomon.model.location import Location, Precision
from rashomon.model.report import Claim, Mention, Report
from rashomon.model.span import Span
from rashomon.model.vocabulary import BOTH, NARRATOR, Role

_NOBODY = frozenset({NARRATOR, BOTH})
_WORDS = 24  # telling words of a mention that a card keeps
_TELLING = 40  # telling words of a document that a card keeps
_MOST = 20_000  # characters of a document that are read for its telling words
_TIMES = 9  # how often a word stands in a document, at most
_ENDS = re.compile(r"[.!?\n\r]")
_SENTENCE = 400  # characters on each side of a phrase that its sentence is looked for in
_SPOTS = 4  # locations of a mention that are looked at
_WITHIN = {
    Precision.EXACT: 2,
    Precision.NEAR: 8,
    Precision.BORDER_SECTOR: 15,
    Precision.AREA: 40,
}


class Whole(NamedTuple):
    """What a document as a whole adds to the card of its main mention."""

    telling: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()


def cards(document: Document, report: Report) -> tuple[Card, ...]:
    """A card for each mention of a coded document."""
    main = main_of(report)
    whole = whole_of(document, report.furniture) if main else Whole()
    return tuple(
        _card(document, report, mention, whole if mention.key == main else Whole())
        for mention in report.mentions
    )


def bare(document: Document, report: Report) -> Card:
    """The card of a document as a whole, as of one mention (key "") of no date, place or type.

    For comparing documents in which the coder finds no incident.
    """
    whole = whole_of(document, report.furniture)
    return Card(
        ref=MentionRef(document.id, ""),
        role=Role.FOREGROUND,
        type="",
        start=None,
        end=None,
        country=None,
        places=(),
        parties=(),
        published=document.published.isoformat() if document.published else None,
        names=whole.names,
        telling=whole.telling,
    )


def main_of(report: Report) -> str | None:
    """The key of the mention that a report is mainly about; None where it has only background.

    Of its foreground mentions that with most claims, the first of those with equally many.
    """
    told = Counter(claim.incident for claim in report.claims)
    ahead = [mention for mention in report.mentions if mention.role == Role.FOREGROUND]
    return max(ahead, key=lambda mention: told[mention.key]).key if ahead else None


def _card(document: Document, report: Report, mention: Mention, whole: Whole) -> Card:
    claims = [claim for claim in report.claims if claim.incident == mention.key]
    published = document.published
    parties, blamed = parties_of(claims), _blamed(claims)
    texts = [
        document.text[start:end] for start, end in sentences_of(document.text, mention, claims)
    ]
    texts += [claim.speaker.text for claim in claims if claim.speaker]
    return Card(
        ref=MentionRef(document.id, mention.key),
        role=mention.role,
        type=mention.type,
        start=mention.when.start,
        end=mention.when.end,
        country=mention.country,
        places=tuple(place.text for place in mention.places),
        parties=parties,
        published=published.isoformat() if published else None,
        blamed=blamed,
        spots=tuple(_spots(mention.where))[:_SPOTS],
        names=whole.names or names("\n".join(dict.fromkeys(texts))),
        words=_rarest(texts),
        telling=whole.telling,
    )


def parties_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who claims, is blamed or lost people; no narrator, and no speakers of no party.

    A body that speaks in its own lower-case name ("residents", "medical source") is of no party.
    """
    told = list(claims)
    return _parties([*_telling_parties(told), *(claim.initiator for claim in told)])


def _blamed(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The parties that nothing but blame puts into it."""
    others = set(_parties(_telling_parties(claims)))
    return tuple(name for name in parties_of(claims) if name not in others)


def _telling_parties(claims: Iterable[Claim]) -> Iterator[str | None]:
    for claim in claims:
        yield claim.party
        yield from (casualty.side for casualty in claim.casualties)


def _parties(named: Iterable[str | None]) -> tuple[str, ...]:
    kept = {name for name in named if name and name not in _NOBODY}
    return tuple(sorted(name for name in kept if not name[0].islower()))


def _spots(where: Sequence[Location]) -> Iterator[Spot]:
    """Where the places lie that are located and narrower than a country."""
    for place in where:
        if place.latitude is None or place.longitude is None or place.precision not in _WITHIN:
            continue
        told = place_words(place.span.text)
        if told.near or told.wide:
            yield round(place.latitude, 2), round(place.longitude, 2), _WITHIN[place.precision]


def sentences_of(text: str, mention: Mention, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The bounds of what is said of a mention: its claims' evidence, and its phrases' sentences."""
    told = sorted({(claim.evidence.start, claim.evidence.end) for claim in claims})
    yield from told
    for span in mention.phrases:
        if not any(start <= span.start and span.end <= end for start, end in told):
            yield _around(text, span)


def _around(text: str, span: Span) -> tuple[int, int]:
    """About the sentence in which `span` stands: from the last end of one before it to the next."""
    low = max(span.start - _SENTENCE, 0)
    before = [match.end() for match in _ENDS.finditer(text, low, span.start)]
    after = _ENDS.search(text, span.end, span.end + _SENTENCE)
    return before[-1] if before else low, after.start() if after else span.end


def _rarest(texts: Sequence[str]) -> tuple[str, ...]:
    """The rarest words of texts, the rarest first."""
    told = {word for text in texts for word in words(text)}
    return tuple(sorted(told, key=lambda word: (-bits(word), word))[:_WORDS])


def whole_of(document: Document, furniture: Sequence[Span] = ()) -> Whole:
    """The words that tell a document from others, and the names that it tells.

    The more often a word stands there and the rarer it is, the more it tells; most telling first.
    Furniture is left out, and so is what follows the first 20,000 characters.
    """
    body = _body(document.text, furniture)
    counts = Counter(words(body))
    worth = {word: (1 + math.log(times)) * bits(word) for word, times in counts.items()}
    kept = sorted(worth, key=lambda word: (-worth[word], word))[:_TELLING]
    return Whole(tuple((word, min(counts[word], _TIMES)) for word in kept), names(body))


def _body(text: str, furniture: Sequence[Span]) -> str:
    """The beginning of a text without its furniture, of which only a line's break is left."""
    parts, at = [], 0
    for span in sorted(furniture, key=lambda one: one.start):
        parts.append(text[at : max(span.start, at)])
        at = max(at, span.end)
    parts.append(text[at:])
    return "\n".join(parts)[:_MOST]
