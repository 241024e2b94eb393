from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.document import Document
from rashomon.model.incident import Incident, Telling
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR, Cell, Role, Stance
from rashomon.tell.account import says
from rashomon.tell.brief import Brief, Material, Scope, brief
from rashomon.tell.entry import where
from rashomon.tell.notes import CONTEXT, note
from tell_samples import ACCUSES, claim, document, incident, report, span

ALL = Scope()


def sample(*incidents: Incident, scope: Scope = ALL) -> Brief:
    contacts = tuple((document(), one) for one in report().contacts)
    return brief(Material(incidents or (incident(),), contacts=contacts), scope)


def test_each_party_has_its_account_in_a_line() -> None:
    (one,) = sample().incidents
    assert [(line.party, line.text) for line in one.accounts] == [
        ("Veland", "accuses Noria; 4 killed (Veland)"),
        ("Noria", "denies having begun or done it; 2 killed (Veland)"),
    ]


def test_every_line_cites_a_note_and_every_note_stands_in_its_document() -> None:
    told = sample()
    (one,) = told.incidents
    lines = [*one.accounts, *one.disputed, *one.agreed, *one.reactions, *told.contacts]
    assert all(line.cites for line in lines)
    assert {n for line in lines for n in line.cites} == {n.number for n in told.notes}
    assert all(document().text[n.start : n.end] == n.evidence for n in told.notes)


def test_rival_counts_are_told_side_by_side() -> None:
    (one,) = sample().incidents
    (rivals,) = one.rivals
    assert (rivals.title, rivals.rival) == ("Killed, Veland", True)
    assert [(c.party, c.low, c.high) for c in rivals.counts] == [("Veland", 4, 4), ("Noria", 2, 2)]


def test_disputes_name_the_parties_and_no_winner() -> None:
    (one,) = sample().incidents
    told = {line.title: line.text for line in one.disputed}
    assert told["Killed, Veland"] == "Veland: 4; Noria: 2"
    assert all(line.between == ("Noria", "Veland") for line in one.disputed)


def test_reactions_and_contacts_in_words() -> None:
    told = sample()
    assert [line.text for line in told.incidents[0].reactions] == ["The Union urges restraint"]
    assert [line.text for line in told.contacts] == [
        "Meeting, scheduled: Noria and Veland; 5 March 2021; Port Ann"
    ]


def test_what_has_no_date_or_no_place_has_its_own_section() -> None:
    undated = incident("RSH-0002", start=None)
    unplaced = incident("RSH-0003", places=(), country=None)
    (telling,) = incident().tellings
    old = replace(telling, mention=replace(telling.mention, role=Role.BACKGROUND))
    background = incident("RSH-0004", tellings=(old,))
    told = sample(incident(), undated, unplaced, background)
    sections = (told.incidents, told.undated, told.unplaced, told.background)
    assert [[one.code for one in part] for part in sections] == [
        ["RSH-0SK1"],
        ["RSH-0002"],
        ["RSH-0003"],
        ["RSH-0004"],
    ]
    assert told.totals.incidents == 4


def test_what_may_lie_in_the_window_is_not_told_as_if_it_did() -> None:
    vague = incident("RSH-0005", start="2021-03")
    told = brief(Material((), undated=(vague,)), Scope("2021-03-01", "2021-03-07"))
    assert ([*told.incidents], [one.code for one in told.undated]) == ([], ["RSH-0005"])


def test_a_party_limits_contacts_too() -> None:
    assert sample(scope=Scope(party="Noria")).contacts
    assert not sample(scope=Scope(party="Elsewhere")).contacts


def test_an_incident_that_is_only_alluded_to_is_told() -> None:
    (telling,) = incident().tellings
    told = sample(incident(tellings=(replace(telling, claims=()),)))
    assert told.incidents[0].accounts == ()


def test_the_narrator_comes_last_and_is_named_as_such() -> None:
    (telling,) = incident().tellings
    own = claim(NARRATOR, Stance.ASSERTS, ACCUSES, initiator="Noria")
    told = sample(incident(tellings=(replace(telling, claims=(own, *telling.claims)),)))
    (one,) = told.incidents
    assert [line.party for line in one.accounts] == ["Veland", "Noria", NARRATOR]
    assert NARRATOR not in one.parties


def test_swapping_the_parties_swaps_the_lines_and_changes_nothing_else() -> None:
    swap = {"Veland": "Noria", "Noria": "Veland"}
    (telling,) = incident().tellings
    swapped = tuple(
        replace(
            one,
            party=swap[one.party],
            initiator=one.initiator and swap[one.initiator],
            casualties=tuple(replace(c, side=swap[str(c.side)]) for c in one.casualties),
        )
        for one in telling.claims
    )
    (one,) = sample().incidents
    (other,) = sample(incident(tellings=(replace(telling, claims=swapped),))).incidents
    for line, mirror in zip(one.accounts, other.accounts, strict=True):
        crossed = [swap.get(word.strip(";()"), word.strip(";()")) for word in line.text.split()]
        assert crossed == [word.strip(";()") for word in mirror.text.split()]
        assert (swap[line.party], line.cites) == (mirror.party, mirror.cites)


def test_places_within_places_are_named_once() -> None:
    places = ("village of Osk", "Osk", "Tarn", "Tarn valley", "Armenia")
    assert where(incident(places=places)) == "village of Osk, Tarn, Armenia"
    assert where(incident(places=(), country=None)) == "no place"


def test_what_a_claim_does_in_words() -> None:
    def told(stance: Stance, **more: object) -> str | None:
        return says(claim("Veland", stance, ACCUSES, **more))

    assert told(Stance.ASSERTS) is None
    assert told(Stance.ASSERTS, initiator="Veland") == "says that it acted itself"
    assert told(Stance.ADMITS, initiator="Veland") == "admits having acted"
    assert told(Stance.DENIES, about=Cell.OCCURRENCE) == "denies that it happened"
    assert told(Stance.DENIES, initiator="Noria") == "denies it, blaming Noria"
    assert told(Stance.JUSTIFIES, initiator="Noria") == "justifies what it did, blaming Noria"
    assert told(Stance.ACCUSES) == "accuses, naming nobody"


@given(st.text(min_size=1), st.data())
def test_a_note_shows_the_sentence_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    one = note(1, Document.of(text, "x.txt"), Span.cut(text, start, end))
    before, after = one.before.removeprefix("…"), one.after.removesuffix("…")
    assert before + one.evidence + after in text or "…" in text
    assert len(one.before) <= CONTEXT + 1
    assert "\n" not in one.before + one.after


def test_telling_order_is_publication_order() -> None:
    told, later = document(), document(name="later.txt")
    mention = report().mentions[0]
    one = Telling(told, mention, report().claims[:1], (), ())
    two = Telling(later, mention, report().claims[1:2], (), ())
    (entry,) = sample(incident(tellings=(one, two))).incidents
    assert [line.party for line in entry.accounts] == ["Veland", "Noria"]
    assert span(ACCUSES).text == entry.accounts[0].evidence
