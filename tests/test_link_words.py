"""Reports as people's decisions leave them: `link.words.rule`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.samples import sample
from rashomon.link.settling import traces
from rashomon.link.words import Ruled, rule
from rashomon.model.incident import Decision, MentionRef, Stand
from rashomon.model.report import Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role

DOCUMENT, REPORT = sample()
TEXT = DOCUMENT.text
ACCUSES, DENIES = REPORT.claims
I1 = REPORT.mentions[0]


def word(number: int, kind: str, *stands: Stand, of: Report = REPORT, made: str = "") -> Decision:
    """A decision of the kind, made in the order of its number, on mentions as `of` has them."""
    named = {stand.ref for stand in stands}
    marks = tuple(mark for mark in traces(of) if mark.ref in named)
    return Decision(
        kind, tuple(sorted(named)), "ana", made or "2031", "", (), marks, None, number, stands
    )


def undo(number: int, undoes: int) -> Decision:
    return Decision("undo", (), "ana", "2031", "", (), (), undoes, number)


def on(claim: Claim, now: Claim | None, first: Claim | None = None) -> Stand:
    return Stand(MentionRef(DOCUMENT.id, claim.incident), I1, claim, now, first)


def on_mention(now: Mention | None) -> Stand:
    return Stand(MentionRef(DOCUMENT.id, I1.key), I1, None, now)


def ruled(*decisions: Decision, report: Report = REPORT) -> Ruled:
    return rule(report, TEXT, decisions)


def parties(found: Ruled) -> list[str]:
    return [claim.party for claim in found.report.claims]


def moved(claim: Claim, by: int = 4, coder: str = "test-2") -> Claim:
    """The claim as another coder may have it: its evidence begins a little later."""
    start, end = claim.evidence.start + by, claim.evidence.end
    return replace(claim, evidence=Span.cut(TEXT, start, end), coder=coder, confidence=0.5)


def recoded(*claims: Claim, key: str = "i1") -> Report:
    """Another coding, with one mention where I1 stood."""
    told = tuple(replace(claim, incident=key) for claim in claims)
    return replace(REPORT, coder="test-2", mentions=(replace(I1, key=key),), claims=told)


CHANGED = replace(ACCUSES, party="Corland", coder="by ana", confidence=1.0)


def test_without_decisions_a_report_is_as_it_was_coded() -> None:
    found = ruled()
    assert found.report == REPORT
    assert found.numbers == (None, None)


def test_what_is_accepted_stays_as_it_is_and_is_told_as_decided() -> None:
    found = ruled(word(1, "accept", on(ACCUSES, ACCUSES), on_mention(I1)))
    assert found.report == REPORT
    assert found.numbers == (1, None)
    assert found.mentions == {"i1": 1}
    assert found.decided("i1") == ((ACCUSES.id(DOCUMENT.id), 1),)


def test_what_is_rejected_is_left_out_and_an_undo_brings_it_back() -> None:
    said = word(1, "reject", on(ACCUSES, None))
    assert parties(ruled(said)) == ["Borland"]
    assert ruled(said, undo(2, 1)).report == REPORT
    assert parties(ruled(said, undo(2, 1), undo(3, 2))) == ["Borland"]


def test_what_is_changed_stands_in_its_place() -> None:
    found = ruled(word(1, "change", on(ACCUSES, CHANGED)))
    assert found.report.claims == (CHANGED, DENIES)
    assert found.anchors == (ACCUSES, DENIES)


def test_the_later_of_two_words_on_one_claim_holds() -> None:
    change, reject = word(1, "change", on(ACCUSES, CHANGED)), word(2, "reject", on(ACCUSES, None))
    assert parties(ruled(change, reject)) == ["Borland"]
    assert parties(ruled(change, reject, undo(3, 2))) == ["Corland", "Borland"]
    then = word(2, "accept", on(CHANGED, CHANGED, first=ACCUSES))
    assert parties(ruled(change, then)) == ["Corland", "Borland"]
    assert parties(ruled(change, then, undo(3, 1))) == ["Corland", "Borland"]


def test_a_rejected_mention_takes_its_claims_along_but_for_later_words() -> None:
    before, gone = word(1, "accept", on(DENIES, DENIES)), word(2, "reject", on_mention(None))
    assert ruled(before, gone).report == replace(REPORT, mentions=(), claims=())
    after = word(3, "accept", on(ACCUSES, ACCUSES))
    assert ruled(before, gone, after).report == replace(REPORT, claims=(ACCUSES,))


def test_a_changed_mention_keeps_its_claims() -> None:
    war = replace(I1, type=IncidentType.WAR, when=When("2031"))
    found = ruled(word(1, "change", on_mention(war)))
    assert found.report == replace(REPORT, mentions=(war,))


def test_a_rejected_claim_stays_so_where_its_evidence_is_a_little_other() -> None:
    said = word(1, "reject", on(ACCUSES, None))
    assert parties(ruled(said, report=recoded(moved(ACCUSES), DENIES, key="i7"))) == ["Borland"]


def test_an_accepted_claim_is_that_of_a_new_coding_where_it_says_the_same() -> None:
    said = word(1, "accept", on(ACCUSES, ACCUSES))
    new = recoded(moved(ACCUSES), DENIES, key="i7")
    found = ruled(said, report=new)
    assert found.report == new
    assert found.numbers == (1, None)
    assert found.anchors[0] == replace(ACCUSES, incident="i7")


def test_an_accepted_claim_stands_where_a_new_coding_says_otherwise() -> None:
    said = word(1, "accept", on(ACCUSES, ACCUSES))
    (dead,) = ACCUSES.casualties
    other = replace(moved(ACCUSES), casualties=(replace(dead, low=9, high=9),))
    assert ruled(said, report=recoded(other)).report.claims == (ACCUSES,)


@pytest.mark.parametrize(("kind", "now"), [("accept", ACCUSES), ("change", CHANGED)])
def test_what_a_new_coding_lacks_is_put_back_as_decided(kind: str, now: Claim) -> None:
    said = word(1, kind, on(ACCUSES, now))
    found = ruled(said, report=recoded(DENIES, key="i7"))
    assert found.report.claims == (replace(DENIES, incident="i7"), replace(now, incident="i7"))
    assert found.numbers == (None, 1)
    assert ruled(said, undo(2, 1), report=recoded(DENIES)).report == recoded(DENIES)


def test_a_mention_that_a_new_coding_lacks_is_put_back_with_what_was_decided_on_it() -> None:
    said = word(1, "accept", on(DENIES, DENIES))
    elsewhere = Span.cut(TEXT, 0, 8)
    other = Mention("i1", Role.BACKGROUND, IncidentType.WAR, When(), (), None, (elsewhere,))
    new = replace(REPORT, coder="test-2", mentions=(other,), claims=())
    found = ruled(said, report=new)
    assert found.report.mentions == (other, replace(I1, key="i1-2"))
    assert found.report.claims == (replace(DENIES, incident="i1-2"),)
    assert found.now == {(1, MentionRef(DOCUMENT.id, "i1")): "i1-2"}
    assert ruled(word(1, "reject", on(DENIES, None)), report=new).report == new


def test_a_claim_that_a_new_coding_reads_as_it_was_changed_is_not_told_twice() -> None:
    said = word(1, "change", on(ACCUSES, CHANGED))
    found = ruled(said, report=recoded(moved(replace(ACCUSES, party="Corland")), DENIES))
    assert parties(found) == ["Corland", "Borland"]
    assert found.numbers == (1, None)


def test_one_rejected_claim_does_not_take_another_of_the_same_sentence_along() -> None:
    twin = replace(ACCUSES, initiator="Dorland")
    both = replace(REPORT, claims=(ACCUSES, twin, DENIES))
    assert ruled(word(1, "reject", on(ACCUSES, None)), report=both).report.claims == (twin, DENIES)


def test_two_people_s_words_on_one_claim_of_two_codings_are_on_one() -> None:
    mine = word(1, "accept", on(ACCUSES, ACCUSES))
    theirs = word(2, "reject", on(moved(ACCUSES), None), of=recoded(moved(ACCUSES), DENIES))
    again = replace(REPORT, coder="test-3", claims=(moved(ACCUSES, 8, "test-3"), DENIES))
    assert parties(ruled(mine, theirs, report=again)) == ["Borland"]


def test_words_that_cite_what_does_not_stand_there_are_passed_over() -> None:
    false = replace(CHANGED, evidence=Span(0, 5, "Never"))
    found = ruled(word(1, "change", on(ACCUSES, false)))
    assert found.report == REPORT
    assert found.now == {}


SAID = st.tuples(st.sampled_from(["accept", "reject", "change"]), st.booleans())


def _now(kind: str, claim: Claim) -> Claim | None:
    changed = replace(claim, party="Corland", coder="by ana", confidence=1.0)
    return {"accept": claim, "reject": None, "change": changed}[kind]


def _decisions(said: list[tuple[str, bool]]) -> list[Decision]:
    claims = [DENIES if second else ACCUSES for _, second in said]
    pairs = zip(said, claims, strict=True)
    return [
        word(number, kind, on(claim, _now(kind, claim)))
        for number, ((kind, _), claim) in enumerate(pairs, start=1)
    ]


@given(st.lists(SAID, max_size=6))
def test_coding_again_by_the_same_coder_changes_nothing(said: list[tuple[str, bool]]) -> None:
    decisions = _decisions(said)
    assert ruled(*decisions) == ruled(*decisions, report=replace(REPORT))


@given(st.lists(SAID, max_size=6))
def test_undone_decisions_leave_no_trace(said: list[tuple[str, bool]]) -> None:
    decisions = _decisions(said)
    undone = [undo(100 + one.number, one.number) for one in decisions]
    assert ruled(*decisions, *undone).report == REPORT
    again = [undo(200 + one.number, one.number) for one in undone]
    assert ruled(*decisions, *undone, *again) == ruled(*decisions)


@given(SAID, SAID, st.booleans())
def test_the_order_of_decisions_on_two_claims_does_not_matter(
    one: tuple[str, bool], other: tuple[str, bool], new: bool
) -> None:
    """Neither in this coding nor in another."""
    stands = [(one[0], on(ACCUSES, _now(one[0], ACCUSES)))]
    stands.append((other[0], on(DENIES, _now(other[0], DENIES))))
    report = recoded(moved(ACCUSES), key="i7") if new else REPORT
    there, back = (
        ruled(*(word(n, kind, stand) for n, (kind, stand) in enumerate(some, 1)), report=report)
        for some in (stands, stands[::-1])
    )
    assert there.report == back.report


@given(st.lists(SAID, max_size=6), st.integers(0, 12))
def test_no_accepted_or_changed_claim_is_lost_in_a_new_coding(
    said: list[tuple[str, bool]], by: int
) -> None:
    decisions = _decisions(said)
    last = {decision.stands[0].was: decision for decision in decisions}
    for new in (recoded(), recoded(moved(ACCUSES, by)), recoded(moved(DENIES, by), key="i9")):
        told = {(c.party, c.stance) for c in ruled(*decisions, report=new).report.claims}
        for one in last.values():
            now = one.stands[0].now
            if isinstance(now, Claim):
                assert (now.party, now.stance) in told
            elif one.stands[0].was:
                assert (one.stands[0].was.party, one.stands[0].was.stance) not in told
