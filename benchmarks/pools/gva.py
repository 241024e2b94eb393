"""The articles of the Gun Violence Archive by incident, coded once and kept in a file."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rashomon.code.coder import coder as coder_named
from rashomon.ledger.codec import decode, encode
from rashomon.link.card import Card
from rashomon.link.making import bare, cards, main_of
from rashomon.model.document import Document, Origin
from rashomon.model.report import Report


class Article(NamedTuple):
    """One article: the incident that it is filed under, the text, and its title alone."""

    incident: str
    document: Document
    title: str


def fifth(incident: str) -> bool:
    """Whether an incident is in the fifth that is tuned on.

    By the first 32 bits of the SHA-256 of its id, those that 5 divides.
    """
    return int(hashlib.sha256(incident.encode()).hexdigest()[:8], 16) % 5 == 0


def articles(folder: Path) -> Iterator[Article]:
    """Every article of docs.jsonl.gz in `folder`: title and content, with its day.

    The document's id is the article's with the incident's, since some stand under several.
    """
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            origin = Origin(published=date.fromisoformat(row["dct"]) if row["dct"] else None)
            document = Document.of(f"{row['title']}\n\n{row['content']}", row["doc_id"], origin)
            name = f"{row['doc_id']}@{row['incident_id']}"
            yield Article(row["incident_id"], replace(document, id=name), row["title"])


def coded(folder: Path, coder: str, cache: Path) -> list[tuple[Article, Report]]:
    """The articles, coded by the coder of that name; codings in the file `cache` are not made
    again. What cannot be coded has a report with nothing in it.
    """
    kept = _read(cache)
    made = coder_named(coder)
    found = []
    with cache.open("a", encoding="utf-8") as file:
        for article in articles(folder):
            document = article.document
            body = kept.get(document.id)
            if body is None:
                try:
                    body = encode(made.code(document))
                except Exception as error:
                    print(f"{document.name}: {error}")
                    body = encode(Report(document.id, made.name))
                file.write(json.dumps([document.id, body]) + "\n")
            found.append((article, decode(body, document.id, document.text)))
    return found


def _read(cache: Path) -> dict[str, str]:
    if not cache.exists():
        return {}
    return dict(map(json.loads, cache.read_text("utf-8").splitlines()))


def card_of(document: Document, report: Report) -> Card:
    """The card of an article's main mention; of the document alone where it has none."""
    main = main_of(report)
    made = (card for card in cards(document, report) if card.ref.key == main)
    return next(made, None) or bare(document, report)
