"""Cards made of coded documents."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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


def cards(document: Document, report: Report) -> tuple[Card, ...]:
    """A card for each mention of a coded document."""
    main = main_of(report)
    telling = telling_of(document, report.furniture) if main else ()
    return tuple(
        _card(document, report, mention, telling if mention.key == main else ())
        for mention in report.mentions
    )


def main_of(report: Report) -> str | None:
    """The key of the mention that a report is mainly about; None where it has only background.

    Of its foreground mentions that with most claims, the first of those with equally many.
    """
    told = Counter(claim.incident for claim in report.claims)
    ahead = [mention for mention in report.mentions if mention.role == Role.FOREGROUND]
    return max(ahead, key=lambda mention: told[mention.key]).key if ahead else None


def _card(
    document: Document, report: Report, mention: Mention, telling: tuple[tuple[str, int], ...]
) -> Card:
    claims = [claim for claim in report.claims if claim.incident == mention.key]
    published = document.published
    parties, blamed = parties_of(claims), _blamed(claims)
    texts = [document.text[start:end] for start, end in _sentences(document.text, mention, claims)]
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
        names=names("\n".join(dict.fromkeys(texts))),
        words=_rarest(texts),
        telling=telling,
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


def _sentences(text: str, mention: Mention, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
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


def telling_of(document: Document, furniture: Sequence[Span] = ()) -> tuple[tuple[str, int], ...]:
    """The words that tell a document from others, each with how often it stands there (1 to 9).

    The more often and the rarer, the more telling; furniture is left out, and so is what follows
    the first 20,000 characters. Most telling first.
    """
    counts: Counter[str] = Counter()
    at = 0
    for span in sorted(furniture, key=lambda one: one.start):
        counts.update(words(document.text, at, min(span.start, _MOST)))
        at = max(at, span.end)
    counts.update(words(document.text, at, max(at, _MOST)))
    worth = {word: (1 + math.log(times)) * bits(word) for word, times in counts.items()}
    kept = sorted(worth, key=lambda word: (-worth[word], word))[:_TELLING]
    return tuple((word, min(counts[word], _TIMES)) for word in kept)
