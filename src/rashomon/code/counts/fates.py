"""What became of whom, sentence by sentence: the claims that a toll is reckoned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from rashomon.code.counts import other
from rashomon.code.counts.fatewords import FateWord, fate_words
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.groups import groups
from rashomon.code.counts.link import Linker
from rashomon.code.counts.person import Person, person
from rashomon.code.counts.told import Cue, Fate, Told
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.party import PartyHit
from rashomon.model.vocabulary import CasualtyKind, Figure
from rashomon.text.sentence import Sentence

FateHit = Hit[FateWord]
_HARMED = (CasualtyKind.KILLED, CasualtyKind.WOUNDED)
_SELF = {"himself": "m", "herself": "f", "themselves": None}
_BEFORE_SELF = words("then and before on")
_NOT = words("not n't never neither nor")
_NONE = _NOT | words("no nobody none")
_OTHERS = words("other others another")
_MORE = words("more further additional")
_SHARE = words("them whom those these")
_GAPS = ([","], ["and"], [",", "and"], ["and", "later"], ["and", "was"], ["and", "then"])
_NEAR, _FAR, _MOOD = 3, 12, 4


def fates(
    sentence: Sentence, parties: Sequence[PartyHit] = ()
) -> tuple[tuple[Told, ...], tuple[Cue, ...]]:
    """Every fate that a sentence tells of people, and its cues. Never raises."""
    known = fate_words()
    view = View(sentence, parties)
    hits = [hit for hit in known.verbs.scan(view.words) if hit.value.fate]
    cues = [hit for hit in known.cues.scan(view.words) if hit.value]
    if not hits and not cues:
        return (), ()
    found = [*_claims(view, hits), *_own(view), *_multiples(view)]
    apart = bool(known.elsewhere.scan(view.words))
    place = {"sentence": sentence.index, "head": sentence.headline, "apart": apart}
    return (
        tuple(claim._replace(**place) for claim in found),  # type: ignore[arg-type]
        tuple(cue._replace(**place) for cue in _cues(view, cues)),  # type: ignore[arg-type]
    )


def _cues(view: View, hits: Sequence[Hit[str]]) -> Iterator[Cue]:
    """The cues that the words before them do not take back."""
    known = fate_words()
    for hit in hits:
        mood = view.low[max(0, hit.first - _MOOD) : hit.first]
        if not (known.unreal if hit.value == Fate.KILLED else _NONE).isdisjoint(mood):
            continue
        text = " ".join(view.low[hit.first : hit.last])
        yield Cue(Fate(hit.value), 0, text, weak=text in known.weak)


def _claims(view: View, hits: Sequence[FateHit]) -> Iterator[Told]:
    """The counts of the sentence; those of one row that one word is said of are added up."""
    joined = list(_joined(view, hits))
    plain = [Hit(hit.first, hit.last, hit.value.outcome) for hit in joined]
    said = {hit.first: hit.value for hit in joined}
    people = [_victims(view, g) for g in groups(view, {hit.first: hit for hit in plain})]
    linker = Linker(view, people, plain)
    found = [*linker.run(), *other.tolls(view, people, linker.used)]
    found += other.told(view, people, linker.used)
    found += [count for count in other.losses(view, people) if count.group.none]
    last: Told | None = None
    word: int | None = None
    for count in found:
        if count.kind not in _HARMED or _denied(view, count):
            continue
        fate = _fate(view, count, None if count.word is None else said.get(count.word))
        claim = _told(view, people, count, fate)
        if last and count.word is not None and (word, last.fate) == (count.word, fate):
            claim = _added(last, claim)
        elif last:
            yield last
        last, word = claim, count.word
    if last:
        yield last


def _joined(view: View, hits: Sequence[FateHit]) -> Iterator[FateHit]:
    """The words, where 'was shot and died' is one outcome: the last of the two."""
    skip = False
    for hit, after in zip_longest(hits, hits[1:]):
        taken, skip = skip, False
        if taken:
            continue
        if after and hit.value.fate is Fate.STRUCK and view.low[hit.last : after.first] in _GAPS:
            skip = True
            value = FateWord(after.value.fate, hit.value.outcome)
            yield Hit(hit.first, after.last, value)
        else:
            yield hit


def _victims(view: View, group: Group) -> Group:
    """'Victims' are people here."""
    if group.head is Head.LOSS and view.at(group.last - 1) in ("victim", "victims"):
        return group._replace(head=Head.PEOPLE, kind=None)
    return group


def _denied(view: View, count: Found) -> bool:
    """Whether 'not' stands between the people and the word, or 'one shot' is a shot fired."""
    if count.word is None:
        return False
    group = count.group
    if not _NOT.isdisjoint(view.low[group.last : count.word]):
        return True
    fired = view.low[group.first : count.word + 1][-2:] == ["one", "shot"]
    return fired and group.head is Head.BARE and not view.sentence.headline


def _fate(view: View, count: Found, word: FateWord | None) -> Fate:
    """The fate that the word tells, but 'shot his guard dead' is one death."""
    if word is None or word.fate is None or word.outcome.kind is not count.kind:
        return Fate(count.kind.value)
    last = count.group.last
    dead = view.at(last) == "dead" or view.low[last : last + 2] == ["to", "death"]
    return Fate.KILLED if dead else word.fate


def _told(view: View, people: Sequence[Group], count: Found, fate: Fate) -> Told:
    """The claim that a count makes."""
    group = count.group
    low = view.low[group.first : group.last]
    bounds, ones = (group.low, group.high), _ones(view, people, group)
    rank = _rank(view, group) if fate is Fate.KILLED else 0
    if rank:
        bounds, ones = (rank, rank), ()
    return Told(
        fate,
        *bounds,
        people=ones,
        figure=Figure.TOTAL if rank else _figure(view, group),
        others=not rank and not _OTHERS.isdisjoint(low),
        object=count.word is not None and group.first > count.word,
        number=low[0] in ("1", "one"),
        text=view.span(count.first, count.last).text,
    )


def _ones(view: View, people: Sequence[Group], group: Group) -> tuple[Person, ...]:
    """The persons that the group is made of, where each is told by itself."""
    members = [g for g in people if group.first <= g.first < group.last]
    if not members or any(g.low != 1 or g.high != 1 for g in members):
        return ()
    return tuple(person(view, g) for g in members[: 1 if group.low == 1 else None])


def _rank(view: View, group: Group) -> int:
    """How many there are where the words count the last of them: 'a third person', 'third man'."""
    low = view.low[group.first : group.last]
    if group.low != 1 or not (view.sentence.headline or low[0] == "a"):
        return 0
    ordinals = fate_words().ordinals
    return max(ordinals.get(word, 0) for word in [view.at(group.first - 1), *low])


def _figure(view: View, group: Group) -> Figure:
    """How the number stands to the toll: 'two of them' and 'including two' are parts of it."""
    low = view.low[group.first : group.last]
    if group.apart or view.at(group.first - 1) == "including":
        return Figure.PART
    pairs = set(pairwise(low))
    if ("of", "the") in pairs or any(a == "of" and b in _SHARE for a, b in pairs):
        return Figure.PART
    if group.low != 1 and not _MORE.isdisjoint(low) and "than" not in low:
        return Figure.INCREMENT
    return Figure.TOTAL


def _added(one: Told, other: Told) -> Told:
    """Both of a row that one word is said of: 'two children and a man were killed'."""
    if other.figure is Figure.PART or one.low is None or other.low is None:
        return one
    exact = one.high == one.low and other.high == other.low
    low = one.low + other.low
    people = one.people + other.people if one.people and other.people else ()
    return one._replace(low=low, high=low if exact else None, people=people)


def _own(view: View) -> Iterator[Told]:
    """'killed himself', 'turned the gun on herself', 'killing two, then himself'."""
    for hit in fate_words().selves.scan(view.words):
        reach = _FAR if hit.value is Fate.KILLED else _NEAR
        for index in range(hit.last, min(hit.last + reach, len(view))):
            near = index < hit.last + _NEAR or view.at(index - 1) in _BEFORE_SELF
            if view.low[index] in _SELF and near:
                who = Person(sex=_SELF[view.low[index]], known=True)
                text = view.span(hit.first, index + 1).text
                yield Told(hit.value, 1, 1, (who,), own=True, text=text)
                return


def _multiples(view: View) -> Iterator[Told]:
    """'a double murder', 'the triple shooting'; a murder-suicide has one more dead."""
    known = fate_words()
    for index, word in enumerate(view.low):
        if word not in known.multiples:
            continue
        after = view.low[index + 1 : index + 3]
        fate = next((known.multiplied[w] for w in after if w in known.multiplied), None)
        if fate is not None:
            fate = Fate.KILLED if "fatal" in after else fate
            many = known.multiples[word] + ("suicide" in view.low[index + 1 : index + 5])
            yield Told(fate, many, many, text=view.span(index, index + 2).text)
