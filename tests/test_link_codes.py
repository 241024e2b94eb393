"""Codes that people write down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.link.codes import assign, code_of, mark_of, resolve
from rashomon.link.linker import Group
from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef


def group(*names: str) -> Group:
    refs = tuple(MentionRef(name, "i1") for name in names)
    return Group(code_of(refs[0]), refs)


def holding(*groups: Group) -> Callable[[str], list[str]]:
    """The codes of those of `groups` that hold a mention whose longest code begins so."""
    return lambda start: [
        one.code for one in groups for ref in one.refs if mark_of(ref).startswith(start)
    ]


@given(st.text(), st.text(), st.integers(4, 24))
def test_a_code_has_its_length_and_no_letters_that_are_misread(
    document: str, key: str, length: int
) -> None:
    code = code_of(MentionRef(document, key), length)
    assert code.startswith("RSH-")
    assert len(code) == 4 + length
    assert not set(code[4:]) & set("ILOU")


def test_codes_that_would_be_shared_are_lengthened() -> None:
    refs = [MentionRef(f"document {n}", "i1") for n in range(5000)]
    codes = assign(refs)
    assert len(set(codes.values())) == len(refs)
    lengths = sorted(map(len, codes.values()))
    assert lengths[0] == 8 < lengths[-1] < 12


def test_no_incident_s_code_fits_a_mention_of_another() -> None:
    refs = [MentionRef(f"document {n}", "i1") for n in range(5000)]
    anchors = refs[::5]
    codes = assign(anchors, refs)
    marks = sorted(map(mark_of, refs))
    for ref, code in codes.items():
        assert [mark for mark in marks if mark.startswith(code)] == [mark_of(ref)]
    assert assign(anchors[::-1], refs[::-1]) == codes


def test_any_mention_finds_the_group_that_holds_it() -> None:
    one, other = group("a", "b"), group("c")
    assert resolve(code_of(MentionRef("b", "i1")), holding(one, other)) == one.code
    assert resolve(code_of(MentionRef("c", "i1"), 9), holding(one, other)) == other.code


def test_case_prefix_and_misread_letters_do_not_matter() -> None:
    groups = [group(str(n)) for n in range(40)]
    for one in groups:
        spoken = one.code.removeprefix("RSH-").lower().replace("0", "o").replace("1", "l")
        assert resolve(f" {spoken} ", holding(*groups)) == one.code


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(InputError, match="no incident RSH-ZZZZ"):
        resolve("RSH-ZZZZ", holding(group("a")))


@pytest.mark.parametrize("code", ["", "RSH-", "RSH-7", "7K3", "   "])
def test_a_code_that_is_too_short_names_nothing(code: str) -> None:
    with pytest.raises(InputError, match="no incident"):
        resolve(code, lambda start: [f"{start}7K3Q"])


def test_an_ambiguous_code_lists_what_it_may_be() -> None:
    groups = [Group("RSH-AAAAA", group("a").refs), Group("RSH-BBBBB", group("a").refs)]
    with pytest.raises(InputError, match="RSH-AAAAA, RSH-BBBBB"):
        resolve(code_of(MentionRef("a", "i1")), holding(*groups))


def test_an_incident_s_own_code_goes_before_those_of_mentions() -> None:
    own = Group(code_of(MentionRef("a", "i1")), group("a").refs)
    assert resolve(own.code, holding(own, Group("RSH-BBBBB", own.refs))) == own.code


def test_not_all_that_a_code_may_be_are_listed() -> None:
    with pytest.raises(InputError, match="and 8 more"):
        resolve("RSH-7K3Q", lambda start: [f"{start}{n:02d}" for n in range(20)])


def test_a_mention_named_by_half_a_character_has_a_code() -> None:
    assert code_of(MentionRef("one", "i\ud800")) != code_of(MentionRef("one", "i"))
