"""Claims on one incident to findings, cell by cell (docs/findings.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model.incident import Change, Citation, Finding, Value
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, FindingKind
from rashomon.weigh.aims import aims
from rashomon.weigh.cells import Answer, answers
from rashomon.weigh.differ import between
from rashomon.weigh.order import Told
from rashomon.weigh.settle import Settled, Turn, settle
from rashomon.weigh.status import statuses
from rashomon.weigh.untold import Key, Rival, rivals

_ALWAYS = (Cell.OCCURRENCE, Cell.INITIATOR, Cell.CASUALTIES)
_ORDER = tuple(Cell)


def findings(claims: Sequence[Citation]) -> tuple[Finding, ...]:
    """What the claims on one incident amount to: a finding a cell, and a count for each people.

    The kinds and which of them goes first: `FindingKind`, docs/findings.md. What each party holds
    last is compared (`settle`); `changes` tell how it came to that, whatever the kind. Only
    occurrence, initiator and casualties are ever unclaimed. It never says who is right, and does
    not depend on the order of `claims`, but on when and where in the text they were told.
    """
    ordered = sorted(claims, key=_key)
    told = [Told.of(citation) for citation in ordered]
    cells = _cells(told)
    settled = {key: settle(some, told) for key, some in cells.items()}
    untold = rivals({key: one.standing for key, one in settled.items()})
    cited = _Cited(ordered)
    found = [
        _finding(key, some, settled[key], untold.get(key, _NO_RIVAL), cited)
        for key, some in cells.items()
    ]
    spoken = {cell for cell, _ in cells}
    found += [
        Finding(cell, "", FindingKind.UNCLAIMED, ()) for cell in _ALWAYS if cell not in spoken
    ]
    return tuple(sorted(found, key=lambda f: (_ORDER.index(f.cell), f.subject)))


def differing(claims: Sequence[Claim]) -> Mapping[Cell, tuple[str, ...]]:
    """The cells in dispute among `claims` of one document on one incident, and between whom."""
    told = [Told(claim) for claim in claims]
    standing = {key: settle(some, told).standing for key, some in _cells(told).items()}
    parties: dict[Cell, set[str]] = defaultdict(set)
    for (cell, _), some in standing.items():
        parties[cell].update(between(some))
    for (cell, _), rival in rivals(standing).items():
        parties[cell].update(rival.between)
    return {cell: tuple(sorted(parties[cell])) for cell in _ORDER if parties[cell]}


_NO_RIVAL = Rival((), ())


def _cells(told: Sequence[Told]) -> Mapping[Key, list[Answer]]:
    """The answers by cell and subject."""
    cells: dict[Key, list[Answer]] = defaultdict(list)
    given = answers(told)
    for answer in (*given, *statuses(given), *aims(told)):
        cells[answer.cell, answer.subject].append(answer)
    return cells


def _key(citation: Citation) -> tuple[str, ...]:
    published = citation.document.published
    day = published.isoformat() if published else "9999"
    claim = citation.claim
    told = (claim.initiator, claim.about, claim.coder, citation.copy_of)
    spans = (claim.evidence, claim.speaker, claim.cue)
    rest = (
        repr(claim.casualties),
        str(claim.confidence),
        *(span.text if span else "" for span in spans),
    )
    ids = (citation.document.id, claim.id(citation.document.id))
    return (day, *ids, *(one or "" for one in told), *rest)


def _finding(
    key: Key, some: Sequence[Answer], settled: Settled, rival: Rival, cited: _Cited
) -> Finding:
    parties = tuple(sorted({*between(settled.standing), *rival.between}))
    changes = tuple(map(cited.change, settled.turns))
    values = cited.values((*some, *rival.told))
    return Finding(*key, _kind(settled, parties), values, parties, changes)


def _kind(settled: Settled, parties: tuple[str, ...]) -> FindingKind:
    """The first that holds, in the order of `FindingKind`."""
    if parties:
        return FindingKind.DISPUTED
    speak = {one.party for one in settled.standing if one.firm} - {NARRATOR}
    if len(speak) > 1:
        return FindingKind.AGREED
    deny = {one.party for one in settled.standing if one.denies}
    if deny and speak <= deny:
        return FindingKind.DENIED
    changed = {turn.kind for turn in settled.turns if turn.party != NARRATOR}
    if FindingKind.WITHDRAWN in changed and not speak:
        return FindingKind.WITHDRAWN
    revised = {turn.party for turn in settled.turns if turn.kind is FindingKind.REVISED}
    return FindingKind.REVISED if revised & speak else FindingKind.ONE_SIDED


class _Cited:
    """Answers with the citations of the claims that give them."""

    def __init__(self, claims: Sequence[Citation]) -> None:
        self._claims = claims

    def values(self, some: Iterable[Answer]) -> tuple[Value, ...]:
        """Each answer once, with everyone who gives it."""
        given: dict[tuple[str, str], dict[int, Citation]] = defaultdict(dict)
        for answer in some:
            given[answer.text, answer.party][answer.claim] = self._claims[answer.claim]
        return tuple(
            Value(text, party, tuple(cited.values())) for (text, party), cited in given.items()
        )

    def change(self, turn: Turn) -> Change:
        """A party's change, what it first said and what it then said each as one value."""
        return Change(turn.kind, turn.party, self._one(turn.before), self._one(turn.after))

    def _one(self, some: Sequence[Answer]) -> Value:
        texts = " / ".join(dict.fromkeys(answer.text for answer in some))
        claims = {answer.claim: self._claims[answer.claim] for answer in some}
        return Value(texts, some[0].party, tuple(claims.values()))
