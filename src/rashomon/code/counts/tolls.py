"""The toll of a document's main incident, reckoned from what its sentences tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.code.counts.distinct import One, distinct
from rashomon.code.counts.fates import fates
from rashomon.code.counts.figures import Sum, moved, total
from rashomon.code.counts.told import Cue, Fate, Told
from rashomon.text.sentence import Sentence

Range = tuple[int | None, int | None]
_NOTHING: Range = (None, None)
_LEAD, _PAUSE = 4, 2
_BOTH_DEAD = "murder - suicide"


class Toll(NamedTuple):
    """The killed and the wounded of one incident, each from low to high; None where not said.

    Perpetrators count as others do. `basis` is the arithmetic in words.
    """

    killed: Range
    wounded: Range
    basis: str


class _Sheet(NamedTuple):
    """What is told of the main incident, sorted: claims, cues, persons."""

    claims: Sequence[Told]
    cues: Sequence[Cue]
    dead: Sequence[One]
    hurt: Sequence[One]

    def headed(self, *kinds: Fate) -> bool:
        """Whether a headline tells one of these fates."""
        claimed = any(claim.head and claim.fate in kinds for claim in self.claims)
        return claimed or any(cue.head and cue.fate in kinds for cue in self.cues)

    def cued(self, *kinds: Fate) -> bool:
        """Whether words tell one of these fates without saying whose; weak ones only on top."""
        return any(
            cue.fate in kinds
            and (not cue.weak or cue.head or (cue.sentence < _LEAD and not self.hurt))
            for cue in self.cues
        )


class _Reckoned(NamedTuple):
    """A range and how it was come by; `most` of them, `own` by their own hand."""

    range: Range
    basis: str
    most: int = 0
    own: int = 0


def toll(sentences: Sequence[Sentence]) -> Toll:
    """The toll of the main incident that the sentences tell of, headlines marked as such.

    Totals go before sums of persons told one by one, each of whom counts once however often they
    are told; a later death moves a person from the wounded to the killed; those struck of whom no
    death is told are wounded. What is said of other incidents counts only where nothing else is,
    and so does what comes after two sentences that tell of nobody.
    """
    claims: list[Told] = []
    cues: list[Cue] = []
    for sentence in sentences:
        told, said = fates(sentence)
        claims += told
        cues += said
    return reckon(claims, cues)


def reckon(claims: Sequence[Told], cues: Sequence[Cue] = ()) -> Toll:
    """The toll that claims and cues amount to, in the order of the text."""
    sheet = _sheet(claims, cues)
    killed = _killed(sheet)
    wounded = _wounded(sheet, killed)
    basis = f"killed: {killed.basis}; wounded: {wounded.basis}"
    return Toll(killed.range, wounded.range, basis)


def _sheet(claims: Sequence[Told], cues: Sequence[Cue]) -> _Sheet:
    end = _end(claims, cues)
    here = moved([one for one in claims if not one.apart and one.sentence <= end] or claims)
    said = [cue for cue in cues if not cue.apart and cue.sentence <= end] or cues
    ones = distinct(here, any("suicide" in cue.text for cue in said))
    dead = [one for one in ones if one.fate is Fate.KILLED]
    hurt = [one for one in ones if one.fate is not Fate.KILLED]
    return _Sheet(here, said, dead, hurt)


def _end(claims: Sequence[Told], cues: Sequence[Cue]) -> int:
    """The last sentence on the main incident: before the first two in a row that tell no fate.

    A headline and sentences on other things do not count; news tells the main incident first.
    """
    told = {one.sentence for one in claims if not (one.apart or one.head)}
    told |= {cue.sentence for cue in cues if not (cue.apart or cue.head)}
    end = min(told, default=0)
    for sentence in sorted(told):
        if sentence - end > _PAUSE:
            break
        end = sentence
    return end


def _killed(sheet: _Sheet) -> _Reckoned:
    told, figure = len(sheet.dead), total(sheet.claims, Fate.KILLED)
    own = sum(one.own for one in sheet.dead)
    both = any(cue.text == _BOTH_DEAD for cue in sheet.cues)
    if figure:
        beside = _own_beside(sheet.claims)
        most = figure.most + beside
        if both and most == 1:
            return _Reckoned((2, 2), f"{figure.text}, and the perpetrator", 2, own)
        if not figure.head and told > most:
            return _Reckoned((told, told), f"{told} told one by one", told, own)
        basis = figure.text + ", and the perpetrator" * beside
        return _Reckoned(_range(figure, beside), basis, most, own)
    if told:
        told = 2 if both and told == 1 else told
        return _Reckoned((told, told), f"{told} told one by one", told, own)
    if sheet.cued(Fate.KILLED):
        most = 1 + both
        return _Reckoned((most, most), "a death is told", most)
    return _none(sheet, Fate.KILLED)


def _own_beside(claims: Sequence[Told]) -> int:
    """1 where a perpetrator dies beside those whom a figure counts: 'killing 2, then himself'."""
    dead = [claim for claim in claims if claim.fate is Fate.KILLED]
    own = {claim.sentence for claim in dead if claim.own}
    return int(any(c.sentence in own and c.object and not c.own for c in dead))


def _wounded(sheet: _Sheet, killed: _Reckoned) -> _Reckoned:
    figure, struck = total(sheet.claims, Fate.WOUNDED), total(sheet.claims, Fate.STRUCK)
    hurt = _alive(sheet, killed, struck)
    dead = max(0, killed.most - killed.own)
    rest = max(0, struck.most - dead) if struck else 0
    left = f"{struck.text}, less {dead} killed" if struck else ""
    if figure and (rest <= figure.most or (figure.head and struck and not struck.head)):
        return _Reckoned(_range(figure), figure.text, figure.most)
    if struck:
        told = sum(one.fate is Fate.WOUNDED or one.who.more for one in hurt)
        if told > rest:
            return _Reckoned((told, told), f"{told} told one by one", told)
        return _Reckoned(_range(struck, rest - struck.most), left, rest)
    if hurt:
        return _Reckoned((len(hurt),) * 2, f"{len(hurt)} told one by one", len(hurt))
    if not killed.most and sheet.cued(Fate.STRUCK, Fate.WOUNDED):
        return _Reckoned((1, 1), "a wound is told", 1)
    return _none(sheet, Fate.WOUNDED)


def _alive(sheet: _Sheet, killed: _Reckoned, struck: Sum | None) -> Sequence[One]:
    """The persons hurt; those only struck are the dead again where just a death is headed."""
    hurt = sheet.hurt
    if not sheet.dead and killed.most and not total(sheet.claims, Fate.KILLED) and not struck:
        hurt = hurt[1:]
    only_death = sheet.headed(Fate.KILLED) and not any(
        claim.head and claim.fate is not Fate.KILLED for claim in sheet.claims
    )
    if killed.most and only_death:
        hurt = [one for one in hurt if one.fate is Fate.WOUNDED or one.who.more]
    return hurt


def _range(figure: Sum, more: int = 0) -> Range:
    """A figure's bounds, `more` on top of each; a part taken off leaves none below nothing."""
    low, high = figure.low, figure.high
    return (
        None if low is None else max(0, low + more),
        None if high is None else max(0, high + more),
    )


def _none(sheet: _Sheet, fate: Fate) -> _Reckoned:
    """Nobody, where the text says so; else nothing is said."""
    denied = any(c.fate is fate and c.low == 0 and c.high == 0 for c in sheet.claims)
    return _Reckoned((0, 0), "none, it says") if denied else _Reckoned(_NOTHING, "not said")
