"""What of a document speaks for a party as that of a speaker whose own words name none.

Each clue is one observation about one party ("its name opens the sentence", "it spoke last"). It is
the same for every party; what each is worth is counted (weights.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.reading import Act, Reading
from rashomon.code.who.context import Context, Range

_LINKS = frozenset("of in for at from to with".split())
Clues = dict[str, set[str]]


def clues(context: Context, site: Range, heard: Sequence[tuple[Range, str]]) -> Clues:
    """The clues at tokens `site` for each party that the document names.

    `heard` holds who spoke before and for whom, in the order of the text.
    """
    found: Clues = {name: {f"is {kind}"} for name, kind in context.named.items()}
    for party, clue in _clues(context, site, heard):
        found.setdefault(party, set()).add(clue)
    return found


def _clues(
    context: Context, site: Range, heard: Sequence[tuple[Range, str]]
) -> Iterator[tuple[str, str]]:
    start, end = context.bounds(site[0])
    sentence = context.sentence_of(site[0])
    yield from _ahead(context, site, start)
    yield from _behind(context, site, end)
    yield from _paragraph(context, sentence, start)
    yield from _blamed(context.readings[sentence], context, site, start)
    yield from _spoke(context, start, sentence, heard)
    yield from context.standing


def _ahead(context: Context, site: Range, start: int) -> Iterator[tuple[str, str]]:
    """Parties named earlier in the sentence."""
    hits = context.within(start, site[0])
    if not hits:
        return
    yield hits[0].party.name, "opens sentence" if hits[0].first <= 2 else "first in sentence"
    if hits[0].first == 1 and context.tokens[start].low == "in":
        yield hits[0].party.name, "seat ahead"
    last = hits[-1]
    yield last.party.name, "last in sentence"
    gap = site[0] - start - last.last
    if gap == 0:
        yield last.party.name, "adjoins"
    elif gap == 1 and context.tokens[site[0] - 1].low in ("'s", "'"):
        yield last.party.name, "owns"
    for hit in hits:
        yield hit.party.name, f"ahead as {hit.form}"


def _behind(context: Context, site: Range, end: int) -> Iterator[tuple[str, str]]:
    """Parties named later in the sentence."""
    hits = context.within(site[1], end)
    if not hits:
        return
    first = hits[0]
    yield first.party.name, "next in sentence"
    link = context.tokens[site[1]].low if site[1] < end else ""
    if link in _LINKS and first.first <= 3:
        yield first.party.name, "linked"
    if link in (",", "(") and first.first <= 4:
        yield first.party.name, "apposed"
    for hit in hits:
        yield hit.party.name, f"behind as {hit.form}"
    for state in context.places_within(site[1], end)[:1]:
        yield state, "place behind"


def _paragraph(context: Context, sentence: int, start: int) -> Iterator[tuple[str, str]]:
    """Parties named in the sentences before, in the paragraph and in the one before it."""
    first = context.paragraph_start(sentence)
    hits = context.within(first, start)
    if hits:
        yield hits[0].party.name, "opens paragraph" if hits[0].first <= 3 else "first in paragraph"
        yield hits[-1].party.name, "last in paragraph"
    if sentence and first < start:
        before = context.within(context.starts[sentence - 1], start)
        if before:
            yield (
                before[0].party.name,
                ("opened sentence before" if before[0].first <= 3 else "first in sentence before"),
            )
            yield before[-1].party.name, "last in sentence before"
    for state in context.places_within(first, start)[-1:]:
        yield state, "place in paragraph"
    earlier = context.before(first)
    if earlier is not None:
        yield earlier.party.name, "last before paragraph"
    if first and sentence:
        home = context.paragraph_start(context.sentence_of(first - 1))
        above = context.within(home, first)
        if above:
            yield above[0].party.name, "first in paragraph before"


def _blamed(
    reading: Reading, context: Context, site: Range, start: int
) -> Iterator[tuple[str, str]]:
    """Whom the words after the speaker, or before, name as having done it, and his rival."""
    named = {trigger.by for trigger in reading.triggers if trigger.by}
    for party in named:
        yield party, "blamed"
        if party in context.main and len(context.main) > 1:
            yield next(one for one in context.main if one != party), "rival"
    opening = context.tokens[site[0]].start
    accuses = (said.act is Act.ACCUSE and said.speaker for said in reading.attributions)
    if any(speaker and speaker.start == opening for speaker in accuses):
        for hit in context.within(site[1], start + len(reading.sentence.tokens))[:1]:
            yield hit.party.name, "accused"


def _spoke(
    context: Context,
    start: int,
    sentence: int,
    heard: Sequence[tuple[Range, str]],
) -> Iterator[tuple[str, str]]:
    """Parties that spoke before."""
    if not heard:
        return
    where, party = heard[-1]
    paragraph = context.paragraph_start(sentence)
    if where[0] >= start:
        yield party, "spoke in sentence"
    elif where[0] >= paragraph:
        yield party, "spoke in paragraph"
    else:
        yield party, "spoke before paragraph"
    yield party, "spoke last"
    other = next((one for _, one in reversed(heard) if one != party), None)
    if other:
        yield other, "spoke before that"
    for one in dict.fromkeys(one for _, one in heard):
        yield one, "has spoken"
