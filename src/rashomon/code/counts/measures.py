"""Numbers that count no people: ages, years, dates, calibres, distances, units, beasts."""

from __future__ import annotations

from rashomon.code.counts.amounts import Amount
from rashomon.code.counts.group import Head
from rashomon.code.counts.nominal import STOP, Nominal
from rashomon.code.counts.numbers import number_at
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words

MONTHS = words(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec"
)
MEASURES = words(
    "km kilometre kilometres kilometer kilometers mile miles metre metres meter meters mm cm"
    " ft feet minute minutes hour hours day days week weeks month months year years percent"
    " per times time tonnes tons kg rounds points shells rockets missiles drones tanks"
    " vehicles villages houses homes dollars euros degrees am pm a.m. p.m. hrs gmt nautical"
    " knots brigade brigades battalion battalions regiment regiments division divisions corps"
    " squadron squadrons platoon platoons convoys posts positions articles incidents attacks"
)
"""What numbers count that are not people, by the word after them."""
_BEASTS = words(
    "cow cows camel camels goat goats sheep horse horses donkey donkeys dog dogs cattle oxen mule"
    " mules buffalo buffaloes yak yaks pig pigs chickens livestock animals heads"
)
_NUMBERED = words(
    "aged form grade class unit highway hill route article resolution area phase zone sector gate"
    " block ward category brigade division battalion regiment chapter room terminal pier berth"
)
_LABELS = words("aged age born no. no article resolution # $ € £")
_ARTICLES = words("a an another the")
_ROW = words("and to or , between")
_SINCE = words("in since of from until by ,")
_OLDEST = 120


def measures(view: View, amount: Amount, phrase: Nominal) -> bool:
    """Whether the amount before `phrase` counts something else than people."""
    before, after = view.at(amount.first - 1), view.at(amount.last)
    if before in _NUMBERED or _among_ages(view, amount.first):
        return True
    if after in MEASURES or not _BEASTS.isdisjoint(view.low[amount.last : phrase.last]):
        return True
    if phrase.head is Head.UNKNOWN and view.at(phrase.last - 1) in MEASURES:
        return True
    if is_age(view, amount.last) or _parent(view, amount.first):
        return True
    return amount.plain and _plainly(view, amount, phrase.head)


def _among_ages(view: View, first: int) -> bool:
    """Whether the number at `first` goes on a row of ages: "men aged 19, 22 and 30"."""
    at = first - 1
    while at > 0 and (view.at(at) in _ROW or view.at(at).isdecimal()):
        at -= 1
    return at < first - 1 and view.at(at) in ("aged", "ages")


def _parent(view: View, first: int) -> bool:
    """Whether the number at `first` tells of one person: 'a father of four'."""
    noun = tables().nouns.get(view.at(first - 2))
    one = noun is not None and not (noun.many or noun.family or noun.kind)
    return view.at(first - 1) == "of" and one


def is_age(view: View, last: int) -> bool:
    """Whether '-year-old' or 'years old' follows at `last`."""
    after = view.low[last : last + 2]
    return after in (["-", "year"], ["years", "old"], ["year", "old"])


def past_age(view: View, last: int) -> int:
    """Where a person ends whose age follows: 'a man of 46', 'a novice aged 12', 'a girl of ten'."""
    if view.at(last) not in ("of", "aged") or last + 1 >= len(view):
        return last
    age = number_at(view.low, last + 1)
    if age is None or age.value >= _OLDEST:
        return last
    nouns, after = tables().nouns, view.at(age.last)
    described = after.isalpha() and after not in STOP and view.at(age.last + 1) in nouns
    if after in nouns or described:
        return last
    return age.last + (after in ("years", "months"))


def _plainly(view: View, amount: Amount, head: Head) -> bool:
    """Whether bare digits are a date, a year, an age, a calibre or a clock time."""
    before, after = view.at(amount.first - 1), view.at(amount.last)
    year = is_year(view, amount)
    if before in MONTHS and (year or _opens(view, amount.last)):
        return True
    if before in MONTHS or after in MONTHS or before in _LABELS:
        return head in (Head.BARE, Head.UNKNOWN) or after in MONTHS
    if after in ("°", "%", "/") or before in ("-", "/", "+") or _hyphened(view, amount.last):
        return True
    dated = before in _SINCE or after in STOP or _opens(view, amount.last)
    return (year and dated) or _apposed(view, amount)


def _hyphened(view: View, index: int) -> bool:
    """Whether a hyphen at `index` ties on the word before it, as a spaced dash does not."""
    return view.at(index) == "-" and view.words[index].start == view.words[index - 1].end


def is_year(view: View, amount: Amount) -> bool:
    """Whether the digits can be a year: four of them, without a comma."""
    written = view.words[amount.last - 1].text
    return 1900 <= (amount.low or 0) <= 2099 and "," not in written


def _opens(view: View, index: int) -> bool:
    """Whether the sentence ends at `index` or another phrase begins: 'on June 9 | two men'."""
    if index >= len(view):
        return True
    return view.low[index] in _ARTICLES or number_at(view.low, index) is not None


def _apposed(view: View, amount: Amount) -> bool:
    """Whether digits between commas or brackets are the age of the person before them."""
    if view.at(amount.first - 1) not in (",", "("):
        return False
    if view.at(amount.last) not in (",", ".", ";", ")", ""):
        return False
    told = amount.first - 2 - (view.at(amount.first - 2) == ".")
    noun = tables().nouns.get(view.at(told))
    return view.named(told) or (noun is not None and not noun.many)
