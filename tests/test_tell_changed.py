from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.model.incident import Incident, Telling
from rashomon.tell.changed import changed
from tell_samples import COUNTS, TEXT, document, incident, killed

FIRST, THEN = date(2021, 3, 4), date(2021, 3, 6)


def retold(day: date | None, number: int) -> Telling:
    """The incident told again on a day, with another count by Noria."""
    (told,) = incident().tellings
    text = TEXT.replace("Bulletin", "") + f"Bulletin {number}."
    origin = replace(document().origin, published=day)
    again = replace(document(text, f"{number}.txt"), origin=origin)
    words = killed("Veland", number, COUNTS)
    claim = replace(told.claims[2], casualties=(replace(words, low=number, high=number),))
    return replace(told, document=again, claims=(claim,))


def twice(day: date | None) -> Incident:
    """Told first on FIRST, then on another day with another count."""
    return incident(tellings=(*incident().tellings, retold(day, 3)))


def test_what_no_document_told_before_is_new() -> None:
    told = changed([incident()], FIRST, FIRST)
    assert [one.code for one in told.new] == ["RSH-0SK1"]
    assert (told.further, told.revised) == ((), ())
    (one,) = told.new
    assert (one.what, one.when, one.documents) == ("Shelling", "2 March 2021", 1)


def test_what_was_told_before_is_told_again() -> None:
    told = changed([twice(THEN)], THEN, THEN)
    assert told.new == ()
    assert [(one.code, one.documents) for one in told.further] == [("RSH-0SK1", 1)]


def test_what_may_have_been_told_before_is_not_called_new() -> None:
    told = changed([twice(None)], FIRST, FIRST)
    assert (told.new, len(told.further)) == ((), 1)


def test_a_figure_that_a_party_revised_is_told_on_the_day_of_the_new_one() -> None:
    (turned,) = changed([twice(THEN)], THEN, THEN).revised
    assert (turned.party, turned.title) == ("Noria", "Killed, Veland")
    assert turned.text == "Noria: 2, later 3"
    assert [note.published for note in turned.notes] == ["2021-03-04", "2021-03-06"]
    assert changed([twice(THEN)], FIRST, FIRST).revised == ()


def test_a_revision_of_an_unknown_day_is_told_on_no_day() -> None:
    assert changed([twice(None)], FIRST, date(2030, 1, 1)).revised == ()
