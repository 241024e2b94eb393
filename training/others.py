"""Data sets that teach one head each: types of incidents, and names of people and places."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rashomon.model.vocabulary import IncidentType
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token
from training.corpus import TYPES
from training.example import Anchor, Example
from training.reader import Reader, mark

_CASE = {
    "ARMED_CLASH": "armed_clash",
    "AIR_STRIKE": "air_drone_strike",
    "ART_MISS_ATTACK": "shelling",
    "ATTACK": "attack",
    "ABDUCT_DISSAP": "abduction",
    "SUIC_BOMB": "explosion",
    "REM_EXPLOS": "explosion",
    "GRENADE": "explosion",
    "GOV_REGAINS_TERIT": "territory_change",
    "NON_STATE_ACTOR_OVERTAKES_TER": "territory_change",
    "NON_VIOL_TERRIT_TRANSFER": "territory_change",
    "PEACE_PROTEST": "protest",
    "PROTEST_WITH_INTER": "protest",
    "FORCE_AGAINST_PROTEST": "protest",
    "VIOL_DEMONSTR": "protest",
    "MOB_VIOL": "attack",
}
_ISAF = {"airstrike": "air_drone_strike", "exchangeoffire": "armed_clash"}
_ENTITIES = {
    "per": 0,
    "person": 0,
    "politician": 0,
    "org": 1,
    "organisation": 1,
    "organization": 1,
    "militarygroup": 1,
    "politicalparty": 1,
    "loc": 2,
    "location": 2,
    "country": 2,
}
_MOST = 3000


def case2021(path: Path) -> Iterator[Example]:
    """CASE 2021 task 2: snippets with types of ACLED (Haneczok et al., 2021)."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            kind = _CASE.get(row["SubType"])
            if kind:
                yield typed(f"case-{row['id']}", row["EventSnippet"], kind)


def isaf(path: Path) -> Iterator[Example]:
    """ISAF press releases with coded types (Strick van Linschoten; class A)."""
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()):
        told = [turn["value"] for turn in json.loads(row)["conversations"]]
        kinds = [_ISAF[kind] for kind in json.loads(told[2])["event_type"] if kind in _ISAF]
        text = re.sub(r"^PRESS RELEASE TEXT:.*?\)\s*", "", told[1], flags=re.DOTALL)
        if kinds and text:
            yield typed(f"isaf-{number}", text[:1500], kinds[0])


def typed(name: str, text: str, kind: str) -> Example:
    """A text whose first sentence tells of an incident of a type."""
    made = Reader(text).example(name)
    if made.units:
        made.anchors.append(Anchor(0, type=TYPES.index(IncidentType(kind))))
    return made


def re3d(folder: Path) -> Iterator[Example]:
    """re3d: entities in documents on Syria and Iraq (Dstl; mostly class A)."""
    for part in sorted(folder.glob("*/documents.json")):
        entities = [json.loads(row) for row in _rows(part.with_name("entities.json"))]
        for row in _rows(part):
            document = json.loads(row)
            mine = [e for e in entities if e["documentId"] == document["_id"]]
            yield _entities(document["_id"], document["text"], mine)


def _rows(path: Path) -> list[str]:
    return [row for row in path.read_text(encoding="utf-8-sig").splitlines() if row.strip()]


def _entities(name: str, text: str, entities: Sequence[dict[str, object]]) -> Example:
    reader = Reader(text)
    made = reader.example(name)
    tags = reader.tags(0)
    for entity in entities:
        kind = _ENTITIES.get(str(entity["type"]).lower())
        if kind is not None:
            begin, end = int(str(entity["begin"])), int(str(entity["end"]))
            mark(tags, [reader.within(begin, end)], kind)
    made.tags["entity"] = tags
    return made


def conll(path: Path, column: int) -> Iterator[Example]:
    """Sentences with a word and its tag a line (CrossNER, WikiNEuRal), the first _MOST of them."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    for number, block in enumerate(blocks[:_MOST]):
        rows = [row.split("\t") for row in block.splitlines() if row and not row.startswith("#")]
        rows = [row for row in rows if len(row) > column]
        if rows:
            yield _tagged(f"{path.parent.name}-{number}", rows, column)


def _tagged(name: str, rows: list[list[str]], column: int) -> Example:
    words = [row[column - 1] for row in rows]
    text, made = "", []
    for word in words:
        made.append(Token(len(text), len(text) + len(word), word, word.lower()))
        text += word + " "
    reader = Reader(text, told=[Sentence(0, 0, 0, len(text), text, tuple(made))])
    example = reader.example(name)
    tags = reader.tags(0)
    for k, row in enumerate(rows):
        begins, _, kind = row[column].strip().partition("-")
        number = _ENTITIES.get(kind.lower())
        if number is not None:
            tags[k] = 1 + 2 * number + (begins == "I")
    example.tags["entity"] = tags
    return example
