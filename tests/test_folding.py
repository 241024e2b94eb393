"""Names of parties as one word each: nothing else changes."""

from pathlib import Path

import pytest

from rashomon.code.encoder.folding import folded
from rashomon.code.encoder.pieces import hidden
from rashomon.code.tagger import RulesTagger
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

TEXTS = sorted((Path(__file__).parents[1] / "corpus").glob("[a-h]/*.txt"))[::15]


def readings(text):
    return RulesTagger().read(sentences(text, lines(text)), None)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_name_and_place_still_stands_where_it_stood(path):
    before = readings(path.read_text("utf-8"))
    for one, other in zip(before, folded(before), strict=True):
        for found in ("parties", "places"):
            for old, new in zip(getattr(one, found), getattr(other, found), strict=True):
                was, now = (
                    reading.sentence.cut(hit.first, hit.last)
                    for reading, hit in ((one, old), (other, new))
                )
                assert now.start <= was.start
                assert was.end <= now.end
        words = "".join(token.text for token in one.sentence.tokens)
        assert "".join(t.text for t in other.sentence.tokens).replace(" ", "") == words
        assert all(hit.last == hit.first + 1 for hit in other.parties if hidden(hit))


@pytest.mark.parametrize("long", ["New Delhi", "South Korea", "the United States"])
def test_a_long_name_is_as_far_as_a_short_one(long):
    (one,), (other,) = (
        folded(readings(f"On Tuesday {name} said that two soldiers were killed."))
        for name in ("Islamabad", long.removeprefix("the "))
    )
    assert len(one.sentence.tokens) == len(other.sentence.tokens)
