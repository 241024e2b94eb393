"""One line on an incident, drawn from its mentions by rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.link.names import place_words, plain, spelled
from rashomon.model.report import Mention


class Summary(NamedTuple):
    """What most mentions say; no mention says more or less for being summed up here."""

    type: str
    start: str | None
    end: str | None
    places: tuple[str, ...]
    country: str | None


def summarise(mentions: Sequence[Mention], published: Sequence[date | None] = ()) -> Summary:
    """The summary of at least one mention; `published` are their documents' dates, if known.

    Type and country: what most say. Date: of the finest grain told, what most say. Places: the
    distinct names, most told first. Ties go to what was published first, then by alphabet.
    """
    ordered = _by_publication(mentions, published)
    start, end = _when(ordered)
    return Summary(
        type=_most(mention.type for mention in ordered) or "other",
        start=start,
        end=end,
        places=_places(ordered),
        country=_most(mention.country for mention in ordered if mention.country),
    )


def _by_publication(mentions: Sequence[Mention], published: Sequence[date | None]) -> list[Mention]:
    days = [day.isoformat() if day else "9999" for day in published]
    days += ["9999"] * (len(mentions) - len(days))
    return [mention for _, mention in sorted(zip(days, mentions, strict=False), key=_key)]


def _key(pair: tuple[str, Mention]) -> tuple[str, ...]:
    day, mention = pair
    places = tuple(place.text for place in mention.places)
    return (day, mention.type, mention.when.start or "~", mention.when.end or "~", *places)


def _most(values: Iterable[str]) -> str | None:
    """The commonest value, the first of those equally common; None where there is none."""
    ranked = Counter(values).most_common(1)
    return ranked[0][0] if ranked else None


def _when(mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    told = [(m.when.start, m.when.end) for m in mentions if m.when.start]
    if not told:
        return None, None
    finest = max(len(start or "") for start, _ in told)
    fine = Counter((start, end) for start, end in told if len(start or "") == finest)
    return fine.most_common(1)[0][0]


def _places(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The distinct places, each by the name that most mentions give it, in its shortest wording."""
    names: defaultdict[object, list[str]] = defaultdict(list)
    for mention in mentions:
        for key, name in _named(mention).items():
            names[key].append(name)
    ranked = sorted(names.values(), key=lambda told: -len(told))
    return tuple(_name(told) for told in ranked)


def _named(mention: Mention) -> dict[object, str]:
    """The places of a mention, each by the name that it tells first."""
    return {_same(place.text): place.text for place in reversed(mention.places)}


def _name(told: Sequence[str]) -> str:
    """Of the names told for one place the commonest, which may be either side's, the first told
    of those equally common; of its wordings the shortest.
    """
    common = Counter(spelled(name) for name in told).most_common(1)[0][0]
    return min((name for name in told if spelled(name) == common), key=lambda n: (len(n), n))


def _same(name: str) -> object:
    words = place_words(name)
    return words.near | words.wide or plain(name)
