"""The tagger of rules and tables: every sentence read by look-ups and patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.code.actors import actors, perpetrator
from rashomon.code.attribution import attribute
from rashomon.code.counts import find_bare_counts, find_casualties
from rashomon.code.hearsay import with_givers
from rashomon.code.reading import (
    Act,
    Attribution,
    Reading,
    Sign,
    Trigger,
)
from rashomon.code.speakers import Speakers
from rashomon.code.tables import find_signs
from rashomon.code.times import Setting, read_times
from rashomon.code.triggers import find_triggers
from rashomon.code.unnamed import with_parties
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.party import PartyHit
from rashomon.knowledge.places import find_places
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.sentence import Sentence

_NONE = frozenset("no without not never nor neither".split())


class RulesTagger:
    """Reads by rules and tables only: no model, no network, the same for the same text."""

    name = "rules-1"

    def read(self, sentences: Sequence[Sentence], published: str | None) -> tuple[Reading, ...]:
        """One reading a sentence, in order; `published` is an ISO date or None."""
        day = date.fromisoformat(published) if published else None
        found = [find_parties(sentence.tokens, day) for sentence in sentences]
        return with_givers(with_parties(tuple(_readings(sentences, found, day))))


def _readings(
    sentences: Sequence[Sentence], found: Sequence[tuple[PartyHit, ...]], day: date | None
) -> Iterator[Reading]:
    speakers = Speakers()
    setting = Setting(day)
    last: tuple[int, Attribution] | None = None
    kinds: tuple[CasualtyKind, ...] = ()
    for sentence, parties in zip(sentences, found, strict=True):
        speakers.enter(sentence, parties)
        times, setting = read_times(sentence, setting)
        casualties = find_casualties(sentence, parties) or find_bare_counts(
            sentence, parties, kinds
        )
        kinds = tuple(dict.fromkeys(one.kind for one in casualties)) or kinds
        said = attribute(sentence, parties, speakers)
        if not said and last and (casualties or sentence.quoted(sentence.start)):
            said = _carried(sentence, last)
        last = (sentence.paragraph, said[-1]) if said else last
        yield Reading(
            sentence,
            parties,
            find_places(sentence.tokens, parties),
            times,
            casualties,
            said,
            _triggers(sentence, parties),
            _signs(sentence),
        )


def _carried(sentence: Sentence, last: tuple[int, Attribution]) -> tuple[Attribution, ...]:
    """The last speaker goes on through the paragraph: "…, he said. Three were wounded." """
    paragraph, said = last
    if paragraph != sentence.paragraph or said.party is None or said.act is Act.REACT:
        return ()
    return (Attribution(said.speaker, said.party, said.cue, Act.SAY, (sentence.span,)),)


def _triggers(sentence: Sentence, parties: Sequence[PartyHit]) -> tuple[Trigger, ...]:
    words = sentence.tokens
    hits = find_triggers(words)
    if not hits:
        return ()
    people = actors(words, parties)
    return tuple(
        Trigger(
            sentence.cut(hit.first, hit.last),
            hit.word.type,
            hit.word.strong and not _negated(sentence, hit.first),
            perpetrator(words, hit, people),
        )
        for hit in hits
    )


def _negated(sentence: Sentence, first: int) -> bool:
    """Whether the words say that there was none: "no breach of", "not a single shot"."""
    return any(token.low in _NONE for token in sentence.tokens[max(0, first - 3) : first])


def _signs(sentence: Sentence) -> tuple[Sign, ...]:
    words = sentence.tokens
    return tuple(
        Sign(sentence.cut(first, last), kind)
        for first, last, kind in find_signs(words)
        if words[first].text != "May"
    )
