"""Codes that people write down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.link.codes import assign, code_of, resolve
from rashomon.link.linker import Group
from rashomon.model.errors import InputError
from rashomon.model.incident import MentionRef


def group(*names: str) -> Group:
    refs = tuple(MentionRef(name, "i1") for name in names)
    return Group(code_of(refs[0]), refs)


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


def test_any_mention_finds_the_group_that_holds_it() -> None:
    groups = [group("a", "b"), group("c")]
    assert resolve(code_of(MentionRef("b", "i1")), groups) is groups[0]
    assert resolve(code_of(MentionRef("c", "i1"), 9), groups) is groups[1]


def test_case_prefix_and_misread_letters_do_not_matter() -> None:
    groups = [group(str(n)) for n in range(40)]
    for one in groups:
        spoken = one.code.removeprefix("RSH-").lower().replace("0", "o").replace("1", "l")
        assert resolve(f" {spoken} ", groups) is one


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(InputError, match="no incident RSH-ZZZZ"):
        resolve("RSH-ZZZZ", [group("a")])


def test_a_code_of_no_length_names_nothing() -> None:
    with pytest.raises(InputError):
        resolve("RSH-", [group("a")])


def test_an_ambiguous_code_lists_what_it_may_be() -> None:
    groups = [Group("RSH-AAAAA", group("a").refs), Group("RSH-BBBBB", group("a").refs)]
    with pytest.raises(InputError, match="RSH-AAAAA, RSH-BBBBB"):
        resolve(code_of(MentionRef("a", "i1")), groups)
