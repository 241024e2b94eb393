from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.span import Span
from rashomon.tell.clean import pieces
from rashomon.tell.marked.clusters import down, up
from rashomon.tell.marked.cut import Line, Segment, cut
from rashomon.tell.marked.marks import Mark, What, in_order, marks, parties
from rashomon.tell.marked.parts import PART, part_at, parts
from rashomon.web.badges import Badge
from rashomon.web.marked import Beside, document_html, shown
from tests.tell_samples import ACCUSES, TEXT, report

WHOLE = [  # what a reader takes for one character
    "e\u0301",
    "a\u0328\u0301",
    "\u0628\u064e\u0651",  # an Arabic letter with two vowel signs
    "\u05e9\u05c1\u05b8",  # a Hebrew one
    "\u0915\u094d\u0937",  # an Indic conjunct: ksha
    "\u0915\u094d\u200d\u0937",
    "\u0928\u093f",  # a vowel sign that is drawn before its letter
    "\u1100\u1161\u11a8",  # a Hangul syllable in three parts
    "\ud55c\u11ab",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
    "\U0001f44d\U0001f3fd",  # a thumb with a skin colour
    "\U0001f1e6\U0001f1f2",  # a flag
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # England's
    "\u2764\ufe0f",
    "\u0e01\u0e33",  # Thai
    "\u0600\u0661",  # the Arabic number sign and its digit
    "\r\n",
    "\ud83d\ude00",  # two halves that a broken program left
]
SINGLE = ["a", " ", "Հ", "დ", "中", "م", "ש", "\n", "\u202e", "\u200b", "\x00", "\ud800 ", "."]

letters = st.sampled_from(WHOLE + SINGLE)
texts = st.lists(letters, max_size=40).map("".join) | st.text(max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark], list[Span]]:
    text = draw(texts.filter(bool))
    place = st.integers(0, len(text) - 1)
    ranges = st.tuples(place, place).map(sorted).map(lambda pair: (pair[0], pair[1] + 1))
    made = draw(st.lists(st.tuples(ranges, st.sampled_from(list(What)), st.integers(0, 8))))
    found = [Mark(*at, what, f"c{n}", n) for at, what, n in made]
    grey = [Span.cut(text, *at) for at in draw(st.lists(ranges, max_size=3))]
    return text, found, grey


def _beside(parties: int = 10, **entries: str) -> Beside:
    return Beside({n: Badge(f"Party {n}", n) for n in range(parties)}, entries)


def _pieces(lines: tuple[Line, ...]) -> list[Segment]:
    return [one for line in lines for one in line.segments]


@given(marked(), st.data())
def test_the_segments_joined_are_the_text(
    case: tuple[str, list[Mark], list[Span]], data: st.DataObject
) -> None:
    text, found, grey = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = cut(text, (start, end), found, grey)
    pieces = _pieces(lines)
    assert "".join(one.text for one in pieces) == text[start:end]
    assert all(text[one.start : one.end] == one.text for one in pieces)
    assert [(one.start, one.end) for one in lines] == [
        (line.segments[0].start, line.segments[-1].end) for line in lines
    ]
    for line in lines:
        body = line.segments[0].text if len(line.segments) == 1 else ""
        assert line.blank or len("".join(s.text for s in line.segments).splitlines()) == 1, body


@given(marked())
def test_every_mark_is_covered_exactly_by_its_segments(
    case: tuple[str, list[Mark], list[Span]],
) -> None:
    text, found, grey = case
    pieces = _pieces(cut(text, (0, len(text)), found, grey))
    for number, mark in enumerate(found):
        own = [one for one in pieces if number in one.marks]
        assert own[0].start == down(text, mark.start)
        assert own[-1].end == up(text, mark.end)
        assert sum(one.end - one.start for one in own) == own[-1].end - own[0].start
        assert [one.start for one in pieces if number in one.begins] == [own[0].start]
    for one in pieces:
        told = any(down(text, s.start) <= one.start < up(text, s.end) for s in grey)
        assert one.furniture is told


@given(st.lists(letters, min_size=1, max_size=30), st.data())
def test_no_border_takes_a_letter_apart(some: list[str], data: st.DataObject) -> None:
    text = "".join(some)
    at = data.draw(st.integers(0, len(text) - 1))
    found = [Mark(at, data.draw(st.integers(at + 1, len(text))), What.CLAIM, "c1", 0)]
    borders = {one.start for one in _pieces(cut(text, (0, len(text)), found))}
    assert not any(down(text, border) != border for border in borders)


@pytest.mark.parametrize("letter", WHOLE)
def test_a_letter_and_its_marks_stay_together(letter: str) -> None:
    text = f"x{letter}y"
    for at in range(1, len(letter)):
        assert (down(text, 1 + at), up(text, 1 + at)) == (1, 1 + len(letter))
    assert down(text, 1) == up(text, 1) == 1
    assert down(text, 1 + len(letter)) == 1 + len(letter)


def test_flags_in_a_row_are_told_apart() -> None:
    flags = "\U0001f1e6\U0001f1f2" * 3
    assert [down(flags, at) for at in range(7)] == [0, 0, 2, 2, 4, 4, 6]


@pytest.mark.parametrize("text", ["ab", "中文", "שלום", "با", "დე", "\n\u0301", "\u202e\u0301"])
def test_other_letters_stand_alone(text: str) -> None:
    assert [down(text, at) for at in range(len(text))] == [*range(len(text))]


def test_a_border_within_a_letter_is_drawn_around_it_and_keeps_its_offsets() -> None:
    text = "cafe\u0301s closed"
    mark = Mark(0, 4, What.CLAIM, "c1", 0)
    first, *_ = _pieces(cut(text, (0, len(text)), [mark]))
    assert (first.text, mark.end) == ("cafe\u0301", 4)


def test_a_run_of_marks_too_long_for_a_letter_is_cut() -> None:
    text = "a" + "\u0301" * 100_000
    assert down(text, 90_000) == up(text, 90_000) == 90_000


def test_nested_spans_are_covered_by_the_marks_of_both() -> None:
    found = list(marks(report()))
    pieces = _pieces(cut(TEXT, (0, len(TEXT)), found, report().furniture))
    (four,) = [one for one in pieces if one.text == "killing four of its soldiers"]
    assert {(found[n].what, found[n].of) for n in four.marks} == {
        (What.CLAIM, "c1"),
        (What.COUNT, "c1"),
    }
    begun = [one for one in pieces if one.start == TEXT.index(ACCUSES)]
    assert {found[n].what for n in begun[0].begins} >= {What.CLAIM, What.SPEAKER}
    assert [line.furniture for line in cut(TEXT, (0, len(TEXT)), found, report().furniture)] == [
        True,
        False,
        False,
    ]


def test_a_segment_names_the_shortest_where_too_many_cover_it() -> None:
    text = "x" * 100
    found = [Mark(0, 100 - n, What.CLAIM, f"c{n}", n) for n in range(50)]
    first, *_ = _pieces(cut(text, (0, 100), found, deepest=3))
    assert first.marks == (47, 48, 49)


def test_blank_lines_in_a_row_are_one() -> None:
    lines = cut("a\n\n \n\nb\n", (0, 8), [])
    assert [(one.start, one.end, one.blank) for one in lines] == [
        (0, 2, False),
        (2, 6, True),
        (6, 8, False),
    ]


def test_parties_are_numbered_as_they_first_speak() -> None:
    claims = in_order(reversed(report().claims))
    assert [one.evidence.start for one in claims] == sorted(c.evidence.start for c in claims)
    assert parties(claims) == ("Veland", "Noria")
    told = [replace(claims[0], party="narrator"), *claims]
    assert parties(told) == ("Veland", "Noria", "narrator")


@given(texts.filter(bool))
def test_the_parts_are_the_text(text: str) -> None:
    long = text * (2 * PART // len(text) + 1)
    found = parts(long)
    assert found[0][0] == 0
    assert found[-1][1] == len(long)
    assert all(one[1] == other[0] for one, other in pairwise(found))
    assert all(0 < end - start <= PART + 1 for start, end in found)
    assert all(down(long, start) == start for start, _ in found)
    assert all(found[part_at(found, at)][0] <= at for at in range(0, len(long), 997))


def test_a_short_text_is_one_part_and_none_has_none() -> None:
    assert parts("a line\n") == ((0, 7),)
    assert parts("") == ()
    assert part_at((), 5) == 0


@settings(max_examples=50)
@given(texts)
def test_what_cannot_be_seen_is_shown_and_what_can_is_kept(text: str) -> None:
    found = list(pieces(text))
    plain = "".join(piece for piece, unseen in found if not unseen)
    assert not re.search(
        "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", plain
    )
    assert re.sub(r"\s", "", plain) in re.sub(r"\s", "", text) or len(found) > 1
    assert not re.search("[\ud800-\udfff]", shown(text))


def test_a_character_that_comes_again_and_again_is_counted() -> None:
    assert [*pieces("a\x00\x00\x00\u202eb\tc")] == [
        ("a", False),
        ("‹U+0000›×3", True),
        ("‹U+202E›", True),
        ("b\tc", False),
    ]


HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> \u202egnp.exe &amp; <!--\n'


class _Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.keys: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.keys |= {key for key, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += str(data)


def test_nothing_in_the_text_is_markup() -> None:
    found = [Mark(3, 20, What.CLAIM, "c1", 0), Mark(10, 40, What.COUNT, "c1", 0)]
    html = document_html(cut(HOSTILE, (0, len(HOSTILE)), found), found, _beside(c1="c-1"), 5)
    read = _Read()
    read.feed(str(html))
    read.close()
    assert read.tags == {"p", "span", "a"}
    assert read.keys == {"class", "dir", "id", "href", "data-o"}
    assert read.text.replace("A1", "") == HOSTILE.replace("\u202e", "‹U+202E›").rstrip("\n")


def test_the_markup_says_whose_words_they_are() -> None:
    found = list(marks(report()))
    lines = cut(TEXT, (0, len(TEXT)), found, report().furniture)
    html = document_html(lines, found, _beside(c1="c-x", c2="c-y", r1="r-1"))
    assert '<p class="line fu" dir="auto"><span class="fu">HOME | WORLD</span></p>' in html
    assert f'<span class="at" id="at-{TEXT.index(ACCUSES)}"></span>' in html
    assert '<a class="badge p0" href="#c-x" dir="ltr" data-o="c1" id="in-c1">A1</a>' in html
    assert '<a class="badge p1" href="#c-y" dir="ltr" data-o="c2" id="in-c2">B2</a>' in html
    assert '<a class="badge r" href="#r-1" dir="ltr" data-o="r1" id="in-r1">R1</a>' in html
    assert '<span class="c p1 cu s1" data-o="c2">denied</span>' in html


def test_words_of_two_parties_say_so() -> None:
    found = [Mark(0, 9, What.CLAIM, "c1", 0), Mark(0, 4, What.CLAIM, "c2", 7)]
    html = document_html(cut("both said", (0, 9), found), found, _beside())
    assert '<span class="c p5 q0" data-o="c1 c2">both</span>' in html
    assert '<span class="c p0" data-o="c1"> said</span>' in html


def _seconds(text: str, found: list[Mark]) -> float:
    begun = perf_counter()
    for within in parts(text):
        inside = [one for one in found if one.start < within[1] and within[0] < one.end]
        document_html(cut(text, within, inside, deepest=24), inside, _beside())
    return perf_counter() - begun


def test_a_line_of_a_megabyte_with_ten_thousand_claims_is_cut_in_linear_time() -> None:
    word = "\U0001f1e6\u0301ab\x00 "
    text = word * (1_000_000 // len(word))
    step = len(text) // 10_000
    found = [Mark(n * step, n * step + 90, What.CLAIM, f"c{n}", n % 10) for n in range(9_990)]
    assert _seconds(text, found) < 10
