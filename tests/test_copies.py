"""Copies: who copied whom, from texts and days alone."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.link.copies.alike import likeness, same, taken
from rashomon.link.copies.groups import Copies, copies
from rashomon.link.copies.pairs import Sketched, candidates, worth_comparing
from rashomon.link.copies.sketch import KEYS, SHINGLES, keys, pack, sketch, unpack

STORY = (
    "Two guards of the Velandic border force were killed late on Tuesday when mortar rounds fell "
    "on a post outside the village of Osk, the interior ministry in Port Ann said.",
    "A third man lost a leg and was flown to the military hospital, according to its spokeswoman, "
    "Irena Molt, who blamed the neighbouring country for the bombardment.",
    "Noria's general staff called the accusation absurd and said that its guns had been silent "
    "since the truce of 4 March.",
    "Shepherds in the hills above the river told this newspaper that they had counted eleven "
    "explosions, most of them before midnight, and then a long quiet.",
    "The valley has changed hands three times in twenty years, and fields on both banks are still "
    "sown with mines that nobody has mapped.",
    "Envoys of the Lake Union are expected in the capital on Friday with a proposal for observers "
    "along the road to Senn.",
)
FULL = "\n\n".join(STORY)
OTHER = (
    "Shelling near Osk leaves border guards dead\n\nMortars struck a frontier position by Osk in "
    "the night to Wednesday and took the lives of two servicemen, officials in Veland reported.\n\n"
    "“We hold the other side responsible for every drop of blood that was spilt here,” Irena Molt "
    "said.\n\nThe army of Noria denied all of it. “Our batteries have not fired one single round "
    "in five weeks,” its staff declared.\n\nBy morning the road was closed to cars, and pupils of "
    "the only school were sent home."
)
THIRD = (
    "Two killed as post by the river is hit\n\nThe night was loud in Osk. Twice the windows shook, "
    "a baker says, before the ambulance came up the hill without a siren.\n\nIn Port Ann, Irena "
    "Molt spoke to reporters: “We hold the other side responsible for every drop of blood that was "
    "spilt here.” Across the border, the reply came within the hour. “Our batteries have not fired "
    "one single round in five weeks,” the staff in Noria wrote.\n\nWhich of them is believed in "
    "the villages depends on whom one asks, and on which bank of the river he lives."
)
MORE = (
    "In the harbour the ferries lay still for a second week, since no insurer will cover a ship "
    "that passes the strait while rockets are tested on its northern shore."
)


def dated(text: str, day: str | None = None, name: str = "") -> Sketched:
    """A text of that day under a name."""
    return Sketched(name or text[:8], day, sketch(text))


def alike(one: str, other: str) -> bool:
    """Whether two texts are found as a first and its copy."""
    return bool(copies([dated(one, None, "a"), dated(other, None, "b")]))


@pytest.mark.parametrize(
    "edited",
    [
        "\n\n".join(STORY[:3]),
        "\n\n".join(reversed(STORY)),
        "\n\n".join((STORY[0], *STORY[3:])),
        "Menu | World | Sport\n\nFirst Post\n\nPORT ANN, March 9 (First Post) - " + FULL + "\n\n"
        "Read also: Harvest begins early this year\n\nShare this on Facebook\n\nComments (4)",
        FULL.upper(),
        FULL.replace("killed", "slain").replace("flown", "taken").replace("expected", "due"),
        FULL.replace("’", "'").replace("“", '"').replace(" ", "\u00a0"),
    ],
    ids=["cut", "reversed", "thinned", "furniture", "case", "words", "marks"],
)
def test_what_outlets_do_to_a_text_leaves_it_a_copy(edited: str) -> None:
    assert alike(FULL, edited)


def test_reports_of_one_incident_with_the_same_quotations_are_no_copies() -> None:
    assert not alike(OTHER, THIRD)
    assert not alike(FULL, OTHER)


def test_bulletins_written_to_one_pattern_are_no_copies() -> None:
    pattern = (
        "Over the past day armed forces of the other side broke the ceasefire {0} times along the "
        "line of contact, also using large-calibre machine guns, the ministry of defence reports. "
        "Positions of our army near the villages of {1} and {2} of the {3} district were fired on "
        "from posts close to the villages of {4} and {5}. Positions on nameless heights of the {6} "
        "district were fired on as well. The enemy was silenced by fire in return. On {7} the "
        "units were in full control of the situation."
    )
    monday = pattern.format(27, "Orel", "Tarn", "Vesk", "Hallin", "Dorn", "Upper", "5 July")
    tuesday = pattern.format(41, "Kolm", "Brede", "Asten", "Mirow", "Sulz", "Lower", "6 July")
    found = likeness(sketch(monday), sketch(tuesday))
    assert max(found.one, found.other) > 0.5
    assert not alike(monday, tuesday)


def test_a_passage_is_a_copy_of_the_longer_text_that_was_there_before() -> None:
    long = "\n\n".join((FULL, OTHER, THIRD, MORE))
    short = "\n\n".join(STORY[:2])
    found = likeness(sketch(short), sketch(long))
    assert not same(found)
    assert taken(found)
    assert copies([dated(long, "2021-03-09", "long"), dated(short, "2021-03-10", "short")])
    assert not copies([dated(long, "2021-03-10", "long"), dated(short, "2021-03-09", "short")])


@pytest.mark.parametrize(
    "text", ["", "No.", "?!", "Shots heard in Osk.", "\n" * 50, "\ud800 \udfff"]
)
def test_tiny_texts_are_copies_of_nothing(text: str) -> None:
    assert not alike(text, text)


def test_texts_of_scripts_without_spaces_are_compared() -> None:
    sentences = [
        "周二夜间迫击炮弹落在奥斯克村外的哨所造成两名边防人员死亡。",
        "内政部发言人指责邻国应对这次炮击负责并要求立即展开调查。",
        "对方总参谋部否认指控称其部队自三月停火以来从未开火。",
    ]
    assert alike("".join(sentences), "".join(reversed(sentences)))
    assert not alike(sentences[0] * 2, sentences[1] * 2)


def test_who_had_it_first() -> None:
    cut = "\n\n".join(STORY[:4])
    texts = [
        dated(cut, "2021-03-11", "late"),
        dated(FULL, None, "undated"),
        dated(FULL + " More follows.", "2021-03-10", "early"),
        dated(OTHER, "2021-03-09", "other"),
    ]
    assert copies(texts) == (Copies("early", ("late", "undated"), sure=False),)
    assert copies(texts[:1] + texts[2:]) == (Copies("early", ("late",), sure=True),)


def test_of_one_day_or_of_none_the_longest_comes_first_and_nobody_is_sure() -> None:
    cut = "\n\n".join(STORY[:4])
    for day in (None, "2021-03-11"):
        found = copies([dated(cut, day, "a"), dated(FULL, day, "b")])
        assert found == (Copies("b", ("a",), sure=False),)


def test_a_copy_of_a_copy_is_one_and_a_chain_of_additions_is_not() -> None:
    take = dated("\n\n".join(STORY[:2]), "2021-03-09", "1 first take")
    full = dated(FULL, "2021-03-10", "2 with more")
    end = dated("\n\n".join(STORY[3:]), "2021-03-11", "3 end of that")
    grown = dated("\n\n".join((*STORY[3:], OTHER, THIRD)), "2021-03-12", "4 with other news")
    assert not taken(likeness(end.sketch, take.sketch))
    assert copies([take, full, end]) == (
        Copies(take.document, (full.document, end.document), True),
    )
    found = copies([take, full, end, grown])
    assert grown.document not in found[0].copies


def test_a_sketch_is_the_same_on_every_machine() -> None:
    pinned = (5109791958487088590, 5679590754995402863)
    assert keys(sketch("Two guards were killed near Osk on Tuesday."))[:2] == pinned


@given(st.text())
def test_any_text_has_a_sketch_that_can_be_kept(text: str) -> None:
    made = sketch(text)
    again = unpack(pack(made))
    assert pack(again) == pack(made) == pack(sketch(text))
    assert keys(again) == keys(made)
    assert all(0 <= key < 2**63 for key in keys(made))
    assert len(keys(made)) <= KEYS


def test_huge_texts_are_bounded_and_compared_by_a_draw() -> None:
    random = Random(1)
    words = [f"w{random.randrange(3000)}" for _ in range(60_000)]
    sentences = [" ".join(words[at : at + 12]) + "." for at in range(0, len(words), 12)]
    text = "\n".join(sentences)
    made = sketch(text)
    assert len(made.shingles.values) == SHINGLES < made.size
    assert len(pack(made)) < 25_000
    assert alike(text, "\n".join(sentences[: len(sentences) // 3]))
    assert not alike(text, "\n".join(" ".join(reversed(one.split())) for one in sentences))


def test_a_sketch_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        unpack(b"\xff" + pack(sketch(FULL))[1:])


BODY = (*STORY, *OTHER.split("\n\n"), *THIRD.split("\n\n"))
parts = st.lists(st.sampled_from(BODY), min_size=1, max_size=9, unique=True)
days = st.sampled_from([None, "2021-03-09", "2021-03-10", "2021-03-11"])


@st.composite
def worlds(draw: st.DrawFn) -> list[Sketched]:
    """Texts that share paragraphs, of a few days."""
    found = draw(st.lists(st.tuples(parts, days), max_size=9))
    return [dated("\n\n".join(some), day, f"{i:02}") for i, (some, day) in enumerate(found)]


@given(worlds(), st.randoms())
def test_the_order_of_arrival_changes_nothing(texts: list[Sketched], random: Random) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)
    assert copies(shuffled) == copies(texts)


@given(worlds())
def test_no_text_is_in_two_groups_nor_first_before_it_was_there(texts: list[Sketched]) -> None:
    by_id = {text.document: text for text in texts}
    seen: set[str] = set()
    for group in copies(texts):
        members = (group.first, *group.copies)
        assert not seen.intersection(members)
        seen.update(members)
        places = [by_id[member].place for member in members]
        assert places == sorted(places)
        assert by_id[group.first].published or not any(by_id[m].published for m in members)


@given(worlds())
def test_pairs_are_found_many_at_a_time_as_one_by_one(texts: list[Sketched]) -> None:
    ordered = sorted(texts, key=lambda text: text.place)
    found = set(candidates(ordered))
    for one in range(len(ordered)):
        for other in range(one + 1, len(ordered)):
            worth = worth_comparing(ordered[one].sketch, ordered[other].sketch)
            assert ((one, other) in found) == worth


def test_a_notice_in_all_that_an_outlet_prints_costs_a_few_comparisons_each() -> None:
    random = Random(2)
    notice = (
        "Whoever saw anything of what is told here is asked to write to our desk in Port Ann, "
        "which keeps the name of every witness to itself unless it is told otherwise."
    )
    texts = []
    for at in range(200):
        body = " ".join(f"w{random.randrange(9000)}" for _ in range(40))
        texts.append(dated(f"{body}.\n\n{notice}", None, f"{at:03}"))
    ordered = sorted(texts, key=lambda text: text.place)
    assert len(list(candidates(ordered))) < 10_000  # of 19,900 pairs
    assert not copies(texts)


def test_many_copies_are_one_group() -> None:
    texts = [dated(FULL + f" Number {at} of many.", "2021-03-10", f"{at:03}") for at in range(90)]
    texts.append(dated(FULL, "2021-03-09", "first"))
    (found,) = copies(texts)
    assert found.first == "first"
    assert len(found.copies) == 90


def test_every_order_of_three() -> None:
    texts = [dated(FULL, "2021-03-09", "a"), dated(FULL, None, "b"), dated(OTHER, None, "c")]
    assert len({copies(some) for some in permutations(texts)}) == 1
