"""The table of countries is whole, and words that only look like a country are none."""

from __future__ import annotations

import pytest

from rashomon.knowledge.parties import find_parties, parties, party_named
from rashomon.knowledge.party import PartyKind
from rashomon.knowledge.table import listed, rows
from rashomon.text.tokens import tokens

MEMBERS = frozenset(  # of the United Nations, with the observers, Taiwan and Kosovo
    """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG
    CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH
    GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ
    LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG
    NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN
    SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM
    ZW VA PS TW XK
    """.split()
)


def names(text: str) -> list[str]:
    return [hit.party.name for hit in find_parties(tokens(text))]


def test_every_state_is_there() -> None:
    there = {one.country for one in parties() if one.kind is PartyKind.COUNTRY}
    assert MEMBERS - there == {"PS", "VA"}  # the one is a territory, the other an organisation
    assert len(MEMBERS) == 197


def test_every_state_has_a_capital_and_a_demonym() -> None:
    states = [row for row in rows("countries.txt", 5) if row[1] in MEMBERS]
    present = {row[1] for row in states}
    assert present == MEMBERS - {"PS"}
    first = {code: next(row for row in states if row[1] == code) for code in sorted(present)}
    assert [code for code, row in first.items() if not listed(row[3])] == []
    assert [code for code, row in first.items() if not listed(row[4])] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the UK, the U.K., Britain, Great Britain, the British", ["United Kingdom"] * 5),
        ("the UAE, the Emirates, Emirati troops", ["United Arab Emirates"] * 3),
        ("Congo-Kinshasa, Congo (Kinshasa), Zaire, the DRC", ["DR Congo"] * 4),
        ("Congo (Brazzaville), Congo-Brazzaville", ["Republic of the Congo"] * 2),
        ("Burma, Burmese, Rangoon", ["Myanmar"] * 3),
        ("Swaziland and Macedonia", ["Eswatini", "North Macedonia"]),
        ("Dominica; a Dominican", ["Dominica", "Dominican Republic"]),
        ("Guinea, Guinea-Bissau", ["Guinea", "Guinea-Bissau"]),
        ("Papua New Guinea", ["Papua New Guinea"]),
        ("Niger's army and Nigeria's", ["Niger", "Nigeria"]),
        ("a Nigerien and a Nigerian", ["Niger", "Nigeria"]),
        ("Upper Volta, Dahomey, Ceylon, Siam", ["Burkina Faso", "Benin", "Sri Lanka", "Thailand"]),
        ("Brussels and Belgian troops", ["European Union", "Belgium"]),
        ("Türkiye, Côte d'Ivoire, Cabo Verde", ["Turkey", "Ivory Coast", "Cape Verde"]),
    ],
)
def test_a_country_is_found_by_any_of_its_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "he told us that it could happen to us",
        "a bridge over the River Jordan near Lake Chad",
        "in the Niger Delta",
        "the western part of New Guinea",
        "a base at Atlanta, Georgia",
        "a town called Paris, Texas",
        "He kept guinea pigs and china plates.",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Kuwaiti", "Kuwait"), ("Brussels", "European Union"), ("Djibouti", "Djibouti")],
)
def test_a_bracketed_word_is_read_as_what_it_mostly_is(name: str, expected: str) -> None:
    party = party_named(name)
    assert party is not None
    assert party.name == expected
