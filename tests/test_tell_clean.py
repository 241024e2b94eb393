from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.tell.clean import clean, clip, markdown, to_json


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand  more", "two lines and more"),
        ("\x1b[31mred", "‹U+001B›[31mred"),
        ("abc\u202ecba", "abc‹U+202E›cba"),
        ("nul\x00", "nul‹U+0000›"),
        ("\ufeffsoft\u00adware\u200f", "software"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_instead(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters()))
def test_nothing_harmful_is_left(text: str) -> None:
    kinds = {unicodedata.category(letter) for letter in clean(text)} - {"Cf"}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(clean(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    clean(text).encode()


@given(st.text(), st.integers(2, 60))
def test_a_clip_is_short_and_a_beginning(text: str, size: int) -> None:
    short = clip(text, size)
    assert len(short) <= size
    assert text.startswith(short.removesuffix("…").rstrip()) or short == text


def test_a_clip_ends_at_a_word() -> None:
    assert clip("Veland said that Noria shelled it", 20) == "Veland said that…"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*bold* [link](x)", r"\*bold\* \[link\](x)"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("<img src=x> | cell", r"\<img src=x\> \| cell"),
        ("2021-03-04", "2021-03-04"),
    ],
)
def test_markdown_shows_it_letter_by_letter(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@given(st.text(st.characters()))
def test_json_keeps_every_character_and_prints_no_hidden_one(text: str) -> None:
    printed = to_json({"text": text})
    assert json.loads(printed) == {"text": text}
    assert not set(printed) & set("\x1b\x7f\x85\u2028\u202e\u2066\ufeff")
    printed.encode()
