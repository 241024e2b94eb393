"""The words in which pages speak of themselves, the same in every format."""

from __future__ import annotations

from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words
from rashomon.tell.brief import Brief, Scope
from rashomon.tell.cells import KINDS


def name(party: str) -> str:
    """A party as a label, with a capital: "Armenia", "The outlets’ voice"."""
    shown = words.party(party)
    return shown[:1].upper() + shown[1:]


def finding_words(kind: FindingKind) -> str:
    """A kind of finding as a page tells it: "disputed", "taken back"."""
    return KINDS.get(kind, kind.value).lower()


def scope_words(scope: Scope) -> str:
    """What the page was asked for: "from 14 July 2020 to 16 July 2020, Armenia"; "all dates"."""
    dates = (("from", scope.since), ("to", scope.until))
    limits = " ".join(f"{word} {words.day(value)}" for word, value in dates if value)
    return ", ".join(filter(None, (limits or "all dates", scope.party)))


def totals_words(brief: Brief) -> str:
    """How much the brief tells, in a line."""
    totals = brief.totals
    return (
        f"{words.number(totals.incidents, 'incident')}, {totals.disputed} of them disputed; "
        f"{words.number(totals.sentences, 'sentence')} cited from "
        f"{words.number(totals.documents, 'document')}"
        f"{timeless_words(brief)}"
    )


def timeless_words(brief: Brief) -> str:
    """How many incidents are left out because nothing dates them; empty where none are."""
    left_out = brief.totals.timeless
    return f"; {left_out} left out, which nothing dates" if left_out else ""
