"""Swapping the two sides' names in a text swaps them in the report and changes nothing else."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.coder import Coder, coder
from rashomon.model.document import Document, Origin
from rashomon.model.report import Claim, Contact, Mention, Reaction, Report
from rashomon.model.vocabulary import CoderName
from rashomon.weigh.report import disputes

CODERS = list(CoderName)


class Side(NamedTuple):
    """A country by the names that a text calls it."""

    country: str
    people: str
    capital: str
    iso: str


SIDES = (
    Side("Armenia", "Armenian", "Yerevan", "AM"),
    Side("Azerbaijan", "Azerbaijani", "Baku", "AZ"),
    Side("India", "Indian", "New Delhi", "IN"),
    Side("Pakistan", "Pakistani", "Islamabad", "PK"),
    Side("Thailand", "Thai", "Bangkok", "TH"),
    Side("Cambodia", "Cambodian", "Phnom Penh", "KH"),
    Side("Ethiopia", "Ethiopian", "Addis Ababa", "ET"),
    Side("Eritrea", "Eritrean", "Asmara", "ER"),
    Side("Kyrgyzstan", "Kyrgyz", "Bishkek", "KG"),
    Side("Tajikistan", "Tajik", "Dushanbe", "TJ"),
    Side("Colombia", "Colombian", "Bogota", "CO"),
    Side("Venezuela", "Venezuelan", "Caracas", "VE"),
)

TEXTS = (
    # who did what to whom, told by each
    "{A}'s Defence Ministry said on Tuesday that {Bn} troops had shelled the village of Orlin, "
    "killing two soldiers and wounding five. {B} denied the claim, calling it disinformation.",
    "{An} forces opened fire on {Bn} positions near the border overnight, {B}'s defence ministry "
    "said in a statement. One {Bn} serviceman was killed. {a} said its troops had returned fire "
    "after coming under attack.",
    "{A} and {B} traded accusations on Friday over a clash in which at least four {An} soldiers "
    "and three {Bn} soldiers died. Each side said that the other had fired first.",
    '{b} accused {a} of violating the ceasefire. "The {An} army used mortars and drones against '
    'our civilians", said a spokesman for the {Bn} foreign ministry. {A} rejected the accusation.',
    # losses owned, third parties, talks
    "Three {An} servicemen were killed and seven wounded in a {Bn} drone strike, the ministry in "
    "{a} acknowledged on Monday. The {Bn} army said it had destroyed an {An} command post.",
    "The United Nations called on {A} and {B} to show restraint after Sunday's shelling, in which "
    "up to 12 {Bn} civilians were injured. France condemned the attack.",
    "The foreign ministers of {A} and {B} will meet in Geneva on 4 May, {b} announced. In March "
    "{An} and {Bn} officials held talks on a ceasefire that {A} later said {B} had broken.",
    "Fighting broke out early on Wednesday. According to {a}, {Bn} tanks crossed the border and "
    "seized two hills; according to {b}, {An} units attacked first and lost 20 men. Neither claim "
    "could be verified.",
    "{B} launched missiles at three {An} air bases in the night. {An} officials said five people "
    "were killed, among them a child. {b} said it struck only military targets in response to an "
    "attack on its patrol on Monday.",
    # a communique
    "Ministry of Defence of {A}: On 3 May {Bn} units opened fire with small arms on our positions. "
    "There are no casualties on the {An} side. The enemy lost up to ten men.",
    # short ones
    "Clashes on the {A}-{B} border killed six people on Tuesday, officials in both capitals said.",
    "{Bn} and {An} border guards exchanged fire near Orlin; {a} blamed {b}, which blamed {a}.",
    "An {An} border guard was shot dead by a {Bn} sniper, {a} says.",
    "{A} said it shot down two {Bn} drones over Orlin. {B}'s military denied having lost any.",
    "{a}: {Bn} shelling killed 3, wounded 9, including 2 children, the health ministry said.",
    "The {An}-backed militia attacked a {Bn} convoy, {b} alleged. {An} officials "
    "dismissed this as a lie.",
    "{B} has summoned the {An} ambassador and demanded an explanation for the raid, in "
    "which eleven {Bn} policemen died.",
    '"{B} started this", the {An} president said in {a}. "Their troops opened fire at 3am '
    'and we had to respond." {b} said the opposite.',
    "{A} and {B} agreed on a ceasefire in Moscow on 2 May, but each accused the other of "
    "breaking it within hours.",
    "Speaking in {b}, the {Bn} prime minister expressed regret over the deaths of two "
    "{An} soldiers and admitted that {Bn} artillery had fired by mistake.",
    "Residents of Orlin, in western {B}, said {An} jets bombed the market. {A} has not commented.",
    "{An} media reported heavy losses among {Bn} troops. The claims, which {B} denies, "
    "could not be confirmed.",
)


def filled(text: str, one: Side, other: Side) -> str:
    """`text` with the names of two sides in its gaps."""
    names = {"A": one.country, "An": one.people, "a": one.capital}
    names |= {"B": other.country, "Bn": other.people, "b": other.capital}
    return text.format(**names)


def swapped(words: str, one: Side, other: Side) -> str:
    """`words` with every name of either side replaced by the other's."""
    pairs = [pair for a, b in zip(one, other, strict=True) for pair in ((a, b), (b, a))]
    names = dict(pairs)
    longest = sorted(names, key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(longest)})\b", lambda m: names[m.group()], words)


@cache
def made(name: str) -> Coder:
    """The coder of that name, loaded once."""
    return coder(name)


def coded(text: str, by: str) -> Report:
    """The report of `text`, as published on a Thursday."""
    return made(by).code(Document.of(text, "x.txt", Origin(published=date(2023, 5, 4))))


def _mention(one: Mention) -> object:
    when = (one.when.start, one.when.end, [phrase.text for phrase in one.when.phrases])
    places = [place.text for place in one.places]
    return (one.key, one.role, one.type, when, places, one.country, [p.text for p in one.phrases])


def _claim(one: Claim) -> object:
    said = (one.speaker and one.speaker.text, one.cue and one.cue.text, one.evidence.text)
    people = [(c.side, c.kind, c.low, c.high, c.civilian, c.span.text) for c in one.casualties]
    return (one.incident, one.party, one.stance, one.initiator, said, people, one.about)


def _reaction(one: Reaction) -> object:
    said = (one.speaker.text, one.cue and one.cue.text, one.evidence.text)
    return (one.actor, one.stance, one.about, said)


def _contact(one: Contact) -> object:
    who = (sorted(one.participants), one.convener, one.place and one.place.text)
    return (one.kind, one.status, one.when.start, who, one.evidence.text)


def told(report: Report) -> list[str]:
    """All that a report says, a line each, without offsets; sorted."""
    lines: list[object] = [_mention(one) for one in report.mentions]
    lines += [_claim(one) for one in report.claims]
    lines += [_reaction(one) for one in report.reactions]
    lines += [_contact(one) for one in report.contacts]
    lines += [(one.facet, sorted(one.between)) for one in disputes(report)]
    return sorted(map(repr, lines))


def check(text: str, one: Side, other: Side, by: str) -> None:
    """Assert that the report of the swapped text is the swapped report of the text."""
    here, there = coded(filled(text, one, other), by), coded(filled(text, other, one), by)
    names = [swapped(line, one, other) for line in told(here)]
    assert sorted(_in_order(names)) == sorted(_in_order(told(there)))


def _in_order(lines: list[str]) -> list[str]:
    """The lines with their lists of names sorted, which swapping may have put out of order."""
    return [
        re.sub(r"\['([^\[\]]*)'\]", lambda m: repr(sorted(m.group(1).split("', '"))), line)
        for line in lines
    ]


@pytest.mark.parametrize("by", CODERS)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_sides_are_treated_alike(text: str, by: str) -> None:
    for one, other in pairs(by):
        check(text, one, other, by)


def pairs(by: str) -> list[tuple[Side, Side]]:
    """Pairs of sides; for the encoder, capitals of as many words.

    It weighs words by how far they stand, so that a capital of two words moves what is near a bar;
    how often it does is measured (benchmarks/neutral.py).
    """
    if by == CoderName.RULES:
        return list(zip(SIDES[::2], SIDES[1::2], strict=True))
    short = [one for one in SIDES if " " not in one.capital]
    long = [one for one in SIDES if " " in one.capital]
    return [*pairwise(short), *pairwise(long)]


@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3, unique=True),
    sides=st.lists(st.sampled_from(SIDES), min_size=2, max_size=2, unique=True),
)
def test_any_two_sides_are_treated_alike(parts: list[str], sides: list[Side]) -> None:
    check("\n".join(parts), *sides, by=CoderName.RULES)


@pytest.mark.parametrize("by", CODERS)
def test_most_of_the_texts_are_read_at_all(by: str) -> None:
    """A coder that finds nothing is neutral too; these find something in most."""
    reports = [coded(filled(text, *SIDES[:2]), by) for text in TEXTS]
    assert sum(bool(one.claims or one.contacts) for one in reports) > len(TEXTS) // 2
