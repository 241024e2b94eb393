"""What stands in quotation marks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.quotes import quotes


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and went.", ["“no”"]),
        ('She said "no" and "yes".', ['"no"', '"yes"']),
        ("«Нет», said one; »nein« another.", ["«Нет»", "»nein«"]),
        ("„Nie“ and „tak” and ‹oui›", ["„Nie“", "„tak”", "‹oui›"]),
        ("``They fired,'' he said.", ["``They fired,''"]),
        ("‘They fired,’ he said.", ["‘They fired,’"]),
        ("'They fired,' he said.", ["'They fired,'"]),
        ("”They fired first” is what he said.", ["”They fired first”"]),
        ("“He told me ‘run’ and I ran,” she said.", ["“He told me ‘run’ and I ran,”"]),
    ],
)
def test_marks_of_every_house_style_quote(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers' posts and the villagers' fields were hit.",
        "Armenia's army, Azerbaijan’s army.",
        "In the '90s, and in the ’90s too, 'twas so.",
        'A 5" gun and a 6" gun.',
        "It's the boys’ house, isn't it",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    text = "‘The soldiers’ posts were hit,’ he said."
    assert quoted(text) == ["‘The soldiers’ posts were hit,’"]


def test_an_open_quotation_ends_with_its_paragraph_and_may_open_anew() -> None:
    text = "“They came at dawn.\n“They left at noon,” he said. Nobody else spoke."
    assert quoted(text) == ["“They came at dawn.", "“They left at noon,”"]


@given(st.text(alphabet="ab \n'\"“”‘’«»„`.,s") | st.text())
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for start, stop in quotes(text):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize("mark", ["'", "’", " 'a", '"', "“", " ‘s’ a"])
def test_a_text_of_marks_takes_linear_time(mark: str) -> None:
    start = time.process_time()
    quotes(mark * (100_000 // len(mark)))
    assert time.process_time() - start < 2
