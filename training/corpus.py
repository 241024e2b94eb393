"""Our corpus: coded reports to what each of their words teaches (corpus/GUIDELINES.md).

A coding names words, not places in the text, so each string is looked up: a cue and a speaker in
or before their evidence, a count within it. What the coding leaves out teaches less than what it
holds: the guidelines want one account a party and stance, so a second saying of the same is not
coded, and a cue without an account is a weak "no" where its party has accounts elsewhere.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.code.encoder.heads import UNDATED
from rashomon.code.encoder.hints import counts_of, initiator_hint, side_hint, speaker_hint
from rashomon.code.reading import Attribution
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    NARRATOR,
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    IncidentType,
    ReactionStance,
    Stance,
)
from training.example import MASKED, Anchor, Count, Example, Frame
from training.reader import Reader, mark

Coding = dict[str, Any]
Range = tuple[int, int]
STANCES, TYPES = list(Stance), list(IncidentType)
REACTIONS, KINDS = list(ReactionStance), list(CasualtyKind)
CONTACTS, STATUSES = list(ContactKind), list(ContactStatus)
FACETS = list(Cell)[:6]
_FAINT = 0.7
_COVERED = 0.5
_ENDS = ",.;:–—-"


def examples(paths: Iterable[Path]) -> Iterator[Example]:
    """One example a coded report; `paths` are the codings, each text lies beside its own."""
    for path in paths:
        coding = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield _Coded(path.stem, text, coding).example()


class _Coded:
    def __init__(self, name: str, text: str, coding: Coding) -> None:
        self.reader = Reader(text, published=coding["published"])
        self.text, self.coding = text, coding
        self.made = self.reader.example(name)
        self.cues: dict[Range, Anchor] = {}
        self.voices: dict[int, Anchor] = {}
        self.ruled = [said for r in self.reader.readings for said in r.attributions]
        self.saying = self.reader.tags()
        parts = (s for said in self.ruled for s in (said.cue, said.speaker) if s)
        self.seen = {t for s in parts for t in range(*self.reader.within(s.start, s.end))}

    def example(self) -> Example:
        for incident in self.coding["incidents"]:
            for account in incident["accounts"]:
                self._account(incident, account)
        for reaction in self.coding["reactions"]:
            self._reaction(reaction)
        self._negatives()
        self._idle()
        self._words()
        self._sentences()
        self.made.anchors = sorted(self._anchors(), key=lambda a: (a.sentence, a.first))
        for anchor in self.made.anchors:
            self._complete(anchor)
        return self.made

    # --- accounts

    def _account(self, incident: Coding, account: Coding) -> None:
        place = find(self.text, account["evidence"])
        if place is None:
            return
        inside = self.reader.within(*place)
        if inside[0] >= inside[1]:
            return
        cue = self._within(account["cue"], place)
        if cue is None:
            anchors = [self._voice(sentence) for sentence in self._told_in(inside)]
        else:
            anchors = [self._cue(cue)]
            self._frame(cue, account["speaker"], place)
        for anchor in anchors:
            self._fill(anchor, incident, account)
        for count in account["casualties"]:
            self._count(count, account, place, frozenset((a.sentence, a.first) for a in anchors))

    def _fill(self, anchor: Anchor, incident: Coding, account: Coding) -> None:
        fore = incident["role"] == "foreground"
        anchor.fore = max(anchor.fore, int(fore))
        anchor.back = max(anchor.back, int(not fore))
        anchor.stances = tuple({*anchor.stances, STANCES.index(Stance(account["stance"]))})
        anchor.type = TYPES.index(IncidentType(incident["type"]))
        by = NARRATOR if account["by"] == NARRATOR else canonical(account["by"])
        named = {"voice"} if by == NARRATOR else {by}
        if by not in self._named():
            named = {"voice"} if by == NARRATOR else {"other"}
        anchor.by |= named
        blamed = account["initiator"]
        if blamed is None:
            anchor.initiator |= {"none"}
        else:
            anchor.initiator |= {canonical(blamed)}
            if canonical(blamed) == by:
                anchor.initiator |= {"self"}
        anchor.incidents |= {incident["key"]}
        anchor.when |= self._whens(incident["date_start"])
        anchor.facets |= self._facets(incident["key"], account["by"])

    def _whens(self, gold: str | None) -> frozenset[str]:
        """The starts of the times in the text that say what the coding says, or "none"."""
        said = {time.start for time in self.made.times if gold and _says(gold, time.start)}
        return frozenset(said or {UNDATED})

    def _facets(self, key: str, by: str) -> frozenset[int]:
        """What of the incident the party disputes with another."""
        return frozenset(
            FACETS.index(Cell(one["facet"]))
            for one in self.coding["disputed"]
            if one["incident"] == key and canonical(by) in map(canonical, one["between"])
        )

    def _frame(self, cue: Range, speaker: str, place: Range) -> None:
        """The tags of cue and speaker, and what belongs together, as far as it is known."""
        inside = self.reader.within(*place)
        source = self._speaker(speaker, place)
        self._plain(inside)
        mark(self.saying, [cue], 1)
        taken = set(range(*cue)) | set(range(*source or (0, 0)))
        ruled = self._ruled(cue)
        if ruled is not None:
            content = [
                t
                for span in ruled.content
                for t in range(*self.reader.within(span.start, span.end))
            ]
        else:
            content = list(range(*inside))
        content = [t for t in content if t not in taken and inside[0] <= t < inside[1]]
        content = _trimmed(self.reader, content)
        if source is not None and self.reader.sentence_of(source[0]) in self._told_in(inside):
            mark(self.saying, [source], 0)
        self.made.frames.append(Frame(*cue, list(range(*source or (0, 0))), content))

    def _plain(self, inside: Range) -> None:
        """Evidence holds no other cue or source than those that are coded, or that rules see."""
        for token in range(*inside):
            if self.saying[token] == MASKED and token not in self.seen:
                self.saying[token] = 0

    def _ruled(self, cue: Range) -> Attribution | None:
        for said in self.ruled:
            first, last = self.reader.within(said.cue.start, said.cue.end)
            if first < cue[1] and last > cue[0]:
                return said
        return None

    def _speaker(self, speaker: str, place: Range) -> Range | None:
        """The speaker's words in the evidence, else the nearest before it, else after it."""
        at = self.text.find(speaker, place[0], place[1])
        if at < 0:
            at = self.text.rfind(speaker, 0, place[0] + len(speaker))
        if at < 0:
            at = self.text.find(speaker, place[1])
        if at < 0:
            return None
        found = self.reader.within(at, at + len(speaker))
        return found if found[0] < found[1] else None

    def _count(
        self, count: Coding, account: Coding, place: Range, owners: frozenset[Range]
    ) -> None:
        found = self._within(count["text"], place)
        if found is None:
            return
        side, by = count["side"], account["by"]
        right = frozenset({"none"})
        if side is not None:
            right = frozenset({canonical(side)} | ({"self"} if side == by else set()))
        known = next((c for c in self.made.counts if (c.first, c.last) == found), None)
        kind = KINDS.index(CasualtyKind(count["kind"]))
        if known is not None:
            known.kinds = tuple({*known.kinds, kind})
            known.side |= right
            known.owners |= owners
            return
        ruled = (p for p in counts_of(self.reader.readings) if self._meets(p.span, found))
        hint = side_hint(next(ruled, None))
        civilian = {None: 2, True: 1, False: 0}[count["civilian"]]
        self.made.counts.append(Count(*found, (kind,), right, civilian, owners, hint))

    def _complete(self, anchor: Anchor) -> None:
        """Give the anchor its parts, and what rules take for its answers."""
        reading = self.reader.readings[anchor.sentence]
        cue, source = None, None
        if anchor.first != MASKED:
            cue = self._span(anchor.first, anchor.last)
            frames = (f for f in self.made.frames if f.first == anchor.first)
            frame = next(frames, None) or self._ruled_frame((anchor.first, anchor.last))
            anchor.source, anchor.content = tuple(frame.source), tuple(frame.content)
            if anchor.source:
                source = self._span(anchor.source[0], anchor.source[-1] + 1)
        anchor.hints = speaker_hint(reading, cue, source), initiator_hint(reading)

    def _ruled_frame(self, cue: Range) -> Frame:
        """The parts of a cue that nobody coded, as rules see them."""
        said = self._ruled(cue)
        within = self.reader.within
        speaker = within(said.speaker.start, said.speaker.end) if said and said.speaker else (0, 0)
        told = [within(span.start, span.end) for span in said.content] if said else []
        return Frame(*cue, list(range(*speaker)), [t for one in told for t in range(*one)])

    def _span(self, first: int, last: int) -> Span:
        tokens = self.reader.tokens
        return Span.cut(self.text, tokens[first].start, tokens[last - 1].end)

    def _meets(self, span: Span, found: Range) -> bool:
        first, last = self.reader.within(span.start, span.end)
        return first < found[1] and found[0] < last

    # --- reactions

    def _reaction(self, reaction: Coding) -> None:
        place = find(self.text, reaction["evidence"])
        if place is None:
            return
        cue = self._within(reaction["cue"], place)
        if cue is None:
            return
        anchor = self._cue(cue)
        anchor.reacts = 1
        anchor.reaction = REACTIONS.index(ReactionStance(reaction["stance"]))
        actor = canonical(reaction["actor"])
        anchor.by |= {actor if actor in self._named() else "other"}
        if reaction["about"]:
            anchor.incidents |= {reaction["about"]}
        self._frame(cue, reaction["speaker"], place)

    # --- what is not coded

    def _negatives(self) -> None:
        told = {name for anchor in self._anchors() for name in anchor.by}
        for anchor in self._anchors():
            anchor.fore, anchor.back = max(anchor.fore, 0), max(anchor.back, 0)
            anchor.reacts = max(anchor.reacts, 0)
        for said in self.ruled:
            cue = self.reader.within(said.cue.start, said.cue.end)
            if cue[0] >= cue[1] or any(a[0] < cue[1] and cue[0] < a[1] for a in self.cues):
                continue
            near = said.party is None or canonical(said.party) in told or "other" in told
            sentence = self.reader.sentence_of(cue[0])
            weight = _FAINT if near else 1.0
            self.cues[cue] = Anchor(sentence, *cue, fore=0, back=0, reacts=0, weight=weight)
        for sentence in range(len(self.reader.sentences)):
            if sentence not in self.voices:
                weight = _FAINT if "voice" in told else 1.0
                self.voices[sentence] = Anchor(sentence, fore=0, back=0, reacts=0, weight=weight)

    def _idle(self) -> None:
        """Where nobody gives an account: words that rules don't see are no cues, whatever says so.

        One word in each such sentence stands for the cues that the head for them makes up.
        """
        told = {anchor.sentence for anchor in self._anchors() if 1 in _flags(anchor)}
        unseen = ~np.isin(np.arange(len(self.saying)), list(self.seen))
        self.saying[(self.saying == MASKED) & unseen] = 0
        for sentence in set(range(len(self.reader.sentences))) - told:
            first, last = (int(self.reader.firsts[sentence + k]) for k in (0, 1))
            idle = [t for t in range(first, last) if t not in self.seen]
            if idle:
                token = idle[zlib.crc32(f"{self.made.name} {sentence}".encode()) % len(idle)]
                cue = token, token + 1
                self.cues[cue] = Anchor(sentence, *cue, fore=0, back=0, reacts=0, weight=_FAINT)

    # --- words and sentences

    def _words(self) -> None:
        layers = {
            "mention": (s for i in self.coding["incidents"] for s in i["mentions"]),
            "date": (s for i in self.coding["incidents"] for s in i["date_text"]),
            "place": (s for i in self.coding["incidents"] for s in i["places"]),
        }
        for name, strings in layers.items():
            tags = self.reader.tags(0)
            for string in sorted(set(strings), key=len):
                mark(tags, self._all(string))
            self.made.tags[name] = tags
        tags = self.reader.tags(0)
        mark(tags, ((count.first, count.last) for count in self.made.counts))
        self.made.tags["casualty"] = tags
        self.made.tags["saying"] = self.saying

    def _sentences(self) -> None:
        count = len(self.reader.sentences)
        furniture = np.zeros(count, dtype=np.int64)
        for string in self.coding["boilerplate"]:
            for place in every(self.text, string):
                for sentence in self._told_in(self.reader.within(*place)):
                    furniture[sentence] = 1
        contact = np.zeros((count, len(CONTACTS)), dtype=np.int64)
        status = np.full(count, MASKED, dtype=np.int64)
        for one in self.coding["diplomacy"]:
            place = find(self.text, one["evidence"])
            for sentence in self._told_in(self.reader.within(*place)) if place else ():
                contact[sentence, CONTACTS.index(ContactKind(one["kind"]))] = 1
                status[sentence] = STATUSES.index(ContactStatus(one["status"]))
                who = frozenset(canonical(name) for name in one["participants"])
                self.made.contacts.append((sentence, who))
        self.made.sentences = {"furniture": furniture, "contact": contact, "status": status}

    # --- look-ups

    def _anchors(self) -> list[Anchor]:
        return [*self.cues.values(), *self.voices.values()]

    def _cue(self, cue: Range) -> Anchor:
        return self.cues.setdefault(cue, Anchor(self.reader.sentence_of(cue[0]), *cue))

    def _voice(self, sentence: int) -> Anchor:
        return self.voices.setdefault(sentence, Anchor(sentence))

    def _within(self, string: str | None, place: Range) -> Range | None:
        if not string:
            return None
        at = self.text.find(string, *place)
        found = self.reader.within(at, at + len(string)) if at >= 0 else (0, 0)
        return found if found[0] < found[1] else None

    def _told_in(self, inside: Range) -> list[int]:
        """The sentences of which the range holds half, or which hold half of the range."""
        first, last = inside
        if first >= last:
            return []
        sentences = []
        for k in range(self.reader.sentence_of(first), self.reader.sentence_of(last - 1) + 1):
            start, end = int(self.reader.firsts[k]), int(self.reader.firsts[k + 1])
            shared = min(last, end) - max(first, start)
            if shared >= _COVERED * min(end - start, last - first):
                sentences.append(k)
        return sentences

    def _all(self, string: str) -> list[Range]:
        return [self.reader.within(*place) for place in every(self.text, string)]

    def _named(self) -> set[str]:
        return {name for _, _, name in self.made.hits}


def _flags(anchor: Anchor) -> tuple[int, int, int]:
    return anchor.fore, anchor.back, anchor.reacts


def _says(gold: str, start: str) -> bool:
    """Whether a start says all that the coded one says, or at least its month."""
    return start.startswith(gold) or (len(start) >= 7 and gold.startswith(start))


def canonical(name: str) -> str:
    """The name by which the coder's tables know a party that a coding names, if they know it."""
    known = party_named(name)
    return known.name if known else party_of_speaker(name) or name


def find(text: str, string: str) -> Range | None:
    """Where the string first stands in the text."""
    at = text.find(string)
    return (at, at + len(string)) if at >= 0 else None


def every(text: str, string: str) -> Iterator[Range]:
    """Everywhere the string stands in the text as whole words."""
    at = text.find(string) if string else -1
    while at >= 0:
        end = at + len(string)
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        if not (before.isalnum() and string[0].isalnum()) and not (
            after.isalnum() and string[-1].isalnum()
        ):
            yield at, end
        at = text.find(string, end)


def _runs(tokens: list[int]) -> list[Range]:
    runs: list[Range] = []
    for token in tokens:
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def _trimmed(reader: Reader, content: list[int]) -> list[int]:
    """Each run of the content without commas, stops and "that" at its ends."""
    kept: list[int] = []
    for run in _runs(content):
        first, last = run
        while first < last and reader.tokens[first].text in _ENDS:
            first += 1
        while first < last and reader.tokens[last - 1].text in _ENDS:
            last -= 1
        kept += range(first, last)
    return kept
