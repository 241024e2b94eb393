"""The words of time, as tables: months, weekdays, numbers, units, parts of the day."""

from __future__ import annotations


def word_list(words: str) -> tuple[str, ...]:
    """The words of a string, in their order."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


_MONTHS = word_list(
    "january february march april may june july august september october november december"
)
_WEEKDAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")
_SHORT_MONTHS = word_list("jan feb mar apr jun jul aug sep sept oct nov dec")
_SHORT_DAYS = word_list("mon tue tues wed weds thu thur thurs fri sat sun")
_CARDINALS = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
SHORT_MONTHS = {
    short: number
    for short in _SHORT_MONTHS
    for number, name in enumerate(_MONTHS, 1)
    if name.startswith(short)
}
VERBAL_MONTHS = frozenset({"may", "march", "mar"})
"""Months that are other words too: written small, they are not months."""

WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS)}
SHORT_WEEKDAYS = {
    short: number
    for short in _SHORT_DAYS
    for number, name in enumerate(_WEEKDAYS)
    if name.startswith(short)
}
PROPER_DAYS = word_set("bloody black good holy palm easter ash shrove cyber super")
"""Before a weekday, these make the name of a day or of a happening (Bloody Sunday)."""
PROPER_NOUNS = word_set(
    "times telegraph mirror express mail world herald mosque tribune independent post"
)
"""After a weekday, with a capital, these make the name of a paper or a place."""

CARDINALS = {word: number for number, word in enumerate(_CARDINALS, 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}

BODIES = word_set(
    "brigade brigades battalion battalions alliance movement coalition bloc martyrs division "
    "square street avenue"
)
"""After a date, these make it the name of a body or a place: "the March 8 alliance"."""

UNITS = {
    "second": "hour",
    "minute": "hour",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
UNITS |= {word + "s": unit for word, unit in UNITS.items()} | {"centuries": "century"}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

PARTS = word_set(
    "morning mornings evening evenings afternoon afternoons night nights dawn daybreak dusk "
    "nightfall sunrise sunset midnight noon midday"
)

DASHES = frozenset("-–—‑‒")
JOINERS = frozenset({"to", "until", "till", "through", "thru"}) | DASHES

MEASURES = word_set(
    "people soldiers troops men women children civilians fighters militants rebels prisoners "
    "refugees families homes houses members residents villagers workers police policemen "
    "km kilometres kilometers metres meters miles m percent per % dollars euros $ € million "
    "billion tonnes tons hectares hours hrs hour rounds shells rockets missiles drones times "
    "dead wounded killed injured others more strong"
)
"""After a number, these say that it counts or measures something and is no year or clock."""

FUNCTION_WORDS = word_set(
    "a an the and or but of to in on at by for from with when while where that which who as after "
    "before during until till since near over under into near against between he she it they we "
    "this his her its their our was were is are has have had did there because if then it's"
)
"""Words that may follow a date; a noun there would make its number a count or a rank."""
