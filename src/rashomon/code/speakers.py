"""Who "he", "it", "the ministry" and "Peskov" are, as far as the text has told."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.phrases import QUOTE_MARKS, Region
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token

_PRONOUNS = frozenset("he she it they both".split())
_POSSESSIVES = frozenset("his her its their".split())
_BODIES = (RoleKind.OFFICIAL, RoleKind.MILITARY)
_TITLES = frozenset(
    "defense defence foreign prime interior internal national security state general press deputy"
    " armed forces first second vice senior affairs public relations united international joint"
    " northern southern eastern western central former the human rights emergency situations"
    " president border service information health justice federal supreme mr mrs ms dr".split()
)
_PLAIN = frozenset("the a an of for in and 's at to on s".split())


UNNAMED = "?"
"""What opens the party of a body or official whose party the text does not name."""


class Speakers:
    """The memory of one pass over one document."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        self._last: str | None = None
        self._paragraph: tuple[int, str | None] = (-1, None)
        self._institution: str | None = None
        self._named: str | None = None

    def enter(self, sentence: Sentence, parties: Sequence[PartyHit]) -> None:
        """Go on to the sentence: who spoke in its paragraph is near, and so is whom it names."""
        if self._paragraph[0] != sentence.paragraph:
            self._paragraph = (sentence.paragraph, None)
            self._institution, self._named = self._named, None
        organs = (hit.party.name for hit in parties if hit.form is Form.ORGAN)
        self._named = next(organs, self._named)

    def owner(
        self, words: Sequence[Token], region: Region, parties: Sequence[PartyHit]
    ) -> str | None:
        """The party in a genitive ("Yerevan's count"): "he" does not mean it afterwards."""
        return self._party(words, region, parties)

    def settle(
        self, words: Sequence[Token], region: Region, parties: Sequence[PartyHit]
    ) -> str | None:
        """The party of the speaker whom the region names; None where nothing settles it.

        For a body or official of no named party ("the army", "the governor") it is UNNAMED and
        the words for it, the same for the same speaker throughout the document.
        """
        phrase = words[region.first : region.last]
        party = self._party(words, region, parties)
        if party is None and any(role_of(token.low) in _BODIES for token in phrase):
            party = _seat(words, region, parties) or self._paragraph[1] or self._institution
            party = party or UNNAMED + _text(phrase).lower()
        if party is not None and not _is_agency(party):
            self._learn(words[region.first : region.extent], party)
            self._last = party
            self._paragraph = (self._paragraph[0], party)
        return party

    def _party(
        self, words: Sequence[Token], region: Region, parties: Sequence[PartyHit]
    ) -> str | None:
        phrase = words[region.first : region.last]
        if len(phrase) == 1 and phrase[0].low in _PRONOUNS:
            return self._antecedent(words, region, parties)
        named = party_of_speaker(_text(phrase))
        if named is not None:
            return named
        known = next((self._names[t.low] for t in phrase if self._known(t)), None)
        if known is not None:
            return known
        if region.extent > region.last:
            named = party_of_speaker(_text(words[region.first : region.extent]))
        if named is None and phrase[0].low in _POSSESSIVES:
            named = self._antecedent(words, region, parties)
        return named or self._headed(phrase)

    def _headed(self, phrase: Sequence[Token]) -> str | None:
        """The party that the text last named with the same noun ("the ministry")."""
        heads = (self._heads[t.low] for t in reversed(phrase) if t.low in self._heads)
        return next(heads, None)

    def _known(self, token: Token) -> bool:
        return token.text[0].isupper() and token.low in self._names

    def _antecedent(
        self, words: Sequence[Token], region: Region, parties: Sequence[PartyHit]
    ) -> str | None:
        """The party that opens the sentence, or, where the words came first, who spoke last."""
        mark = words[region.first - 1].text if region.first else ""
        if mark == "," or mark in QUOTE_MARKS:
            return self._last
        opening = (hit.party.name for hit in parties if hit.last <= region.first)
        return next(opening, self._last)

    def _learn(self, words: Sequence[Token], party: str) -> None:
        for token in words:
            if not token.text.isalpha() or token.low in _PLAIN:
                continue
            self._heads[token.low] = party
            proper = token.text[0].isupper() and len(token.text) > 2
            if proper and token.low not in _TITLES and role_of(token.low) is None:
                self._names.setdefault(token.low, party)


def _seat(words: Sequence[Token], region: Region, parties: Sequence[PartyHit]) -> str | None:
    """The party in whose seat the sentence opens: "In Yerevan, the deputy minister said"."""
    if not region.first or words[0].low != "in":
        return None
    led = (hit for hit in parties if hit.first == 1 and hit.last < region.first)
    return next((hit.party.name for hit in led if hit.form in (Form.CAPITAL, Form.NAME)), None)


def _is_agency(party: str) -> bool:
    known = party_named(party)
    return known is not None and known.kind is PartyKind.AGENCY


def _text(phrase: Sequence[Token]) -> str:
    return " ".join(token.text for token in phrase)
