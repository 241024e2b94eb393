"""What a site is made of: which incidents, and by them which documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon import api
from rashomon.ledger.gists import YES, Gist
from rashomon.ledger.protocol import Reader
from rashomon.tell.decisions import Made
from rashomon.tell.decisions import incidents as incidents_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be published: the incidents of `window`, those reviewed or, with `all`, every one.

    Without `texts`, of each document only the sentences that are cited. `title` heads every page.
    """

    window: api.Window
    all: bool = False
    texts: bool = True
    title: str = ""

    @property
    def everything(self) -> bool:
        """Whether the whole ledger is published."""
        return self.all and self.window == api.Window()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is published: the gists of the incidents, the newest first, and what comes with them.

    `mentions` has, for each document, the keys of the mentions that tell of these incidents, with
    their codes; `rulings` are the numbers of the decisions on them. `left` incidents are not
    published.
    """

    gists: tuple[Gist, ...]
    mentions: Mapping[str, Mapping[str, str]]
    rulings: frozenset[int]
    left: int

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the incidents."""
        return frozenset(one.code for one in self.gists)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which documents that tell of them were published, ascending."""
        days = {day for one in self.gists for day in one.days}
        return tuple(sorted(map(date.fromisoformat, days)))


def choose(reader: Reader, wanted: Wanted) -> Chosen:
    """The incidents that `wanted` names, the newest first, and what comes with them."""
    every = reader.gists().gists
    kept = [one for one in every if wanted.all or one.reviewed == YES]
    if wanted.window != api.Window():
        inside = {one.code for one in api.incidents(reader, wanted.window)}
        kept = [one for one in kept if one.code in inside]
    gists = tuple(sorted(kept, key=_newest))
    codes = frozenset(one.code for one in gists)
    made = api.decisions(reader)
    return Chosen(gists, _mentions(reader, codes), _rulings(made, codes), len(every) - len(gists))


def _newest(one: Gist) -> tuple[int, str, str]:
    """Newest first, those without a date last."""
    ordinal = date.fromisoformat(one.first).toordinal() if one.first else 0
    return -ordinal, one.published or "", one.code


def _mentions(reader: Reader, codes: frozenset[str]) -> Mapping[str, Mapping[str, str]]:
    """The keys of the mentions that tell of these incidents, by their documents."""
    cards = reader.cards()
    of = reader.codes([one.ref for one in cards])
    found: dict[str, dict[str, str]] = {}
    for ref in sorted(of):
        if of[ref] in codes:
            found.setdefault(ref.document, {})[ref.key] = of[ref]
    return found


def _rulings(made: Iterable[Made], codes: frozenset[str]) -> frozenset[int]:
    """The numbers of the decisions on these incidents alone, and of their undoing."""
    held = {one.number for one in made if (on := incidents_of(one)) and codes.issuperset(on)}
    return frozenset(held | {one.number for one in made if one.undoes in held})
