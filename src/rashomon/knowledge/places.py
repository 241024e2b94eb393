"""Places named in a sentence: by the tables, or by the words that locate a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.knowledge.gazetteer import (
    HYPHENS,
    Listing,
    contested,
    key_of,
    openings,
    place_named,
    world,
)
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.locating import is_located, words_for
from rashomon.knowledge.parties import raised
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.place import Place, PlaceHit
from rashomon.knowledge.roles import role_of
from rashomon.text.tokens import Token

__all__ = ["find_places", "place_named"]

_BORDERS = frozenset(("border", "frontier", "boundary"))
_GRADED = (Form.NAME, Form.CAPITAL)
_LANDS = (PartyKind.COUNTRY, PartyKind.TERRITORY)
_PARTICLES = frozenset("al el de la del ul e i ez az as ar di da do dos du des le les".split(" "))
_ITEM_ENDS = frozenset((",", "and", ".", ";", ")"))
_ONE_SETTLEMENT = frozenset(("village", "town", "city", "hamlet", "settlement"))
_LONGEST = 5  # words in a name that no table knows


def find_places(words: Sequence[Token], parties: Sequence[PartyHit] = ()) -> tuple[PlaceHit, ...]:
    """Every place that `words` name, left to right, none overlapping; the name itself only.

    Names of the tables count wherever they stand, save small ones and those inside a person's
    name, which the words around must locate ("in", "village of"). A country, or a capital that
    `parties` found, is a place only where so located; "Baku said" names none. A capitalised name
    that is so located and that no table knows is a hit whose place is None.
    """
    scan = _Scan(raised(words), parties, cased=raised(words) is words)
    return tuple(scan.hits())


class _Scan:
    """One walk over a sentence: what stands at each token, and what was found just before it."""

    def __init__(self, words: Sequence[Token], parties: Sequence[PartyHit], cased: bool) -> None:
        self._words = words
        self._cased = cased
        self._after_land = False
        self._parties = {hit.first: hit for hit in parties}
        self._covered = {i for hit in parties for i in range(hit.first, hit.last)}
        self._contested: dict[int, Hit[Place]] = {h.first: h for h in contested().scan(words)}

    def hits(self) -> Iterator[PlaceHit]:
        """The hits, in order. A list goes on from a hit: "in Uri, Keran and Nowgam"."""
        free, listing = 0, -1
        for position in self._openings():
            if position < free:
                continue
            hit = self._at(position, position == listing)
            if hit is None:
                party = self._parties.get(position)
                free = party.last if party else position + 1
                continue
            yield hit
            self._after_land = hit.place is not None and hit.place.kind == "country"
            free = hit.last
            listing = self._next_in_list(free)

    def _openings(self) -> list[int]:
        """Where a place may open: at a party, a place of the tables, a capital or a particle."""
        known = self._parties.keys() | self._contested.keys()
        return [
            at
            for at, word in enumerate(self._words)
            if word.text[0].isupper() or at in known or word.low in _PARTICLES
        ]

    def _next_in_list(self, position: int) -> int:
        """Where the next item of a list that went on to `position` stands, -1 where it ends."""
        if position < len(self._words) and self._words[position].low in (",", "and", "/", "or"):
            more = position + 1
            follows = more < len(self._words) and self._words[more].low == "and"
            return more + 1 if follows else more
        return -1

    def _at(self, first: int, listed: bool) -> PlaceHit | None:
        party = self._parties.get(first)
        contested_hit = self._contested.get(first)
        if contested_hit and (party is None or contested_hit.last > party.last):
            return self._known(first, contested_hit.last, contested_hit.value, listed)
        if party is not None:
            return self._border(first) or self._land(party, contested_hit, listed)
        if first in self._covered or not self._is_name(first):
            return None
        return self._world(first, listed) or self._unknown(first, listed)

    def _known(self, first: int, last: int, place: Place, listed: bool) -> PlaceHit | None:
        """A contested place: sure by its name, save one short word or part of a longer name."""
        single = last - first == 1
        if single and self._is_half(first, last):
            return self._unknown(first, listed)
        weak = single and (len(self._words[first].text) <= 4 or self._in_name(first, last))
        if weak and not (listed or is_located(self._words, first, last, True)):
            return None
        return PlaceHit(first, self._with_feature(last), place)

    def _is_half(self, first: int, last: int) -> bool:
        """Whether it is half of one village's hyphened name: "Kosh-Qorgon village"."""
        if not self._hyphen(last):
            return False
        end = self._name_end(first)
        return end < len(self._words) and self._words[end].low in _ONE_SETTLEMENT

    def _world(self, first: int, listed: bool) -> PlaceHit | None:
        """The longest name of the world's table that starts here, where it counts as one."""
        words = self._words
        longest = openings().get(key_of([words[first].low]), 0)
        for last in range(min(first + 2 * longest, len(words)), first, -1):
            found = world().get(key_of([word.low for word in words[first:last]]))
            if found is None or words[last - 1].text in HYPHENS:
                continue
            if found.weak and words[first].low in words_for("not"):
                return None
            return self._listing(found, first, last, listed)
        return None

    def _listing(self, found: Listing, first: int, last: int, listed: bool) -> PlaceHit | None:
        """A name of the world's table, unless a longer name of no table is what is located."""
        partial = self._is_capital(last + self._hyphen(last)) and self._is_partial(last)
        longer = self._unknown(first, listed) if partial else None
        if longer is not None:
            return longer
        sure = not found.weak and not self._in_name(first, last)
        if sure or listed or is_located(self._words, first, last, True):
            return PlaceHit(first, self._with_feature(last), found.place())
        return None

    def _is_partial(self, last: int) -> bool:
        """Whether the capitalised word that follows is no place of its own."""
        after = last + self._hyphen(last)
        return after not in self._contested and self._words[after].low not in world()

    def _unknown(self, first: int, listed: bool) -> PlaceHit | None:
        """A capitalised name of no table, where the words around it locate it."""
        last = self._name_end(first)
        located = self._cased and is_located(self._words, first, last, False)
        item = listed and self._is_item(first, last)
        if not (located or item) or self._is_common(first, last):
            return None
        return PlaceHit(first, self._with_feature(last), None)

    def _is_item(self, first: int, last: int) -> bool:
        """Whether the name may go on a list of places: one word, so that it is no person's."""
        single = last - first == 1 or any(w.text in HYPHENS for w in self._words[first:last])
        after = self._words[last].low if last < len(self._words) else "."
        return single and (after in _ITEM_ENDS or after in words_for("unit"))

    def _is_common(self, first: int, last: int) -> bool:
        """Whether the name is a month, a body, a title or an acronym and no place."""
        ends = (self._words[first].low, self._words[last - 1].low)
        if not self._cased or any(end in words_for("not") for end in ends):
            return True
        if last < len(self._words) and self._words[last].low in ("'s", "’s"):
            return True
        if last - first > 1:
            return False
        plain = ends[0] in words_for("alone") or role_of(ends[0]) is not None
        return plain or self._words[first].text.isupper()

    def _land(self, party: PartyHit, known: Hit[Place] | None, listed: bool) -> PlaceHit | None:
        """A country, authority or capital, where the words around it make a place of it."""
        if party.form not in _GRADED or party.party.kind not in _LANDS:
            return None
        first = self._with_compass(party.first)
        last = self._with_feature(party.last)
        sure = first < party.first or last > party.last or self._opens(party)
        item = listed and self._words[first - 1].low == "and" and self._after_land
        if not (sure or item or is_located(self._words, first, party.last, True)):
            return None
        name = self._text(party.first, party.last)
        place = known.value if known else place_named(name) if party.form is Form.CAPITAL else None
        return PlaceHit(first, last, place or Place((name,), party.party.country, "country"))

    def _opens(self, party: PartyHit) -> bool:
        """Whether a capital opens a dispatch: "BAKU, July 14 (Reuters) -"."""
        after = self._words[party.last].text if party.last < len(self._words) else ""
        opening = party.first == 0 and party.form is Form.CAPITAL
        return opening and (after in ("—", "–", "(", "/") or (after == "," and self._dated(party)))

    def _dated(self, party: PartyHit) -> bool:
        return any(word.text in ("—", "–", "(", "-") for word in self._words[party.last :][:8])

    def _border(self, first: int) -> PlaceHit | None:
        """A border named by its countries: "Armenia-Azerbaijan border", "the Syrian frontier"."""
        last, party = first, self._parties.get(first)
        while party is not None and party.party.kind in _LANDS and last < first + 8:
            last = party.last
            joined = last < len(self._words) and self._words[last].low in (*HYPHENS, "and")
            party = self._parties.get(last + 1) if joined else None
        if last >= len(self._words) or self._words[last].low not in _BORDERS:
            return None
        return PlaceHit(first, last + 1, Place((self._text(first, last + 1),), None, "border"))

    def _is_name(self, position: int) -> bool:
        word = self._words[position]
        return word.text[0].isupper() or (
            word.low in _PARTICLES and self._is_capital(position + 1 + self._hyphen(position + 1))
        )

    def _is_capital(self, position: int) -> bool:
        free = position < len(self._words) and position not in self._covered
        return free and self._words[position].text[0].isupper()

    def _hyphen(self, position: int) -> int:
        """1 where a hyphen without space around it stands at `position`, else 0."""
        if not 0 < position < len(self._words) - 1 or self._words[position].text not in HYPHENS:
            return 0
        before, here, after = self._words[position - 1 : position + 2]
        return int(before.end == here.start and here.end == after.start)

    def _name_end(self, first: int) -> int:
        """Where the capitalised name that starts at `first` ends."""
        last = first + 1
        while last < first + 2 * _LONGEST:
            more = last + self._hyphen(last)
            if more < len(self._words) and self._words[more].low in _PARTICLES:
                more += 1 + self._hyphen(more + 1)
            if not self._is_capital(more):
                return last
            last = more + 1
        return last

    def _in_name(self, first: int, last: int) -> bool:
        """Whether it stands inside a longer name: "Ahmed Aliyu", "Camp Bastion"."""
        before = first - 1
        if before > 0 and self._is_capital(before) and self._words[before].text.isalpha():
            return True
        return self._is_capital(last) and self._words[last].low not in words_for("unit")

    def _with_feature(self, last: int) -> int:
        """`last`, past the noun that belongs to the name: "X valley"."""
        follows = last < len(self._words) and self._words[last].low in words_for("feature")
        return last + 1 if follows else last

    def _with_compass(self, first: int) -> int:
        before = first - 1
        return before if before >= 0 and self._words[before].low in words_for("compass") else first

    def _text(self, first: int, last: int) -> str:
        """The words as one name, hyphens without space around them."""
        name = " ".join(word.text for word in self._words[first:last])
        for hyphen in HYPHENS:
            name = name.replace(f" {hyphen} ", hyphen)
        return name
