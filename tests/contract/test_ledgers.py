"""One contract for every ledger."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from contract.samples import CODER, sample
from rashomon.ledger.protocol import Ledger
from rashomon.ledger.store import open_ledger
from rashomon.ledger.values import Around, Counts, Days
from rashomon.link.settling import traces
from rashomon.model.document import Document, Origin
from rashomon.model.errors import InputError, LedgerError, SpanError
from rashomon.model.incident import Decision, Incident, MentionRef
from rashomon.model.report import Report
from rashomon.model.span import Span

Opened = AbstractContextManager[Ledger]
Opener = Callable[..., Opened]
Patch = pytest.MonkeyPatch
MAY = {"since": date(2024, 5, 1), "until": date(2024, 5, 31)}
JULY = {"since": date(2024, 7, 1), "until": date(2024, 7, 31)}


@pytest.fixture(params=["sqlite"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the same ledger again and again; one for each kind of store."""
    path = tmp_path / "a.ledger"
    return lambda write=True: open_ledger(path, write=write)


def _files(incidents: tuple[Incident, ...]) -> list[list[str]]:
    return [[told.document.name for told in incident.tellings] for incident in incidents]


def test_what_was_added_comes_back_whole(opener: Opener) -> None:
    document, report = sample()
    with opener() as ledger:
        assert ledger.add(document, report)
    with opener(write=False) as ledger:
        assert ledger.has(document.id)
        assert ledger.document(document.id) == document
        assert ledger.report(document.id) == report
        assert ledger.counts() == Counts(1, 1, 2, 1, 1, 0, 0)


def test_what_is_not_there_is_not_there(opener: Opener) -> None:
    with opener() as ledger:
        assert not ledger.has("x")
        assert ledger.document("x") is None
        assert ledger.report("x") is None
        assert ledger.incidents() == ()
        assert ledger.note("x") is None


def test_adding_again_changes_nothing(opener: Opener) -> None:
    everything = [sample(number) for number in range(70)]
    with opener() as ledger:
        assert ledger.add_many(iter(everything)) == 70
        before = ledger.counts(), ledger.cards(), ledger.incidents()
        assert ledger.add_many(everything) == 0
        assert not ledger.add(*everything[3])
        assert (ledger.counts(), ledger.cards(), ledger.incidents()) == before


def test_one_text_twice_in_one_batch_is_one_document(opener: Opener) -> None:
    with opener() as ledger:
        assert ledger.add_many([sample(1), sample(1), sample(2)]) == 2
        assert ledger.counts().documents == 2


@pytest.mark.parametrize("odd", ["\0", "\ud800", "\u202e", "\r\n", "ﷺ", "\U0001f6d1", "\ufeff"])
def test_any_text_is_kept_verbatim(opener: Opener, odd: str) -> None:
    text = f"before {odd} after"
    origin = Origin(outlet=odd, url=odd, known_from=(("outlet", odd),))
    document = Document.of(text, f"{odd}.txt", origin)
    furniture = (Span.cut(text, 7, 7 + len(odd)),)
    report = Report(document.id, CODER, furniture=furniture)
    with opener() as ledger:
        assert ledger.add(document, report)
        assert ledger.document(document.id) == document
        assert ledger.report(document.id) == report


def test_a_report_that_cites_what_is_not_there_is_not_kept(opener: Opener) -> None:
    document, report = sample()
    false = replace(report, furniture=(Span(0, 3, "xxx"),))
    with opener() as ledger:
        with pytest.raises(SpanError):
            ledger.add(document, false)
        assert ledger.add_many([(document, false), sample(2)]) == 1
        assert [refusal.name for refusal in ledger.refused()] == ["1.txt"]
        assert not ledger.has(document.id)


def test_what_came_before_a_failure_is_kept(opener: Opener) -> None:
    def failing() -> object:
        yield sample(1)
        raise KeyboardInterrupt

    with opener() as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.add_many(failing())
        assert ledger.counts().documents == 1


def test_another_coder_is_appended_and_stands(opener: Opener) -> None:
    document, report = sample()
    _, recoded = sample(coder="test-2")
    with opener() as ledger:
        ledger.add(document, report)
        assert ledger.settled(document, CODER)
        assert not ledger.settled(document, "test-2")
        assert not ledger.add(document, recoded)
        assert ledger.report(document.id) == recoded
        assert ledger.counts() == Counts(1, 1, 2, 1, 1, 0, 0)


def test_an_origin_is_filled_in_and_never_forgotten(opener: Opener) -> None:
    plain, report = sample(published=None)
    dated, _ = sample()
    with opener() as ledger:
        ledger.add(plain, report)
        assert not ledger.settled(dated, CODER)
        ledger.add(dated, report)
        ledger.add(plain, report)
        assert ledger.document(plain.id) == dated
        assert [card.published for card in ledger.cards()] == ["2024-05-07"]


def test_a_refused_input_is_off_the_list_once_it_is_read(opener: Opener) -> None:
    with opener() as ledger:
        ledger.refuse("2.txt", "is empty")
        ledger.refuse("1.txt", "is binary")
        ledger.refuse("1.txt", "is a folder")
        assert [(r.name, r.reason) for r in ledger.refused()] == [
            ("1.txt", "is a folder"),
            ("2.txt", "is empty"),
        ]
        ledger.add(*sample(1))
        ledger.refuse("2.txt", "is empty")
        assert [r.name for r in ledger.refused()] == ["2.txt"]
        assert ledger.counts().refused == 1
        ledger.refuse("1.txt", "is empty")
        assert ledger.counts().refused == 2
        ledger.add(*sample(1))
        assert ledger.counts().refused == 1


def test_inputs_that_can_be_read_after_all_are_off_the_list(opener: Opener) -> None:
    with opener() as ledger:
        ledger.refuse("in/1.txt", "is empty")
        ledger.refuse("in/2.txt", "is empty")
        ledger.add(*sample(1))
        ledger.readable(["in/2.txt", "in/3.txt"])
        assert [r.name for r in ledger.refused()] == ["in/1.txt"]


def test_a_refusal_that_stands_is_not_repeated(opener: Opener, monkeypatch: Patch) -> None:
    with opener() as ledger:
        ledger.refuse("1.txt", "is empty")
        before = ledger.refused()
        monkeypatch.setattr("rashomon.ledger.writer._now", lambda: "later")
        ledger.refuse("1.txt", "is empty")
        assert ledger.refused() == before
        ledger.refuse("1.txt", "is a folder")
        assert ledger.refused() != before


def test_a_report_that_does_not_fit_its_document_is_not_kept(opener: Opener) -> None:
    document, report = sample()
    twins = replace(report, mentions=report.mentions * 2)
    strange = replace(report, document="other")
    with opener() as ledger:
        for wrong in (twins, strange):
            with pytest.raises(LedgerError, match=r"1\.txt"):
                ledger.add(document, wrong)
            assert ledger.add_many([(document, wrong)]) == 0
        assert ledger.counts().documents == 0
        assert ledger.counts().refused == 1


def test_a_document_that_loses_its_mentions_loses_its_incident(opener: Opener) -> None:
    document, report = sample()
    silent = replace(report, coder="test-2", mentions=(), claims=())
    with opener() as ledger:
        ledger.add(document, report)
        assert len(ledger.incidents()) == 1
        ledger.add(document, silent)
        assert ledger.incidents() == ()
        assert ledger.counts() == Counts(1, 0, 0, 1, 1, 0, 0)


def test_decisions_come_back_in_their_order_and_make_the_view_stale(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    refs = tuple(sorted(MentionRef(document.id, "i1") for document, _ in (one, other)))
    split = Decision("split", refs, "an analyst", "2024-06-01T00:00:00+00:00", "two villages")
    with opener() as ledger:
        ledger.add_many([one, other])
        assert len(ledger.incidents()) == 1
        ledger.decide(split)
        assert ledger.decisions() == (split,)
        assert len(ledger.incidents()) == 2
        join = replace(split, kind="join", reason="")
        ledger.decide(join)
        assert ledger.decisions() == (split, join)


def _split(one: tuple[Document, Report], other: tuple[Document, Report]) -> Decision:
    marks = (*traces(one[1]), *traces(other[1]))
    (mine,), (theirs,) = ([mark.ref] for mark in marks)
    return Decision("split", (mine,), "ana", "2024-06-01", "", (theirs,), marks)


def _undo(number: int) -> Decision:
    return Decision("undo", (), "ben", "2024-06-02", undoes=number)


def test_a_decision_has_its_number_and_comes_back_whole(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    decision = _split(one, other)
    with opener() as ledger:
        ledger.add_many([one, other])
        assert [ledger.decide(decision), ledger.decide(_undo(1))] == [1, 2]
        assert ledger.decisions() == (decision, _undo(1))
        assert [made.number for made in ledger.decisions()] == [1, 2]
        assert ledger.rulings().decisions == (decision, _undo(1))
        assert ledger.rulings().dormant == {}


def test_an_undone_decision_holds_no_more_until_the_undo_is_undone(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    with opener() as ledger:
        ledger.add_many([one, other])
        found = [len(ledger.incidents())]
        for decision in (_split(one, other), _undo(1), _undo(2), _undo(3)):
            ledger.decide(decision)
            found.append(len(ledger.incidents()))
    assert found == [1, 2, 1, 2, 1]


def test_nothing_is_undone_twice_and_nothing_that_is_not_there(opener: Opener) -> None:
    with opener() as ledger:
        with pytest.raises(InputError, match="no decision 1 to undo"):
            ledger.decide(_undo(1))
        ledger.decide(Decision("join", (), "x", "y"))
        ledger.decide(_undo(1))
        with pytest.raises(InputError, match="undone already, by decision 2"):
            ledger.decide(_undo(1))
        assert ledger.counts().decisions == 2


def test_a_decision_follows_its_mention_through_a_coding_with_other_keys(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    decision = _split(one, other)
    with opener() as ledger:
        ledger.add_many([one, other])
        ledger.decide(decision)
        ledger.add(one[0], _rekeyed(one[1], "i7"))
        (held,) = ledger.rulings().decisions
        assert held.subject == (MentionRef(one[0].id, "i7"),)
        assert ledger.decisions() == (decision,)
        assert not ledger.rulings().dormant
        assert len(ledger.incidents()) == 2


def _rekeyed(report: Report, key: str) -> Report:
    """The report by a later coder that calls its mention otherwise."""
    claims = tuple(replace(claim, incident=key) for claim in report.claims)
    mentions = (replace(report.mentions[0], key=key),)
    return replace(report, coder="test-2", mentions=mentions, claims=claims)


def test_a_decision_waits_while_its_mention_is_not_told(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    silent = replace(one[1], coder="test-2", mentions=(), claims=())
    with opener() as ledger:
        ledger.add_many([one, other])
        ledger.decide(_split(one, other))
        ledger.add(one[0], silent)
        assert ledger.rulings().dormant == {1: (MentionRef(one[0].id, "i1"),)}
        ledger.add(one[0], replace(one[1], coder="test-3"))
        assert ledger.rulings().dormant == {}
        assert len(ledger.incidents()) == 2


def test_a_decision_on_words_that_stand_elsewhere_waits(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    decision = _split(one, other)
    marks = tuple(replace(m, words=((0, 3),), evidence=()) for m in decision.traces)
    with opener() as ledger:
        ledger.add_many([one, other])
        ledger.decide(replace(decision, traces=marks))
        assert ledger.rulings().dormant == {1: decision.refs()}
        assert len(ledger.incidents()) == 1


def test_decisions_are_taken_over_once_and_numbered_anew(opener: Opener) -> None:
    one, other = sample(1), sample(2)
    first, own = _split(one, other), Decision("join", (), "own", "2024-05-01")
    theirs = [replace(first, number=4), replace(_undo(4), number=6), replace(_undo(6), number=9)]
    with opener() as ledger:
        ledger.add_many([one, other])
        ledger.decide(own)
        assert ledger.take_over(theirs) == 3
        assert ledger.decisions() == (own, first, _undo(2), _undo(3))
        assert ledger.take_over(theirs) == 0
        assert len(ledger.incidents()) == 2


def test_decisions_are_taken_over_whole_or_not_at_all(opener: Opener) -> None:
    theirs = [Decision("join", (), "x", "y", number=1), replace(_undo(5), number=2)]
    with opener() as ledger:
        with pytest.raises(InputError, match="decision 2: there is no decision 5 before it"):
            ledger.take_over(theirs)
        assert ledger.decisions() == ()


def test_no_decision_of_two_writers_is_lost(opener: Opener) -> None:
    with opener() as one, opener() as other:
        for number in range(20):
            ledger = (one, other)[number % 2]
            assert ledger.decide(Decision("join", (), str(number), "y")) == number + 1
        assert [made.by for made in one.decisions()] == [str(number) for number in range(20)]


def test_writers_at_once_wait_for_each_other(opener: Opener) -> None:
    def decide(name: str) -> None:
        with opener() as ledger:
            for number in range(10):
                ledger.decide(Decision("join", (), name, str(number)))

    with opener():
        pass
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(decide, "abcd"))
    with opener() as ledger:
        made = ledger.decisions()
    assert [one.number for one in made] == list(range(1, 41))
    assert all([o.made for o in made if o.by == n] == list("0123456789") for n in "abcd")


def test_the_last_note_under_a_key_is_told(opener: Opener) -> None:
    with opener() as ledger:
        ledger.set_note("notice", "one")
        ledger.set_note("notice", "two")
        ledger.set_note("other", "three")
        assert ledger.note("notice") == "two"


def test_incidents_hold_every_telling_the_oldest_first(opener: Opener) -> None:
    late, early = sample(1, published=date(2024, 5, 9)), sample(2)
    with opener() as ledger:
        ledger.add_many([late, early])
        (incident,) = ledger.incidents()
    assert (incident.type, incident.start, incident.places) == (
        "shelling",
        "2024-05-06",
        ("Orlin",),
    )
    assert incident.parties() == ("Arland", "Borland")
    first, second = incident.tellings
    assert (first.document, second.document) == (early[0], late[0])
    assert first.claims == early[1].claims
    assert first.contacts == early[1].contacts
    assert first.reactions == ()


def test_a_reaction_to_an_incident_is_told_with_it(opener: Opener) -> None:
    document, report = sample()
    bound = replace(report, reactions=(replace(report.reactions[0], about="i1"),))
    with opener() as ledger:
        ledger.add(document, bound)
        (incident,) = ledger.incidents()
        assert incident.tellings[0].reactions == bound.reactions
        assert ledger.reactions() == ()


def test_incidents_are_newest_first_and_the_undated_last(opener: Opener) -> None:
    days = ["2024-05-06", None, "2024-06-01", "2023"]
    with opener() as ledger:
        for number, day in enumerate(days):
            published = date(2024, 2 + number, 1)
            ledger.add(*sample(number, day=day, place=f"Orlin{number}", published=published))
        assert [i.start for i in ledger.incidents()] == ["2024-06-01", "2024-05-06", "2023", None]


@pytest.mark.parametrize(
    ("day", "window", "sure", "perhaps"),
    [
        ("2024-05-01", MAY, True, False),
        ("2024-05-31", MAY, True, False),
        ("2024-06-01", MAY, False, False),
        ("2024-04-30", MAY, False, False),
        ("2024-05", MAY, True, False),
        ("2024", MAY, False, True),
        ("2024-05", {"since": date(2024, 5, 2)}, False, True),
        ("2024-05", {"until": date(2024, 5, 31)}, True, False),
        (None, MAY, False, True),
        (None, {}, True, True),
        ("2024", {}, True, False),
        (None, JULY, False, False),
        ("2024", JULY, False, False),
    ],
)
def test_windows(
    opener: Opener, day: str | None, window: dict[str, date], sure: bool, perhaps: bool
) -> None:
    with opener() as ledger:
        ledger.add(*sample(day=day))
        assert bool(ledger.incidents(**window)) is sure
        assert bool(ledger.undated(**window)) is perhaps


def test_what_nothing_dates_is_in_no_window_and_is_counted(opener: Opener) -> None:
    with opener() as ledger:
        ledger.add(*sample(day=None, published=None))
        assert ledger.undated(**JULY) == ()
        assert ledger.reactions(**JULY) == ()
        assert ledger.contacts(**JULY) == ()
        assert ledger.timeless() == 1
        assert len(ledger.incidents()) == 1


def test_what_the_text_or_the_publication_dates_is_not_timeless(opener: Opener) -> None:
    with opener() as ledger:
        ledger.add(*sample(1, day=None))
        ledger.add(*sample(2, published=None))
        assert ledger.timeless() == 0


def test_filters(opener: Opener) -> None:
    with opener() as ledger:
        ledger.add(*sample(1, place="Upper Orlin"))
        ledger.add(*sample(2, place="Zeva", day="2024-05-20"))
        assert _files(ledger.incidents(party="bORland")) == [["2.txt"], ["1.txt"]]
        assert ledger.incidents(party="Bor") == ()
        assert _files(ledger.incidents(place="orlin")) == [["1.txt"]]
        assert ledger.incidents(place="%") == ()
        assert _files(ledger.incidents(type="shelling", since=date(2024, 5, 10))) == [["2.txt"]]
        assert ledger.incidents(type="war") == ()
        assert ledger.undated(place="zeva") == ()


def test_an_incident_answers_to_its_code(opener: Opener) -> None:
    with opener() as ledger:
        ledger.add(*sample(1))
        ledger.add(*sample(2, place="Zeva", day="2024-05-20"))
        for incident in ledger.incidents():
            assert ledger.incidents(code=incident.code) == (incident,)
            assert ledger.incidents(code=incident.code.lower()) == (incident,)
        with pytest.raises(InputError):
            ledger.incidents(code="RSH-")


def test_contacts_and_reactions_of_a_window(opener: Opener) -> None:
    june = sample(2, published=date(2024, 6, 2))
    may = sample(1)
    with opener() as ledger:
        ledger.add_many([may, june])
        assert ledger.contacts() == ((june[0], june[1].contacts[0]), (may[0], may[1].contacts[0]))
        assert ledger.contacts(**MAY) == ((may[0], may[1].contacts[0]),)
        assert ledger.reactions(**MAY) == ((may[0], may[1].reactions[0]),)
        assert [document.name for document, _ in ledger.reactions()] == ["2.txt", "1.txt"]


def test_a_contact_with_a_day_goes_by_its_day(opener: Opener) -> None:
    document, report = sample()
    when = replace(report.contacts[0].when, start="2024-07-03")
    with opener() as ledger:
        ledger.add(document, replace(report, contacts=(replace(report.contacts[0], when=when),)))
        assert ledger.contacts(**MAY) == ()
        assert len(ledger.contacts(**JULY)) == 1


def test_a_ledger_open_for_reading_is_not_written(opener: Opener) -> None:
    with opener() as ledger:
        ledger.add(*sample(1))
    with opener(write=False) as ledger:
        for write in (
            lambda: ledger.add(*sample(2)),
            lambda: ledger.add_many([sample(2)]),
            lambda: ledger.refuse("x", "y"),
            lambda: ledger.set_note("x", "y"),
            lambda: ledger.decide(Decision("join", (), "x", "y")),
            lambda: ledger.take_over([]),
        ):
            with pytest.raises(LedgerError, match="reading only"):
                write()
        assert ledger.counts() == Counts(1, 1, 2, 1, 1, 0, 0)


def test_readers_see_whole_batches_while_another_writes(opener: Opener) -> None:
    with opener() as writer, opener(write=False) as reader:
        for number in range(5):
            writer.add(*sample(number))
            assert reader.counts().claims == 2 * (number + 1)
            assert sum(len(i.tellings) for i in reader.incidents()) == number + 1
        assert not writer.refresh() or writer.incidents() == reader.incidents()


def test_the_view_is_the_same_however_it_came_about(opener: Opener, tmp_path: Path) -> None:
    everything = [
        sample(n, day=f"2024-05-{n % 9 + 1:02}", place=f"Orlin{n % 4}") for n in range(24)
    ]
    with opener() as ledger:
        for document, report in everything:
            ledger.add(document, report)
            ledger.refresh()
        assert not ledger.refresh()
        one = ledger.incidents()
    with open_ledger(tmp_path / "b.ledger", write=True) as ledger:
        ledger.add_many(reversed(everything))
        assert ledger.incidents() == one


def test_what_linking_saw_of_an_incident_and_what_it_compared_it_with(opener: Opener) -> None:
    with opener() as ledger:
        for number, day in ((1, "2024-05-06"), (2, "2024-05-06"), (3, "2024-05-09")):
            ledger.add(*sample(number, day=day))
        (code,) = {one.code for one in ledger.incidents() if len(one.tellings) == 2}
        mentions = ledger.linked(code)
        assert [one.code for one in mentions] == [code, code]
        assert {one.root for one in mentions} == {mentions[0].card.ref}
        assert [one.card.start for one in ledger.beside(code)] == ["2024-05-09"]


def test_a_code_of_an_earlier_coding_leads_to_the_incident_by_now(opener: Opener) -> None:
    one = sample(1)
    with opener() as ledger:
        ledger.add(*one)
        (before,) = ledger.incidents()
        ledger.add(one[0], _rekeyed(one[1], "i7"))
        (after,) = ledger.incidents()
        assert before.code != after.code
        assert ledger.incidents(code=before.code) == (after,)
        assert ledger.incidents(code=before.code.lower()) == (after,)


def test_a_code_of_what_no_coding_tells_any_more_says_so(opener: Opener) -> None:
    document, report = sample(1)
    mention = report.mentions[0]
    elsewhere = replace(
        mention,
        key="i7",
        places=(Span.cut(document.text, 0, 8),),
        phrases=(Span.cut(document.text, 0, 8),),
    )
    other = replace(report, coder="test-2", mentions=(elsewhere,), claims=())
    with opener() as ledger:
        ledger.add(document, report)
        (before,) = ledger.incidents()
        ledger.add(document, other)
        (after,) = ledger.incidents()
        with pytest.raises(InputError, match=r"1\.txt told of it, .* by now it tells of RSH-") as e:
            ledger.incidents(code=before.code)
        assert after.code in str(e.value)


def test_what_documents_of_a_day_tell_is_found_with_all_that_is_told_of_it(opener: Opener) -> None:
    later = sample(2, published=date(2024, 5, 9))
    other = sample(3, place="Ventla", day="2022-01-05", published=date(2024, 5, 9))
    undated = sample(4, place="Hask", day="2019-02-03", published=None)
    with opener() as ledger:
        ledger.add_many([sample(1), later, other, undated])
        day = {"since": date(2024, 5, 9), "until": date(2024, 5, 9)}
        assert _files(ledger.told(**day)) == [["1.txt", "2.txt"], ["3.txt"]]
        assert _files(ledger.told(until=date(2024, 5, 8))) == [["1.txt", "2.txt"]]
        assert ledger.told(since=date(2024, 5, 10)) == ()
        assert _files(ledger.told(**day, most=1)) == [["3.txt"]]
        assert ledger.often(**day, most=1) == (ledger.told(**day)[0].code,)
        assert ledger.often(**day, most=2) == ()
        assert len(ledger.told()) == 2


def test_the_days_of_publication_beside_a_window(opener: Opener) -> None:
    week = [date(2024, 5, day) for day in (7, 9, 12)]
    with opener() as ledger:
        assert ledger.days() == Days()
        ledger.add_many(
            [*(sample(n, published=day) for n, day in enumerate(week)), sample(9, published=None)]
        )
        assert ledger.days() == Days(first=week[0], last=week[2])
        assert ledger.days(week[1], week[1]) == Days(week[0], week[2], week[0], week[2])
        assert ledger.days(week[0], week[2]) == Days(week[0], week[2])


def test_documents_are_listed_the_last_published_first(opener: Opener) -> None:
    days = [date(2024, 5, 7), None, date(2024, 5, 9), date(2024, 5, 7), None, date(2024, 5, 7)]
    with opener() as ledger:
        for number, day in enumerate(days):
            ledger.add(*sample(number, published=day))
        every = ledger.listed(10)
        assert [one.printing.origin.published for one in every] == [
            date(2024, 5, 9),
            *[date(2024, 5, 7)] * 3,
            None,
            None,
        ]
        assert [(one.claims, one.coder) for one in every] == [(2, CODER)] * 6
        walked, last = list(ledger.listed(2)), ledger.listed(2)[-1]
        while some := ledger.listed(2, last.printing.origin.published, last.printing.document):
            walked += some
            last = some[-1]
        assert tuple(walked) == every
        assert ledger.listed(10, until=date(2024, 5, 8)) == every[1:]
        assert ledger.listed(10, until=date(2024, 1, 1)) == every[4:]


def test_a_document_coded_again_is_listed_once_as_it_was_coded_last(opener: Opener) -> None:
    document, report = sample()
    with opener() as ledger:
        ledger.add(document, report)
        ledger.add(document, replace(report, coder="test-2", claims=report.claims[:1]))
        assert [(one.coder, one.claims) for one in ledger.listed(5)] == [("test-2", 1)]
        assert ledger.size() == 1
        assert ledger.coded(document.id) == (document, ledger.report(document.id))
        assert ledger.coded("x") is None


def test_what_stands_around_a_document(opener: Opener) -> None:
    first, other = sample(1), sample(2, published=date(2024, 5, 8))
    far = sample(3, place="Zand", day="2020-01-02", published=date(2020, 1, 3))
    with opener() as ledger:
        for one in (first, other, far):
            ledger.add(*one)
        around = ledger.around(first[0].id, 5)
        assert [key for key, _ in around.codes] == ["i1"]
        (tellers,) = around.tellers
        assert tellers.code == around.codes[0][1]
        assert (tellers.total, [one.name for one in tellers.documents]) == (1, ["2.txt"])
        assert (around.first, around.copies, around.copied) == (None, (), 0)
        assert ledger.around("x", 5) == Around()
