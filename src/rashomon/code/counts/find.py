"""The whole way from a sentence to its counts."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.counts import other
from rashomon.code.counts.arithmetic import figure_of
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Head
from rashomon.code.counts.groups import groups
from rashomon.code.counts.link import Linker
from rashomon.code.counts.outcomes import outcomes_in
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.counts.whose import owner, whose
from rashomon.code.reading import CasualtyPhrase
from rashomon.knowledge.party import PartyHit
from rashomon.model.span import Span
from rashomon.text.sentence import Sentence


def find_casualties(sentence: Sentence, parties: Sequence[PartyHit]) -> tuple[CasualtyPhrase, ...]:
    """Every count of people killed, wounded, captured, missing or displaced in the sentence.

    Counts are people, bounded as the corpus guidelines bound them: at least N is N to None, up to
    N None to N, about N is N to N, dozens and several are None to None; "no casualties" is two
    phrases (killed 0, wounded 0) over one span. What is said to be possible, planned or feared is
    no count. What is denied is one, with the numbers as stated: the stance tells. `whose` is the
    name of the party that the phrase names, a Whose, or None; `parties` are the sentence's hits.
    Never raises; phrases come in the order of the text.
    """
    known = tables()
    if known.triggers.isdisjoint(token.low for token in sentence.tokens):
        return ()
    view = View(sentence, parties)
    return tuple(_phrases(view, found_in(view)))


def found_in(view: View) -> list[Found]:
    """All counts in the order of the text, one a stretch of words and kind."""
    hits = outcomes_in(view)
    people = groups(view, {hit.first: hit for hit in hits})
    linker = Linker(view, people, hits)
    found = list(linker.run())
    found += other.tolls(view, people, linker.used)
    found += other.told(view, people, linker.used)
    found += other.losses(view, people)
    found += other.shares(view, people, found)
    kept: dict[tuple[int, str], Found] = {}
    for count in found:
        kept.setdefault((count.group.first, count.kind), count)
    return sorted(kept.values(), key=lambda count: (count.first, count.last, count.kind))


def _phrases(view: View, found: Sequence[Found]) -> list[CasualtyPhrase]:
    """The counts with their spans; one that names no party goes with the count before it."""
    phrases: list[CasualtyPhrase] = []
    previous: str | None = None
    for index, count in enumerate(found):
        later = [other.first for other in found[index + 1 :] if other.first >= count.last]
        side, end = _side(view, count, min(later, default=len(view)))
        if count.group.head is Head.BARE and not count.group.none:
            side = side or previous
        previous = side
        span = view.span(count.first, max(count.last, end))
        phrases.append(count_phrase(view, count, span, side, found))
    return phrases


def count_phrase(
    view: View, count: Found, span: Span, side: str | None, found: Sequence[Found]
) -> CasualtyPhrase:
    """The count as it leaves the room; `found` are all counts of its sentence."""
    group, figure = count.group, figure_of(view, count, found)
    return CasualtyPhrase(span, count.kind, group.low, group.high, group.civilian, side, figure)


def side_of(view: View, count: Found) -> str | None:
    """Whose people a count counts, as far as the words around it tell."""
    return _side(view, count, len(view))[0]


def _side(view: View, count: Found, tail: int) -> tuple[str | None, int]:
    """Whose people they are, and where the words that tell it end."""
    side, end = whose(view, count.first, count.last, tail)
    if side or count.owner is None:
        return side, end
    before = max(0, count.owner - 6)
    return owner(view, before, count.owner), end
