"""Why mentions are one incident: each join by its fields, and what came near and is another."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner, Result

from contract.samples import sample
from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger
from rashomon.link.card import Card
from rashomon.link.linker import link
from rashomon.link.traits import traits
from rashomon.link.weights import ENOUGH, compare, score, total
from rashomon.link.why import Ground, Reason, Why, explain
from rashomon.model.incident import Decision, MentionRef
from rashomon.tell.as_json import as_json
from rashomon.tell.decisions import Made
from rashomon.tell.waterfall import waterfall
from rashomon.tell.why import WhyPage, why_page
from rashomon.tell.why_terminal import print_why


@dataclass(frozen=True)
class Seen:
    """A mention and the code of its incident."""

    card: Card
    code: str


def told(name: str, **changes: object) -> Card:
    document, _, key = name.partition("/")
    base = Card(
        ref=MentionRef(document, key or "i1"),
        role="foreground",
        type="armed_clash",
        start="2031-05-04",
        end=None,
        country="PE",
        places=("Huanta",),
        parties=("Ecuador", "Peru"),
        published="2031-05-05",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def ref(name: str) -> MentionRef:
    return told(name).ref


def why(
    cards: list[Card],
    of: str,
    *decisions: Decision,
    only: str | None = None,
    part: slice = slice(None),
) -> Why:
    """Why the incident of the mention `of` is one, of all that `cards` mention."""
    codes = {r: group.code for group in link(cards, decisions) for r in group.refs}
    seen = [Seen(card, codes[card.ref]) for card in cards]
    mine = [one for one in seen if one.code == codes[ref(of)]]
    others = [one for one in seen if one.code != codes[ref(of)]]

    def group(code: str) -> list[Seen]:
        return [one for one in seen if one.code == code]

    return explain(mine, others, group, decisions, only, part)


def ruling(kind: str, some: str, others: str, number: int = 1) -> Decision:
    sides = [tuple(ref(name) for name in side.split()) for side in (some, others)]
    return Decision(kind, sides[0], "ana", "2031-06-01", "", sides[1], number=number)


def test_every_join_tells_its_fields_and_they_add_up() -> None:
    first, second = why([told("a"), told("b")], "a").joins
    assert (first.ref, first.via, first.ground) == (ref("a"), None, Ground.BEGAN)
    assert (second.ref, second.via, second.ground) == (ref("b"), ref("a"), Ground.ENOUGH)
    assert second.weights == compare(traits(told("b")), traits(told("a")))
    assert total(second.weights) >= ENOUGH


def test_a_mention_is_told_with_the_one_that_it_matches_best() -> None:
    far = told("b", places=("Sullana", "Huanta"))
    joins = why([told("a"), far, told("c", places=("Sullana",))], "a").joins
    assert [(one.ref.document, one.via and one.via.document) for one in joins] == [
        ("a", None),
        ("b", "a"),
        ("c", "b"),
    ]


def test_only_one_document_is_explained_where_it_is_asked_for() -> None:
    found = why([told("a"), told("b"), told("c")], "a", only="b")
    assert [one.ref.document for one in found.joins] == ["b"]


def test_a_part_of_many_joins_is_told_as_in_the_whole() -> None:
    cards = [told(name) for name in "abcde"]
    whole = why(cards, "a").joins
    assert why(cards, "a", part=slice(1, 3)).joins == whole[1:3]
    assert why(cards, "a", part=slice(9, 12)).joins == ()


def test_what_tells_no_day_or_place_is_of_lower_confidence() -> None:
    cards = [told("a"), told("b", start="2031-05"), told("c", places=(), country=None)]
    unsure = {one.ref.document: one.unsure for one in why(cards, "a").joins}
    assert unsure["a"] == ()
    assert "it tells no day" in unsure["b"]
    assert "it tells no place" in unsure["c"]


def test_a_join_by_decision_names_it() -> None:
    cards = [told("a"), told("b", start="2019-01-01", places=(), parties=(), country=None)]
    (_, other) = why(cards, "a", ruling("join", "a", "b")).joins
    assert (other.ground, other.decisions, other.weights) == (Ground.DECIDED, (1,), ())


def test_a_split_is_named_by_what_it_holds_together_and_apart() -> None:
    cards = [told("a"), told("b"), told("c"), told("d")]
    found = why(cards, "c", ruling("split", "c d", "a b", number=4))
    assert [one.decisions for one in found.joins] == [(4,), (4,)]
    (near,) = found.near
    assert (near.reason, near.decisions) == (Reason.DECIDED, (4,))


def test_near_misses_say_that_one_report_tells_them_apart() -> None:
    cards = [told("a/i1"), told("a/i2"), told("b")]
    (near,) = why(cards, "b").near
    assert near.reason is Reason.TOLD_APART
    assert {near.ref.document, near.other.document} <= {"a", "b"}


def test_near_misses_say_that_their_days_exclude_each_other() -> None:
    days = [told(str(n), start=f"2031-05-{n:02d}") for n in (4, 5, 6)]
    (near,) = why(days, "4").near
    assert near.reason is Reason.DAYS


def test_near_misses_say_that_they_share_too_little() -> None:
    cards = [told("a", parties=("Peru",)), told("b", places=("Sullana",), parties=("Peru",))]
    found = why(cards, "a").near
    assert all(total(one.weights) < ENOUGH for one in found)
    assert {one.reason for one in found} <= {Reason.BELOW}


def test_what_is_far_off_is_no_near_miss() -> None:
    assert why([told("a"), told("b", start="2019-01-01")], "a").near == ()


_CARDS = st.lists(
    st.builds(
        told,
        st.builds("{}/i{}".format, st.integers(0, 6), st.integers(1, 2)),
        start=st.sampled_from([None, "2031-05", "2031-05-04", "2031-05-05", "2031-05-06"]),
        places=st.lists(st.sampled_from(["Huanta", "Sullana"]), max_size=2).map(tuple),
        parties=st.sampled_from([(), ("Peru",), ("Ecuador", "Peru")]),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda one: one.ref,
)


@settings(max_examples=100, deadline=None)
@given(_CARDS, st.data())
def test_every_mention_is_explained_whatever_the_order(cards: list[Card], data: Any) -> None:
    document = cards[0].ref
    name = f"{document.document}/{document.key}"
    found = why(cards, name)
    shuffled = data.draw(st.permutations(cards))
    assert why(shuffled, name) == found
    placed: set[MentionRef] = set()
    for one in found.joins:
        assert (one.via is None) == (one.ground is Ground.BEGAN) == (not placed)
        assert one.via is None or one.via in placed
        placed.add(one.ref)
    known = {card.ref: traits(card) for card in cards}
    for one in found.near:
        assert round(total(one.weights), 6) == round(score(known[one.ref], known[one.other]), 6)
        assert one.ref in placed
        assert one.other not in placed


# As a page


def the_page(*decisions: Decision, file: str = "a.txt") -> WhyPage:
    cards = [told("a"), told("b", start="2031-05"), told("c", places=("Sullana",), start=None)]
    found = why(cards, "a", *decisions)
    made = [
        Made(1, "join", "ana", "2031-06-01T10:00:00+00:00", "one night", None, None, (), ())
        for _ in decisions
    ]
    return why_page("RSH-0SK1", found, {c.ref: c for c in cards}, {"a": file}, made)


def screen(page: WhyPage) -> str:
    with StringIO() as file:
        print_why(Console(file=file, width=110), page)
        return file.getvalue()


def test_a_waterfall_runs_from_sum_to_sum() -> None:
    (_, join, *_) = the_page().joins
    sums = [0.0, *(bar.sum for bar in join.bars)]
    for before, bar in zip(sums, join.bars, strict=False):
        assert bar.sum == pytest.approx(before + bar.points, abs=0.011)
    assert join.points == join.bars[-1].sum


def test_the_terminal_shows_each_field_its_points_and_what_is_needed() -> None:
    shown = screen(the_page())
    for words in (
        "it began the incident",
        "the same place",
        "lower confidence",
        "needed",
        "┊",
        "█",
    ):
        assert words in shown
    assert all(len(line) <= 110 for line in shown.splitlines())


def test_a_decision_is_told_with_who_when_and_why() -> None:
    page = the_page(ruling("join", "a b", "c"))
    words = "decision 1 (join) by ana, 2031-06-01 10:00:00 UTC: one night"
    assert words in screen(page)
    assert words in waterfall(page)


def test_the_drawing_is_well_formed_the_same_each_time_and_told_in_words() -> None:
    drawn = waterfall(the_page())
    assert drawn == waterfall(the_page())
    root = ET.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title") is not None
    described = root.findtext(f"{space}desc") or ""
    assert "place" in described
    assert "needed" in described


def test_what_speaks_against_is_not_told_by_colour_alone() -> None:
    root = ET.fromstring(waterfall(the_page()))
    rects = [one for one in root.iter() if one.tag.endswith("rect")]
    against = [one for one in rects if "c1" in one.attrib["class"]]
    assert all(one.attrib["stroke-dasharray"] != "none" for one in against)
    assert all("edge" in one.attrib["class"] for one in against)


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", 'a"b&c', "\u202egpj.exe", "\x00"])
def test_hostile_names_are_shown_and_do_no_harm(name: str) -> None:
    page = the_page(file=name)
    drawn = waterfall(page)
    ET.fromstring(drawn)
    assert "<script" not in drawn
    assert "\u202e" not in drawn + screen(page)
    assert json.loads(as_json(page))["joins"][0]["mention"]["file"] == name


# As a command


def run(*words: str | Path, ledger: Path) -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(app, [*map(str, words), "--ledger", str(ledger)])


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "some.ledger"
    with open_ledger(path, write=True) as store:
        store.add_many(sample(number) for number in (1, 2, 3))
        store.refresh()
    return path


def only(ledger: Path) -> str:
    (one,) = json.loads(run("incidents", "--format", "json", ledger=ledger).stdout)
    return str(one["code"])


def test_the_command_explains_an_incident_and_one_document_of_it(ledger: Path) -> None:
    whole = json.loads(run("why", only(ledger), "--format", "json", ledger=ledger).stdout)
    assert len(whole["joins"]) == 3
    one = json.loads(run("why", only(ledger), "2.txt", "--format", "json", ledger=ledger).stdout)
    assert [join["mention"]["file"] for join in one["joins"]] == ["2.txt"]
    by_id = run("why", only(ledger), sample(2)[0].id, "--format", "json", ledger=ledger)
    assert json.loads(by_id.stdout) == one


def test_the_command_tells_decisions(ledger: Path) -> None:
    run("split", only(ledger), "2.txt", "--by", "ana", "--reason", "no", ledger=ledger)
    code = json.loads(run("incidents", "--format", "json", ledger=ledger).stdout)[0]["code"]
    told_why = json.loads(run("why", code, "--format", "json", ledger=ledger).stdout)
    assert [one["reason"] for one in told_why["near"]] == ["a decision keeps them apart"]
    assert "decision 1 (split) by ana" in run("why", code, ledger=ledger).stdout


@pytest.mark.parametrize("format", ["terminal", "json", "svg"])
def test_the_command_writes_files(ledger: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / "why.out"
    done = run("why", only(ledger), "--format", format, "--out", out, ledger=ledger)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1.txt" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [(("RSH-ZZZZ",), "no incident RSH-ZZZZ"), (("{}", "9.txt"), "is not told by 9.txt")],
)
def test_what_is_not_there_is_said(ledger: Path, words: tuple[str, ...], message: str) -> None:
    done = run("why", *(word.format(only(ledger)) for word in words), ledger=ledger)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
