"""Who has part in an incident and gives no account of it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.model.incident import Telling
from rashomon.model.report import Claim, Mention, Reaction, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import BOTH, IncidentType, ReactionStance, Role
from rashomon.weigh.silence import silences
from weigh_samples import accuse, claim, count, counts, deny, document

MENTION = Mention("i1", Role.FOREGROUND, IncidentType.ATTACK, When(), (), None, ())


def telling(*claims: Claim, name: str = "a") -> Telling:
    return Telling(document(1, name), MENTION, claims, (), ())


def silent(*tellings: Telling) -> list[tuple[str, int, int]]:
    return [(one.party, one.documents, one.independent) for one in silences(tellings)]


def test_who_is_blamed_or_counted_and_claims_nothing_is_silent() -> None:
    blames = telling(accuse("Peru", "Chile"))
    counted = telling(counts("Peru", count("Bolivia", 2)), name="b")
    assert silent(blames, counted) == [("Bolivia", 2, 2), ("Chile", 2, 2)]


def test_who_speaks_in_any_of_the_documents_is_not() -> None:
    assert silent(telling(accuse("Peru", "Chile")), telling(deny("Chile"), name="b")) == []


def test_a_silence_cites_what_gives_the_party_its_part() -> None:
    (one,) = silences([telling(claim("Bolivia"), accuse("Peru", "Chile"))])
    assert [cited.claim.party for cited in one.involved] == ["Peru"]


def test_copies_are_counted_once() -> None:
    first = telling(accuse("Peru", "Chile"))
    copy = replace(telling(accuse("Peru", "Chile"), name="b"), copy_of=first.document.id)
    assert silent(first, copy) == [("Chile", 2, 1)]


def test_the_outlets_and_people_of_no_party_are_never_silent() -> None:
    told = counts("Peru", count(BOTH, 2), count("residents", 1), count(None, 3))
    assert silent(telling(told, accuse("Peru", "attackers"), accuse("Peru", "narrator"))) == []


def test_who_denies_in_what_reads_as_a_reaction_is_not_silent() -> None:
    words = Span(0, 5, "Chile")
    reaction = Reaction("Chile", words, None, ReactionStance.DENY, "i1", words, 1.0)
    told = telling(accuse("Peru", "Chile"))
    assert silent(replace(told, reactions=(reaction,))) == []
    concern = replace(reaction, stance=ReactionStance.CONCERN)
    assert silent(replace(told, reactions=(concern,))) == [("Chile", 1, 1)]
