"""Every kind of finding, and which goes first: hand-made cases."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import Cell, Figure, FindingKind, Stance
from rashomon.weigh.tables import change_words, denial_words
from weigh_samples import accuse, at, cells, claim, count, counts, deny, killed, on, turns

AGREED, DISPUTED, DENIED = FindingKind.AGREED, FindingKind.DISPUTED, FindingKind.DENIED
WITHDRAWN, REVISED = FindingKind.WITHDRAWN, FindingKind.REVISED
ONE_SIDED, UNCLAIMED = FindingKind.ONE_SIDED, FindingKind.UNCLAIMED
OCCURRENCE, INITIATOR = (Cell.OCCURRENCE, ""), (Cell.INITIATOR, "")
STATUS = (Cell.TARGET, "killed, civilians or fighters")
FOUR, SIX = counts("Peru", count("Peru", 4)), counts("Peru", count("Peru", 6))


def words_of(party: str, text: str, *figures: tuple[str, int]) -> Claim:
    """A claim with counts where the words of each stand in `text`."""
    some: list[Casualty] = []
    for words, number in figures:
        start = text.index(words)
        span = Span.cut(text, start, start + len(words))
        some.append(replace(count("Peru", number), span=span))
    return counts(party, *some, words=text)


def test_docs_tell_the_kinds_in_their_order() -> None:
    page = (Path(__file__).parents[1] / "docs" / "findings.md").read_text("utf-8")
    table = page.split("## The kinds")[1].split("##")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.M) == [kind.value for kind in FindingKind]


def test_a_later_figure_of_the_same_party_revises_the_earlier() -> None:
    found = killed(on(2, SIX), on(1, FOUR))
    assert (found.kind, found.between) == (REVISED, ())
    assert turns(found) == [(REVISED, "Peru", "4", "6")]
    assert {value.text for value in found.values} == {"4", "6"}


def test_a_figure_revised_twice_keeps_both_steps() -> None:
    eight = counts("Peru", count("Peru", 8))
    found = killed(on(1, FOUR), on(2, SIX), on(3, eight))
    assert turns(found) == [(REVISED, "Peru", "4", "6"), (REVISED, "Peru", "6", "8")]


def test_a_closer_figure_is_no_revision() -> None:
    found = killed(on(1, counts("Peru", count("Peru", 4, None))), on(2, SIX))
    assert (found.kind, found.changes) == (ONE_SIDED, ())


def test_what_is_published_on_one_day_or_on_no_known_day_revises_nothing() -> None:
    assert killed(on(1, FOUR), on(1, SIX, name="b")).kind is ONE_SIDED
    assert killed(on(1, FOUR), on(None, SIX)).kind is ONE_SIDED
    assert killed(on(None, FOUR), on(None, SIX, name="b")).kind is ONE_SIDED


def test_an_undated_document_alone_tells_by_position() -> None:
    assert turns(killed(on(None, FOUR, at(SIX, 50)))) == [(REVISED, "Peru", "4", "6")]


def test_two_speakers_of_one_document_are_not_told_apart_by_position() -> None:
    assert killed(on(1, FOUR, at(SIX, 50, "mayor"))).kind is ONE_SIDED


def test_words_beside_a_count_overrule_its_position() -> None:
    text = "The toll now stands at six dead; it had spoken of four dead."
    found = killed(on(1, words_of("Peru", text, ("six dead", 6), ("four dead", 4))))
    assert turns(found) == [(REVISED, "Peru", "4", "6")]


def test_what_was_added_is_added() -> None:
    more = counts("Peru", count("Peru", 2, figure=Figure.INCREMENT))
    found = killed(on(1, FOUR), on(2, more), on(3, SIX))
    assert turns(found) == [(REVISED, "Peru", "4", "2 more")]
    assert found.kind is REVISED


def test_a_part_revises_nothing() -> None:
    part = counts("Peru", count("Peru", 2, figure=Figure.PART))
    assert killed(on(1, FOUR), on(2, part)).changes == ()


def test_counts_in_parts_are_no_revision_of_their_sum() -> None:
    parts = counts("Peru", count("Peru", 4), count("Peru", 2))
    assert killed(on(1, parts), on(2, SIX)).changes == ()


def test_a_count_of_fighters_is_no_revision_of_one_of_civilians() -> None:
    civilian = counts("Peru", count("Peru", 1, civilian=True))
    fighters = counts("Peru", count("Peru", 11, civilian=False))
    assert killed(on(1, civilian), on(2, fighters)).changes == ()
    more = counts("Peru", count("Peru", 12, civilian=False))
    assert turns(killed(on(1, civilian, fighters), on(2, more))) == [(REVISED, "Peru", "11", "12")]


def test_a_copy_is_no_later_word() -> None:
    first, second = on(1, FOUR), on(2, SIX)
    copy = on(3, FOUR, name="b", copy_of=first[0].document.id)
    assert turns(killed(first, second, copy)) == [(REVISED, "Peru", "4", "6")]


def test_a_revision_is_kept_beside_a_dispute() -> None:
    rival = counts("Chile", count("Peru", 9))
    found = killed(on(1, FOUR, rival), on(2, SIX))
    assert (found.kind, found.between) == (DISPUTED, ("Chile", "Peru"))
    assert turns(found) == [(REVISED, "Peru", "4", "6")]


def test_only_the_last_figure_is_set_against_others() -> None:
    found = killed(on(1, FOUR), on(2, SIX, counts("Chile", count("Peru", 6))))
    assert (found.kind, len(found.changes)) == (AGREED, 1)
    assert killed(on(1, FOUR), on(2, SIX, counts("Chile", count("Peru", 4)))).kind is DISPUTED


def test_a_party_that_takes_back_what_only_it_told_has_withdrawn() -> None:
    back = deny("Peru", "retracted its statement")
    found = cells(on(1, accuse("Peru", "Chile")), on(2, back))
    assert found[OCCURRENCE].kind is WITHDRAWN
    assert found[INITIATOR].kind is WITHDRAWN
    assert turns(found[INITIATOR]) == [(WITHDRAWN, "Peru", "Chile", "taken back")]


def test_a_charge_taken_back_leaves_that_it_happened() -> None:
    back = deny("Peru", "took it back a day later")
    found = cells(on(1, accuse("Peru", "Chile"), FOUR), on(2, back))
    assert found[INITIATOR].kind is WITHDRAWN
    assert found[OCCURRENCE].kind is ONE_SIDED
    assert found[Cell.CASUALTIES, "killed, Peru"].kind is ONE_SIDED


def test_a_plain_denial_of_what_only_it_told_is_a_withdrawal_too() -> None:
    found = cells(on(1, claim("Peru")), on(2, deny("Peru", "said that nothing happened")))
    assert found[OCCURRENCE].kind is WITHDRAWN


def test_a_denial_of_losses_after_a_count_rejects_other_counts_and_takes_nothing_back() -> None:
    found = killed(on(1, FOUR), on(2, deny("Peru", "called the figures spread about it a lie")))
    assert (found.kind, found.changes) == (ONE_SIDED, ())


def test_two_speakers_of_one_document_take_nothing_back_from_each_other() -> None:
    never = at(deny("Peru", "said that nothing happened"), 50, "mayor")
    assert cells(on(1, claim("Peru"), never))[OCCURRENCE].kind is DENIED
    same = at(deny("Peru", "said that nothing happened"), 50)
    assert cells(on(1, claim("Peru"), same))[OCCURRENCE].kind is WITHDRAWN


def test_a_denial_before_the_claim_or_of_another_cell_takes_nothing_back() -> None:
    first = cells(on(2, claim("Peru")), on(1, deny("Peru", "said that nothing happened")))
    assert first[OCCURRENCE].kind is DENIED
    other = cells(on(1, FOUR), on(2, deny("Peru", "never aimed at houses")))
    assert other[Cell.CASUALTIES, "killed, Peru"].kind is ONE_SIDED


def test_a_party_that_rejects_another_takes_nothing_back() -> None:
    claims = on(1, accuse("Peru", "Chile"), accuse("Chile", "Peru"))
    found = cells(claims, on(2, deny("Peru", "nothing to do with it")))
    assert (found[INITIATOR].kind, found[INITIATOR].changes) == (DISPUTED, ())


def test_a_figure_taken_back_stands_against_nobody() -> None:
    rival, back = counts("Chile", count("Peru", 9)), deny("Peru", "retracted the toll")
    found = killed(on(1, FOUR, rival), on(2, back))
    assert (found.kind, found.between) == (ONE_SIDED, ())
    assert turns(found) == [(WITHDRAWN, "Peru", "4", "taken back")]


def test_a_denial_of_what_was_taken_back_disputes_it_no_more() -> None:
    accused = on(
        1, accuse("Peru", "Chile"), deny("Chile", "nothing to do with it"), claim("Bolivia")
    )
    assert cells(accused)[INITIATOR].kind is DISPUTED
    found = cells(accused, on(2, deny("Peru", "retracted its charge", Cell.INITIATOR)))
    assert (found[INITIATOR].kind, found[INITIATOR].between) == (DENIED, ())
    assert [one.kind for one in found[INITIATOR].changes] == [WITHDRAWN]


def test_a_denial_that_gives_way_is_given_up() -> None:
    admits = replace(claim("Chile", Stance.ADMITS), initiator="Chile")
    first = on(1, accuse("Peru", "Chile"), deny("Chile", "nothing to do with it"))
    found = cells(first, on(2, admits))
    assert found[INITIATOR].kind is AGREED
    assert turns(found[INITIATOR]) == [(WITHDRAWN, "Chile", "denied", "Chile")]
    assert cells(first, on(1, admits, name="b"))[INITIATOR].kind is DISPUTED


@pytest.mark.parametrize("others", [(), (claim("narrator"),)])
def test_a_denial_of_what_no_party_says(others: tuple[Claim, ...]) -> None:
    found = cells(on(1, *others, deny("Peru")))[OCCURRENCE]
    assert (found.kind, found.between) == (DENIED, ())


def test_a_denial_of_what_a_party_says_is_a_dispute() -> None:
    assert cells(on(1, claim("Chile"), deny("Peru")))[OCCURRENCE].kind is DISPUTED


def test_who_denies_what_another_is_blamed_for_disputes_nothing() -> None:
    denies = deny("Bolivia", "would have none of it")
    found = cells(on(1, accuse("Peru", "Chile"), claim("narrator"), denies))
    assert (found[INITIATOR].kind, found[INITIATOR].between) == (ONE_SIDED, ())
    assert {value.party for value in found[INITIATOR].values} == {"Peru", "Bolivia"}


def test_agreement_says_in_how_many_documents_without_copies() -> None:
    first = on(1, claim("Peru"))
    copy = on(2, claim("Peru"), name="b", copy_of=first[0].document.id)
    found = cells(first, copy, on(1, claim("Chile"), name="c"))[OCCURRENCE]
    assert (found.kind, found.documents, found.independent) == (AGREED, 3, 2)
    assert {v.party: (v.documents, v.independent) for v in found.values} == {
        "Peru": (2, 1),
        "Chile": (1, 1),
    }


def test_many_documents_of_one_party_make_no_agreement() -> None:
    assert cells(on(1, claim("Peru")), on(1, claim("Peru"), name="b"))[OCCURRENCE].kind is ONE_SIDED


def test_the_same_dead_as_civilians_and_as_fighters() -> None:
    ours = counts("Peru", count("Peru", 7, civilian=True))
    theirs = counts("Chile", count(None, 5, 9, civilian=False))
    found = cells(on(1, ours, theirs))[STATUS]
    assert (found.kind, found.between) == (DISPUTED, ("Chile", "Peru"))
    assert {(v.party, v.text) for v in found.values} == {
        ("Peru", "civilians"),
        ("Chile", "fighters"),
    }


@pytest.mark.parametrize(
    "theirs",
    [
        counts("Chile", count(None, 20, civilian=False)),  # other numbers
        counts("Chile", count("Chile", 7, civilian=False)),  # its own fighters
        counts("Chile", count("Peru", 7, civilian=True)),  # the same status
        counts("Chile", count("Peru", 7)),  # no status
        counts("Chile", count(None, 7, civilian=False), count(None, 2, civilian=True)),  # both
        counts("narrator", count(None, 7, civilian=False)),  # the outlet's own voice
        counts("Peru", count(None, 7, civilian=False)),  # itself
    ],
)
def test_what_is_no_dispute_on_status(theirs: Claim) -> None:
    ours = counts("Peru", count("Peru", 7, civilian=True))
    assert STATUS not in cells(on(1, ours, theirs))


def test_who_owns_to_the_deed_says_fighters_and_others_count_civilians() -> None:
    owns = replace(claim("Peru", words="it hit a rebel camp"), initiator="Peru")
    told = on(1, owns, counts("Chile", count(None, 7, civilian=True)))
    found = cells(told)[Cell.TARGET, ""]
    assert (found.kind, found.between) == (DISPUTED, ("Chile", "Peru"))
    plain = replace(owns, evidence=Span(0, 12, "it hit a hut"))
    assert (Cell.TARGET, "") not in cells(on(1, plain, told[1].claim))
    blames = replace(owns, initiator="Chile")
    assert (Cell.TARGET, "") not in cells(on(1, blames, told[1].claim))


def people(words: str) -> Claim:
    """A claim that counts people of Peru in words without a number."""
    span = Span(0, len(words), words)
    return counts("Chile", replace(count("Peru", None, None), span=span))


@pytest.mark.parametrize(
    ("words", "ours", "kind"),
    [
        ("dozens of dead", 7, DISPUTED),
        ("dozens of dead", 30, ONE_SIDED),
        ("many dead", 3, DISPUTED),
        ("dead", 1, ONE_SIDED),
        ("dead", 0, DISPUTED),
    ],
)
def test_words_without_a_number_are_compared_by_the_fewest_that_they_can_mean(
    words: str, ours: int, kind: FindingKind
) -> None:
    found = killed(on(1, people(words), counts("Peru", count("Peru", ours))))
    assert found.kind is kind
    assert ("Chile", words) in {(value.party, value.text) for value in found.values}


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ([count("Peru", 4)], [count(None, 9)], DISPUTED),  # one people alone is counted
        ([count("Peru", 4)], [count(None, 4)], ONE_SIDED),  # that is no agreement
        ([count("Peru", 4)], [count("Peru", 4), count(None, 9)], ONE_SIDED),  # tells them apart
        ([count("Peru", 4), count("Chile", 3)], [count(None, 7)], ONE_SIDED),  # both peoples
        ([count("Peru", 4), count("Chile", 3)], [count(None, 9)], ONE_SIDED),
        ([count("Peru", 4), count("Chile", 3)], [count(None, 2)], DISPUTED),  # fewer than one
    ],
)
def test_counts_that_do_not_say_of_whom(
    ours: list[Casualty], theirs: list[Casualty], kind: FindingKind
) -> None:
    found = killed(on(1, counts("Peru", *ours), counts("Bolivia", *theirs)), side="people not told")
    assert found.kind is kind
    if kind is DISPUTED:
        assert found.between == ("Bolivia", "Peru")
        assert ("Peru", "4 (Peru)") in {(value.party, value.text) for value in found.values}


def test_no_civilians_is_no_count_of_civilians() -> None:
    ours = counts("Peru", count(None, 0, civilian=True))
    assert STATUS not in cells(on(1, ours, counts("Chile", count(None, 7, civilian=False))))


def test_every_word_of_the_tables_is_folded() -> None:
    for table in (change_words(), denial_words()):
        assert all(word == word.lower() and "’" not in word for words in table for word in words)
