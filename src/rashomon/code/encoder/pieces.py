"""Sentences to the word pieces that the encoder reads, parties hidden behind numbers.

The name of a party never reaches the encoder. Each party of a document has a slot, numbered in the
order in which the text names the parties, and whatever names it (name, demonym, capital, organ,
person) becomes one piece that tells the slot and the form. So swapping two parties' names in a text
changes nothing that the encoder sees, and what it learned of one conflict holds for any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from rashomon.code.encoder.arrays import Ints
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.text.sentence import Sentence

SLOTS = 16
"""Parties of a document that the encoder tells apart; the next one shares the first's slot."""
FORMS = tuple(Form)
UNKNOWN, CLS, SEP = 100, 101, 102
FIRST_SLOT = 1  # BERT's vocabulary leaves pieces 1 to 99 unused
SENTENCE = FIRST_SLOT + SLOTS * len(FORMS)
PARAGRAPH = SENTENCE + 1
HEADLINE = SENTENCE + 2

_HIDDEN = frozenset((PartyKind.COUNTRY, PartyKind.TERRITORY, PartyKind.ARMED_GROUP))
_MOST_PIECES = 12  # of one token: longer ones are no words
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence as the encoder reads it.

    `ids` are its pieces, the marker of its kind first; `first[t]` is the place in `ids` of token
    t's first piece (several tokens of a party's name share one).
    """

    ids: Ints
    first: Ints


class Pieces:
    """Cuts words into pieces; remembers what it has cut."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    def unit(
        self, sentence: Sentence, hits: Iterable[PartyHit], slots: Mapping[str, int], opens: bool
    ) -> Unit:
        """The pieces of a sentence; `opens` says that it opens a paragraph.

        `hits` are the parties named in it, `slots` the numbers of all that the document names.
        """
        named = {k: hit for hit in hits if hidden(hit) for k in range(hit.first, hit.last)}
        ids = [_marker(sentence, opens)]
        first = []
        for k, token in enumerate(sentence.tokens):
            hit = named.get(k)
            if hit is None:
                first.append(len(ids))
                ids.extend(self._cut(token.low))
                continue
            if k == hit.first:
                ids.append(slot_id(slots[hit.party.name], hit.form))
            first.append(len(ids) - 1)
        return Unit(np.array(ids, dtype=np.int64), np.array(first, dtype=np.int64))

    def _cut(self, word: str) -> tuple[int, ...]:
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:_MOST_PIECES]
            found = tuple(ids) or (UNKNOWN,)
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found


def hidden(hit: PartyHit) -> bool:
    """Whether the party's name is kept from the encoder: all who can be a side of a conflict."""
    return hit.party.kind in _HIDDEN


def slot_id(slot: int, form: Form) -> int:
    """The piece that stands for the party in a slot, named by a word of that form."""
    return FIRST_SLOT + (slot % SLOTS) * len(FORMS) + FORMS.index(form)


def slots_of(found: Sequence[Iterable[PartyHit]]) -> dict[str, int]:
    """Each party's slot: they are numbered in the order in which the text names them."""
    names = dict.fromkeys(hit.party.name for hits in found for hit in hits if hidden(hit))
    return {name: slot for slot, name in enumerate(names)}


def units(
    pieces: Pieces, sentences: Sequence[Sentence], found: Sequence[Iterable[PartyHit]]
) -> list[Unit]:
    """The document's sentences in pieces; `found` holds the parties named in each."""
    slots = slots_of(found)
    made, paragraph = [], -1
    for sentence, hits in zip(sentences, found, strict=True):
        made.append(pieces.unit(sentence, hits, slots, sentence.paragraph != paragraph))
        paragraph = sentence.paragraph
    return made


def _marker(sentence: Sentence, opens: bool) -> int:
    if sentence.headline:
        return HEADLINE
    return PARAGRAPH if opens else SENTENCE


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer that ships with the package (BERT's uncased word pieces)."""
    data = resources.files("rashomon.code.encoder").joinpath("data/vocab.txt").read_text("utf-8")
    pieces = {piece: number for number, piece in enumerate(data.split("\n")) if piece}
    made = Tokenizer(WordPiece(pieces, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made
