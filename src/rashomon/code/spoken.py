"""Cues with the words that name their speakers: who stands before, after or around a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code import phrases
from rashomon.code.cues import Cue, CueHit, CueKind, find_cues
from rashomon.code.phrases import QUOTE_MARKS, Region
from rashomon.code.reading import Act
from rashomon.knowledge.party import PartyHit
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token

_BARE = frozenset("to not cannot n't".split())
_NOUNS = frozenset(
    "claims reports comments charges calls names posts records estimates counts claim report"
    " comment charge call name post record estimate count state states note notes holds hold"
    " protest protests support demand demands appeal appeals rule rules remarks remark tweets tweet"
    " tally terms term plan plans list lists show shows answers answer reads thoughts".split()
)
_BEFORE_NOUN = frozenset(
    "the a an 's his her its their this that these those any no some such of for by official"
    " initial early earlier first phone press media news".split()
)
_PLURALS = frozenset("we they i you people police both men women troops military media".split())
_OPENERS = frozenset(
    "this that these those there here then now so yes no nothing everything something nobody it"
    " what who which when where how why if as but and or yet still thus hence once later earlier"
    " meanwhile however instead also even just only perhaps maybe not never today yesterday".split()
)
_DETERMINED = frozenset(
    "both each the a an its his her their another one some many others two".split()
)
_TELLS = frozenset("told tells telling tell".split())
_FIRST_PERSON = frozenset("i we".split())
_PASSIVE = frozenset("been being was were is are be".split())
_PRONOUNS = frozenset("he she it they".split())
_VOICES = frozenset(
    "he she it they statement ministry communique communiqué note letter post report bulletin"
    " spokesman spokeswoman spokesperson release group army agency office team mission".split()
)


_COLON = Cue(CueKind.VERB, Act.SAY, weak=False, participle=False)


class Found(NamedTuple):
    """A cue with its speaker's region; the content stands left of `start`, right of `end`.

    `region` is None where the sentence's last speaker goes on ("…, adding that").
    """

    hit: CueHit
    region: Region | None
    start: int
    end: int


def spoken(words: Sequence[Token], parties: Sequence[PartyHit]) -> Iterator[Found]:
    """Every cue among the words that has a speaker, in order."""
    clause = _Clause(words, parties)
    led = phrases.opening(words)
    if led is not None and clause.introduces(led):
        yield Found(CueHit(led.last, led.last + 1, _COLON), led, 0, led.last + 1)
    told = led is not None
    for hit in find_cues(words):
        found = clause.found(hit, told)
        if found is not None:
            told = True
            yield found


class _Clause:
    """The words of one sentence and the parties named in them."""

    def __init__(self, words: Sequence[Token], parties: Sequence[PartyHit]) -> None:
        self._words = words
        self._parties = parties

    def found(self, hit: CueHit, told: bool) -> Found | None:
        """The cue with its speaker; `told` says that the sentence has a speaker already."""
        if hit.cue.kind is CueKind.AFTER:
            region = phrases.object_of(self._words, hit.last)
            return Found(hit, region, hit.first, region.extent) if region else None
        if hit.cue.kind is CueKind.NOUN or self._noun(hit):
            return self._genitive(hit)
        return None if self._bare(hit) else self._verb(hit, told)

    def introduces(self, led: Region) -> bool:
        """Whether what stands before a colon is somebody who speaks for a party."""
        named = any(hit.last <= led.last for hit in self._parties)
        roles = [role_of(token.low) for token in self._words[: led.last]]
        return RoleKind.OFFICIAL in roles or (named and led.last <= 5)

    def _genitive(self, hit: CueHit) -> Found | None:
        """ "By Yerevan's count", "Azerbaijan's claim that": the party in the genitive speaks."""
        near = (hit.first, hit.first - 1)
        owner = next((p for p in self._parties if p.last in near), None)
        if owner is None:
            return None
        adjective = owner.last == hit.first
        led = owner.first > 0 and self._low(owner.first - 1) in ("by", "in", "on")
        opens = ("that",) if adjective else ("that", ",", "of", "on")
        if not adjective and self._words[owner.last].low not in ("'s", "'", "’"):
            return None
        if not led and self._low(hit.last) not in opens:
            return None
        return Found(hit, Region(owner.first, owner.last, owner.last), owner.first - led, hit.last)

    def _bare(self, hit: CueHit) -> bool:
        """An infinitive or a negated form, or a capitalised name: no cue."""
        first = hit.first
        if hit.cue.weak and first and self._words[first].text[0].isupper():
            return True
        if not first or self._low(first - 1) not in _BARE:
            return False
        if hit.cue.act is Act.DENY and self._low(first - 2) in ("did", "does", "do"):
            return False
        return self._low(first - 2) not in ("went", "goes", "continued", "has", "had")

    def _noun(self, hit: CueHit) -> bool:
        """Whether the word is a noun here: "the claims", "Armenian reports", "two posts"."""
        if self._low(hit.first) not in _NOUNS or not hit.first:
            return False
        before = self._words[hit.first - 1]
        if before.low in _BEFORE_NOUN or before.text[0].isdigit():
            return True
        adjective = any(p.last == hit.first and p.form == "demonym" for p in self._parties)
        return adjective and not before.low.endswith("s")

    def _verb(self, hit: CueHit, told: bool) -> Found | None:
        first, before = hit.first, self._low(hit.first - 1)
        if hit.cue.participle and before in (",", "and", "also"):
            return Found(hit, None, first, hit.last) if told else self._carried(hit, told)
        if hit.cue.participle and before == "as":
            region = phrases.quoted(self._words, first - 1)
            return Found(hit, region, first, hit.last) if region else None
        if before in _FIRST_PERSON:
            return Found(hit, None, first - 1, hit.last) if told else None
        return self._by(hit) if self._passive(hit) else self._subject(hit, told)

    def _subject(self, hit: CueHit, told: bool) -> Found | None:
        """Who stands before the verb or, where the words came first, after it."""
        region = phrases.before(self._words, hit.first)
        known = region is not None and self._speaks(region, hit)
        apposed = region is not None and region.extent > region.last
        inverted = None if known and apposed else self._inverted(hit)
        if inverted is not None:
            return Found(hit, inverted, hit.first, inverted.extent)
        if region is not None and known:
            return Found(hit, region, region.first, hit.last)
        return self._carried(hit, told)

    def _passive(self, hit: CueHit) -> bool:
        """Whether the verb is passive: "has been denounced", "was said"."""
        k = hit.first - 1
        while k > 0 and self._low(k).endswith("ly"):
            k -= 1
        return not hit.cue.participle and self._low(k) in _PASSIVE

    def _by(self, hit: CueHit) -> Found | None:
        """Who speaks in a passive: whoever follows "by"."""
        if self._low(hit.last) != "by":
            return None
        region = phrases.object_of(self._words, hit.last + 1)
        return Found(hit, region, hit.first, region.extent) if region else None

    def _carried(self, hit: CueHit, told: bool) -> Found | None:
        """A cue with no subject before it: the last speaker goes on, or the first phrase speaks."""
        first = hit.first
        if self._low(first - 1) not in ("and", "but", ","):
            return None
        if told:
            return Found(hit, None, first, hit.last)
        opening = None if hit.cue.weak else phrases.subject(self._words, first)
        if opening is None or not self._speaks(opening, hit):
            return None
        return Found(hit, opening, first, hit.last)

    def _inverted(self, hit: CueHit) -> Region | None:
        words = self._words
        if not hit.first or hit.last >= len(words) or words[hit.first].low in _TELLS:
            return None
        mark = words[hit.first - 1].text
        if mark not in QUOTE_MARKS and mark not in (",", "-", "–", "—"):
            return None
        region = phrases.after(words, hit.last)
        if region is None or not self._speaks(region, hit):
            return None
        return region if mark in QUOTE_MARKS or phrases.closes(words, region) else None

    def _speaks(self, region: Region, hit: CueHit) -> bool:
        """Whether the region looks like somebody who can speak."""
        phrase = self._words[region.first : region.extent]
        if not self._agrees(region, hit):
            return False
        if any(p.first < region.extent and p.last > region.first for p in self._parties):
            return True
        if any(token.low in _VOICES or role_of(token.low) is not None for token in phrase):
            return True
        if hit.cue.weak and not self._quotes(hit.last):
            return False
        opening = -1 if region.extent > region.last else self._words[0].start
        named = any(token.text[0].isupper() and token.start > opening for token in phrase)
        named = named or _is_name(phrase)
        plain = phrase[0].low in _DETERMINED and len(phrase) <= 8 and hit.cue.act is not Act.REACT
        return named or (plain and not hit.cue.weak)

    def _agrees(self, region: Region, hit: CueHit) -> bool:
        """Whether the verb can have that subject, and says something where it must."""
        if hit.cue.base and not _plural(self._words[region.last - 1]):
            return False
        if self._quotes(hit.last):
            return True
        pronoun = self._words[region.extent - 1].low in _PRONOUNS
        return not (hit.cue.weak and pronoun) and not (hit.cue.clausal and region.last <= hit.first)

    def _quotes(self, after: int) -> bool:
        """Whether a clause or a quotation follows soon, as a verb of saying has."""
        near = self._words[after : after + 8]
        opens = self._low(after) in (":", "how", "why", "what")
        return opens or any(token.low == "that" or token.text in QUOTE_MARKS for token in near)

    def _low(self, index: int) -> str:
        return self._words[index].low if 0 <= index < len(self._words) else ""


def _is_name(phrase: Sequence[Token]) -> bool:
    """Whether all the words are capitalised, and none is a plain one that opens sentences."""
    if len(phrase) > 4 or any(token.low in _OPENERS for token in phrase):
        return False
    return all(token.text[0].isupper() for token in phrase)


def _plural(token: Token) -> bool:
    """Whether the subject that ends in the token may go with a verb in its base form."""
    return token.low.endswith("s") or token.low in _PLURALS or token.text[0].isupper()
