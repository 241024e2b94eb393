"""Years and decades: "in 2016", "the 1962 war", "1992-95", "the early 1990s"."""

from __future__ import annotations

from rashomon.code.times.dates import year_at
from rashomon.code.times.values import Between, Calendar, Fixed, Found, Words, capital, integer, low
from rashomon.code.times.words import CARDINALS, DASHES, FUNCTION_WORDS, MEASURES, SEASONS, word_set

_BEFORE = word_set("in since of from until till by during early mid late year before after through")
_BEFORE_OLD = frozenset({"and", "or", "to", "(", "around", *DASHES})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "'s", "this", "that"})


def year(words: Words, at: int) -> Found | None:
    """A year in digits, or a span of years; weak where its neighbours do not say that it is one."""
    number = year_at(words, at)
    if number is None or low(words, at + 1) in MEASURES:
        return None
    last = _last_year(words, at, number)
    if last:
        return Found(at, at + 3, Between(Calendar(number), Calendar(last)))
    return Found(at, at + 1, Calendar(number), weak=not _is_year(words, at))


def _last_year(words: Words, at: int, first: int) -> int | None:
    """The year in which "1992-95" ends, or None where there is no such span."""
    if low(words, at + 1) not in DASHES:
        return None
    word = low(words, at + 2)
    short = integer(word, 2) if len(word) == 2 else None
    last = first - first % 100 + short if short else year_at(words, at + 2)
    return last if last and first < last <= first + 99 else None


def _is_year(words: Words, at: int) -> bool:
    before, after = low(words, at - 1), low(words, at + 1)
    if before in ("about", "around", "circa"):
        before = low(words, at - 2)
    if _is_end(words, at):
        return True
    if before in _BEFORE or (before in DASHES and low(words, at - 2) in ("mid", "early", "late")):
        return True
    if before == "(":
        return after == ")"
    if after == ":" and before in ("", ".", ";"):
        return True
    return before in _ARTICLES and after[:1].isalpha() and after not in FUNCTION_WORDS


def _is_end(words: Words, at: int) -> bool:
    """Whether the year is one of two: "between 2003 and 2005"."""
    first = low(words, at - 1) == "between" and low(words, at + 1) == "and"
    last = low(words, at - 1) == "and" and low(words, at - 3) == "between"
    other = at + 2 if first else at - 2
    return (first or last) and year_at(words, other) is not None


def decade(words: Words, at: int) -> Found | None:
    """Ten years named by their first: "1990s"."""
    word = low(words, at)
    first = integer(word[:-1])
    if not word.endswith("0s") or len(word) != 5 or not first or not 1800 <= first <= 2090:
        return None
    return Found(at, at + 1, Fixed(str(first), str(first + 9), str(first)[:3]))


def spoken(words: Words, at: int) -> Found | None:
    """A year in words, as news is read out: "nineteen ninety-six", "two thousand"."""
    century = CARDINALS.get(low(words, at), 0)
    if low(words, at + 1) == "thousand":
        ok = low(words, at) == "two" and low(words, at - 1) in (*_BEFORE, "year")
        return Found(at, at + 2, Calendar(2000)) if ok and _ends(words, at + 2) else None
    tens, last = CARDINALS.get(low(words, at + 1), 0), at + 2
    if century not in (18, 19, 20) or tens < 10:
        return None
    step = low(words, last) in DASHES
    ones = CARDINALS.get(low(words, last + step), 10)
    if tens >= 20 and ones < 10:
        tens, last = tens + ones, last + step + 1
    return Found(at, last, Calendar(100 * century + tens)) if _ends(words, last) else None


def _ends(words: Words, at: int) -> bool:
    """Whether no noun follows that the number before it would count."""
    word = low(words, at)
    return not word[:1].isalpha() or word in FUNCTION_WORDS or capital(words, at)


def bare(words: Words, at: int) -> Found | None:
    """A year that nothing but its four digits tells, or, before 1800, a word before it."""
    number = integer(low(words, at)) if len(low(words, at)) == 4 else None
    if number is None or not 1000 <= number <= 2099:
        return None
    before, after = low(words, at - 1), low(words, at + 1)
    counted = after in MEASURES or after in ("hours", "hrs", "gmt", "utc", "%", "/", "am", "pm")
    if counted or before in ("$", "#", "no", "no.", "than", "over", "nearly", "almost", "some"):
        return None
    told = before in _BEFORE or before in _BEFORE_OLD or before in SEASONS
    if number < 1800 and not (told and _ends(words, at + 1)):
        return None
    return Found(at, at + 1, Calendar(number))
