"""Sentences of a text, with offsets that never lie."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.layout import MOST, lines
from rashomon.text.sentences import LONGEST, sentences

LEAD = (
    "The two armies traded fire along the northern stretch of the line for a third night running."
)


def split(body: str) -> list[str]:
    """The sentences of one body line, below a line of body that makes the page."""
    text = f"{LEAD}\n\n{body}\n\n{LEAD}"
    return [s.text for s in sentences(text, lines(text)) if s.paragraph == 2]


@pytest.mark.parametrize(
    "body",
    [
        "The U.S. Army met Gen. Amos Reed and Lt. Col. P. Haddad on the line near St. Ives.",
        "Shells fell at 5.30 p.m. Monday on the village, 3.5 km away, i.e. by the No. 5 post.",
        "“We shall answer,” he said of the shelling, “and they know it,” he went on.",
        "“Stop firing!” he shouted at the men on the other side of the river.",
        "“Was it you?” the mayor asked the men who had come down the road.",
        "“Lies!” Anna Petrova wrote on the ministry's page that evening.",
        "They waited... and then the guns opened up again across the whole valley.",
        "The post at Kara.info says the men left; the ministry says that they stayed.",
        "On Dec. 14 and Jan. 2 the guns on both banks of the river were quiet.",
        "On 15. 2. 2021 the guns on both banks of the river were quiet.",
        "J. R. Amin and Dr. K. Oren spoke to men of the 3rd Bn. for an hour.",
    ],
)
def test_one_sentence_stays_one(body: str) -> None:
    assert split(body) == [body]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It began on July 12. Nobody slept that night.", 2),
        ("Two men died. A third is missing, the army said! Who fired? Nobody knows.", 4),
        ("“They fired first. We answered.” That is his account of the night.", 3),
        ("The fighting ended.The army left the village that evening.", 2),
        ("He works for the U.N. The envoy left the town at 7 a.m. The roads were shut.", 3),
        ("It was over… Then the drones came back to the village.", 2),
        ("Is it quiet there? No. Quiet it is not, said the mayor.", 3),
    ],
)
def test_stops_that_end_sentences_end_them(body: str, expected: int) -> None:
    assert len(split(body)) == expected


def test_a_closing_mark_belongs_to_its_sentence() -> None:
    body = "“They fired first.” So the ministry said. (It gave no proof.) Nobody answered it."
    assert split(body)[0] == "“They fired first.”"
    assert split(body)[2] == "(It gave no proof.)"


@pytest.mark.parametrize(
    "lead", ["14:32 ", "18.05 – ", "• ", "- ", "2/ ", "3. ", "KARABAD, Dec. 14 (XNA) – "]
)
def test_what_stands_before_the_first_words_stands_outside(lead: str) -> None:
    own = "The ministry of the north said that three of its men were hurt."
    assert split(lead + own) == [own]


def test_posts_without_capitals_are_split() -> None:
    assert len(split("nobody was hit in the village. the army denies it all. so what now")) == 3


def test_sentences_know_their_quotations_and_headlines() -> None:
    text = f"Army denies firing first\n\n{LEAD}\n\nHe said: “We did not. They did.”"
    found = sentences(text, lines(text))
    assert [s.headline for s in found] == [True, False, False, False]
    assert [text[a:b] for s in found for a, b in s.quotes] == ["“We did not.", "They did.”"]
    assert found[2].quoted(found[2].start + 12)
    assert not found[2].quoted(found[2].start)


@given(
    st.text()
    | st.text(alphabet="aB1 .!?…\n\r\t\"'“”-–:|@#\x00\u202e\u2028")
    | st.binary().map(lambda raw: raw.decode("latin-1"))
)
def test_offsets_never_lie(text: str) -> None:
    end = 0
    for index, sentence in enumerate(sentences(text, lines(text))):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        assert len(sentence.text) <= LONGEST
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.text
        for start, stop in sentence.quotes:
            assert sentence.start <= start < stop <= sentence.end
        end = sentence.end


@pytest.mark.parametrize("unit", ["war and peace ", "x"])
def test_a_line_of_ten_million_characters_is_bounded(unit: str) -> None:
    text = unit * (10_000_000 // len(unit))
    start = time.process_time()
    found = sentences(text, lines(text))
    assert time.process_time() - start < 5
    assert found
    assert found[-1].end <= MOST
