"""Names of parties and their people inside the name of somebody else: "Lt. Reagan Kasongo"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from rashomon.knowledge.offices import names
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.people import people
from rashomon.knowledge.roles import role_of
from rashomon.knowledge.table import plain
from rashomon.text.tokens import Token, fold

_KNOWN = frozenset(
    "mr mrs ms dr sir lord lady sheikh shaykh sayyid mullah maulana mawlawi mufti haji ayatollah"
    " hojjatoleslam comandante commandant comrade comandant saint emir pm fm eam cm sec gen col maj"
    " capt lt cmdr adm brig sgt hon rep sen prof rev fr madame monsieur ato weizero u daw ko saw"
    " former ex late acting prime foreign defence defense interior deputy first second vice press"
    " state security and but for when while after before as on in at by from with to of the a an"
    " that if though although since until because however meanwhile yesterday today tomorrow"
    " earlier later both only even then so yet what why how who did does is was has had will would"
    " may monday tuesday wednesday thursday friday saturday sunday january february march april"
    " june july august september october november december house army air national union".split()
)
_LOOSE = frozenset((PartyKind.AGENCY, PartyKind.ORGANISATION, PartyKind.ARMED_GROUP))
_HEADLINE = 0.7  # share of capitalised words from which capitals tell nothing


def without_namesakes(words: Sequence[Token], hits: Sequence[PartyHit]) -> tuple[PartyHit, ...]:
    """The hits among `words` that are no part of the name of somebody whom no table knows.

    A text without capitals keeps all: nothing in it shows where a name ends.
    """
    if not any(hit.form in (Form.PERSON, Form.NAME) for hit in hits) or not _is_cased(words):
        return tuple(hits)
    taken = frozenset(at for hit in hits for at in range(hit.first, hit.last))
    return tuple(hit for hit in hits if not is_namesake(words, hit, taken))


def _is_cased(words: Sequence[Token]) -> bool:
    return any(not word.text.islower() and word.text.isalpha() for word in words)


def is_namesake(words: Sequence[Token], hit: PartyHit, taken: frozenset[int]) -> bool:
    """Whether the hit stands inside a longer name of somebody whom no table knows.

    A surname led by a given name that its owner does not have is another's ("Ingrid Solheim"), and
    so is a name that another surname follows ("Reagan Kasongo", "Moussa Dembélé"). `taken` are the
    tokens that name parties.
    """
    person = hit.form is Form.PERSON
    if not person and (hit.party.kind not in _LOOSE or hit.form is not Form.NAME):
        return False
    if (hit.last - hit.first > 1 and not person) or words[hit.first].text.isupper():
        return False
    if person and _follows(words, hit.last, taken):
        return not _in_headline(words)
    if hit.last - hit.first > 1 or not _leads(words, hit.first - 1, taken):
        return False
    if not person and not _leads(words, hit.first - 2, taken):
        return False
    given = _given().get(_key(words[hit.first].text), frozenset())
    return _key(words[hit.first - 1].text) not in given and not _in_headline(words)


def _follows(words: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    return at < len(words) and at not in taken and _is_name(words[at])


def _leads(words: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    return at >= 0 and at not in taken and _is_name(words[at])


def _is_name(token: Token) -> bool:
    text = token.text
    if not (text[0].isupper() and text.isalpha() and len(text) > 1 and not text.isupper()):
        return False
    return token.low not in _KNOWN and role_of(token.low) is None


def _in_headline(words: Sequence[Token]) -> bool:
    """Whether nearly all words are capitalised, so that capitals tell no name."""
    alphabetic = [word for word in words if word.text.isalpha() and len(word.text) > 3]
    raised = sum(word.text[0].isupper() for word in alphabetic)
    return len(alphabetic) > 4 and raised >= _HEADLINE * len(alphabetic)


def _key(name: str) -> str:
    return fold(plain(name))


@cache
def _given() -> Mapping[str, frozenset[str]]:
    """The other words of the names that known people with each surname have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    told = [name.replace("+", " ") for name, _ in people()] + [name for name, _ in names()]
    for name in told:
        words = _key(name).replace("-", " ").split()
        for word in words:
            found[word].update(other for other in words if other != word)
    return {word: frozenset(others) for word, others in found.items()}
