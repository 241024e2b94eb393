"""A long document is judged in chapters, and comes out numbered as one."""

from dataclasses import replace

import numpy as np

from rashomon.code.encoder.chapters import joined
from rashomon.code.encoder.judged import Anchor, Counted, Judged, Pointer, Same
from rashomon.code.tagger import RulesTagger
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

TEXT = "Two soldiers were killed near Osk. Noria denied it.\n"
NOBODY = Pointer({"other": 1.0})


def readings(count):
    text = TEXT * count
    return RulesTagger().read(sentences(text, lines(text)), None)


def floats(*shape):
    return np.zeros(shape, dtype=np.float32)


def chapter(told):
    """A chapter of two anchors, a cue in its second sentence and a count in its first."""
    tokens = sum(len(reading.sentence.tokens) for reading in told)
    one = Anchor(
        sentence=1,
        cue=(8, 9),
        source=(7, 8),
        content=((9, 10),),
        fore=1.0,
        back=0.0,
        reacts=0.0,
        stances=floats(5),
        reactions=floats(9),
        types=floats(13),
        facets=floats(6),
        by=NOBODY,
        initiator=NOBODY,
        when=NOBODY,
    )
    count = Counted(0, (0, 4), 0, 1.0, NOBODY, floats(5), floats(3), 1)
    return Judged(
        anchors=(replace(one, sentence=0, cue=None), one),
        same=Same(((0, np.array([[-9, -9, 1], [3, -9, 0]], dtype=np.float32)),)),
        furniture=floats(len(told)),
        contacts=floats(len(told), 8),
        statuses=floats(len(told), 5),
        words={"date": floats(tokens)},
        spans={"date": [(2, 3)]},
        counts=(count,),
        takers={1: {"Noria": 1.0}},
    )


def whole():
    told = readings(2)
    return told, joined([(told[:2], chapter(told[:2])), (told[2:], chapter(told[2:]))])


def test_one_chapter_is_the_document():
    told = readings(1)
    judged = chapter(told)
    assert joined([(told, judged)]) is judged


def test_what_stands_in_a_later_chapter_is_numbered_on():
    told, made = whole()
    shift = sum(len(reading.sentence.tokens) for reading in told[:2])
    first, second = made.anchors[1], made.anchors[3]
    assert second.sentence == first.sentence + 2
    assert second.cue == (first.cue[0] + shift, first.cue[1] + shift)
    assert second.content[0][0] == first.content[0][0] + shift
    assert made.spans["date"] == [(2, 3), (2 + shift, 3 + shift)]
    assert made.takers.keys() == {1, 3}
    assert len(made.furniture) == len(told)


def test_a_count_keeps_its_phrase_and_its_owner():
    told, made = whole()
    ruled = [phrase for reading in told for phrase in reading.casualties]
    assert [ruled[one.ruled].span for one in made.counts] == [
        told[one.sentence].casualties[0].span for one in made.counts
    ]
    assert [one.owner for one in made.counts] == [1, 3]


def test_anchors_of_two_chapters_are_strangers():
    _, made = whole()
    assert made.same.fits(3, [0, 1, 2]).tolist() == [3]
    assert made.same.fits(2, [0, 1]).tolist() == []
    assert (made.same.new(2), made.same.new(3)) == (1, 0)


def test_what_is_furniture_tells_of_nothing():
    _, made = whole()
    idle = replace(made, furniture=np.array([0, 1, 0, 0], dtype=np.float32)).idle(0.5)
    assert idle == {1}
    hushed = made.hushed(idle)
    assert [one.fore for one in hushed.anchors] == [1.0, 0.0, 1.0, 1.0]
