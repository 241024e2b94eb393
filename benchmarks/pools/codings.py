"""Codings that people made, as the reports that the coder would give; and what linking makes of
mentions whose incidents are known."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.code.coder import Coder
from rashomon.code.places import located
from rashomon.code.reading import Reading
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places
from rashomon.link.card import Card
from rashomon.link.linker import link
from rashomon.link.making import cards, sentences_of
from rashomon.link.names import place_words
from rashomon.model.document import Document, Origin
from rashomon.model.report import Casualty, Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, IncidentType, Role, Stance
from rashomon.text.layout import furniture, lines
from rashomon.text.sentences import sentences

_VIOLENT = frozenset("armed_clash shelling air_drone_strike attack explosion sniping war".split())


Labelled = tuple[Card, str]
"""A mention's card, and the name of the incident that it is of."""


class Coded(NamedTuple):
    """A document with the report that people's coding amounts to.

    `incidents` are the names (incident_id) of its incidents by key.
    """

    document: Document
    report: Report
    incidents: dict[str, str]


def codings(folder: Path) -> Iterator[Coded]:
    """Every NAME.json coding in or under `folder` with NAME.txt beside it, sorted by name."""
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt")
        if text.exists():
            coding = json.loads(path.read_text("utf-8"))
            if "incidents" in coding:
                yield _coded(path.stem, text.read_text("utf-8"), coding)


def by_people(folder: Path) -> list[Labelled]:
    """The mentions as people coded them."""
    return [
        (card, one.incidents[card.ref.key])
        for one in codings(folder)
        for card in cards(one.document, one.report)
    ]


def by_coder(folder: Path, coder: Coder) -> list[Labelled]:
    """The mentions as the coder codes them, those that are people's (`aligned`) with the names of
    their incidents, each other as of an incident of its own, whose name begins with a "?".
    """
    found = []
    for one in codings(folder):
        report = coder.code(one.document)
        match = aligned(one.document.text, one.report, report)
        for card in cards(one.document, report):
            key = match.get(card.ref.key)
            name = one.incidents[key] if key else f"?{card.ref.document} {card.ref.key}"
            found.append((card, name))
    return found


Pairs = set[tuple[int, int]]


def pairs(names: Sequence[Hashable]) -> Pairs:
    """The pairs of positions at which one name stands."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        places[name].append(at)
    return {pair for some in places.values() for pair in combinations(some, 2)}


def wanted(labelled: Sequence[Labelled]) -> Pairs:
    """The pairs of mentions of one incident in different documents."""
    refs = [card.ref for card, _ in labelled]
    found = pairs([name for _, name in labelled])
    return {(a, b) for a, b in found if refs[a].document != refs[b].document}


def grouped(cards: Sequence[Card]) -> list[int]:
    """The number of the incident that linking puts each card into."""
    number = {ref: at for at, group in enumerate(link(cards)) for ref in group.refs}
    return [number[card.ref] for card in cards]


def f1(found: Pairs, gold: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs."""
    right = len(found & gold)
    precision, recall = right / (len(found) or 1), right / (len(gold) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def b_cubed(
    found: Sequence[Hashable], gold: Sequence[Hashable], of: Iterable[int] | None = None
) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a grouping, averaged over the items `of` (or all).

    Source: A. Bagga and B. Baldwin, Entity-based cross-document coreferencing, ACL 1998.
    """
    mine, theirs = _members(found), _members(gold)
    items = range(len(gold)) if of is None else list(of)
    shared = [len(mine[found[at]] & theirs[gold[at]]) for at in items]
    precision = sum(n / len(mine[found[at]]) for n, at in zip(shared, items, strict=True))
    recall = sum(n / len(theirs[gold[at]]) for n, at in zip(shared, items, strict=True))
    precision, recall = precision / len(items), recall / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(names: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    members: dict[Hashable, set[int]] = defaultdict(set)
    for at, name in enumerate(names):
        members[name].add(at)
    return members


def exact_key(card: Card) -> Hashable:
    """Date, first place and parties, as those who de-duplicate event data compare them.

    A mention that lacks its day or place is like no other.
    """
    if card.start is None or not card.places:
        return card.ref
    return card.start, tuple(sorted(place_words(card.places[0]).near)), card.parties


def _coded(name: str, text: str, coding: dict[str, Any]) -> Coded:
    day = coding["published"]
    origin = Origin(published=date.fromisoformat(day) if day else None)
    # by its name and not the text's hash: so that figures can be traced to the report
    document = replace(Document.of(text, name, origin), id=name)
    incidents = coding["incidents"]
    found = lines(text)
    report = Report(
        document=document.id,
        coder="corpus",
        mentions=tuple(_mention(text, one) for one in incidents),
        claims=tuple(_claim(text, i["key"], a) for i in incidents for a in i["accounts"]),
        furniture=furniture(text, found),
    )
    readings = []
    for sentence in sentences(text, found):
        parties = find_parties(sentence.tokens)
        readings.append(Reading(sentence, parties, find_places(sentence.tokens, parties)))
    names = {one["key"]: one["incident_id"] for one in incidents}
    return Coded(document, located(report, text, readings), names)


def span(text: str, words: str | None) -> Span:
    """Where `words` stand in `text`; at its beginning where they do not."""
    words = words or text[:1]
    start = max(text.find(words), 0)
    return Span(start, start + len(words), words)


def _mention(text: str, one: dict[str, Any]) -> Mention:
    return Mention(
        key=one["key"],
        role=Role(one["role"]),
        type=IncidentType(one["type"]),
        when=When(one["date_start"], one["date_end"]),
        places=tuple(span(text, place) for place in one["places"]),
        country=one["country"],
        phrases=tuple(span(text, phrase) for phrase in one["mentions"]),
    )


def _claim(text: str, key: str, account: dict[str, Any]) -> Claim:
    return Claim(
        incident=key,
        party=account["by"],
        speaker=span(text, account["speaker"]) if account["cue"] else None,
        cue=span(text, account["cue"]) if account["cue"] else None,
        stance=Stance(account["stance"]),
        initiator=account["initiator"],
        casualties=tuple(
            Casualty(
                side=c["side"],
                kind=CasualtyKind(c["kind"]),
                low=c["low"],
                high=c["high"],
                civilian=c["civilian"],
                span=span(text, c["text"]),
            )
            for c in account["casualties"]
        ),
        evidence=span(text, account["evidence"]),
        about=None,
        coder="corpus",
        confidence=1.0,
    )


def aligned(text: str, gold: Report, ours: Report) -> dict[str, str]:
    """The coder's mentions by key, each with the key of the coding's that it is, if any.

    Two are one where the sentences that tell them overlap; whatever their role, date and place,
    so that a wrong one of these does not hide in a pair that is not counted. The best go first:
    .9 for how much of the shorter is shared, .1 for types of one family; at least .3.
    """
    ranked = sorted(
        (-_likeness(text, gold, one, ours, other), one.key, other.key)
        for one in gold.mentions
        for other in ours.mentions
    )
    taken: set[str] = set()
    found: dict[str, str] = {}
    for less, one, other in ranked:
        if less <= -0.3 and one not in taken and other not in found:
            taken.add(one)
            found[other] = one
    return found


def _likeness(text: str, gold: Report, one: Mention, ours: Report, other: Mention) -> float:
    mine, theirs = _told(text, gold, one), _told(text, ours, other)
    shared = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
    return 0.9 * shared + 0.1 * (_family(one) == _family(other))


def _told(text: str, report: Report, mention: Mention) -> set[int]:
    claims = [claim for claim in report.claims if claim.incident == mention.key]
    bounds = sentences_of(text, mention, claims)
    return {at for start, end in bounds for at in range(start, end)}


def _family(mention: Mention) -> str:
    return "violence" if mention.type in _VIOLENT else mention.type
