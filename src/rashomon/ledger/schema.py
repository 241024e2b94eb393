"""The tables, as the code sees them. `migrations` makes them; a test holds the two together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from rashomon.link.copies.sketch import VERSION as SKETCH


class Verbatim(TypeDecorator[str]):
    """Text as it is, whatever it holds.

    A lone surrogate has no place in UTF-8: a text with one is kept as bytes and comes back whole.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """The text itself, or its bytes where UTF-8 cannot hold it."""
        del dialect
        if value is None or value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text again."""
        del dialect
        return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, Verbatim, primary_key=key, nullable=null)


def _report() -> Column[int]:
    return Column("report", Integer, ForeignKey("reports.seq"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True)


def _days() -> tuple[Column[str], ...]:
    return tuple(_text(name, null=True) for name in ("first", "begun", "ended", "last"))


RECORD = MetaData()
"""What is appended and never changed."""

documents = Table("documents", RECORD, _text("id", key=True), _text("text"))

reports = Table(
    "reports",
    RECORD,
    Column("seq", Integer, primary_key=True),
    Column("document", Verbatim, ForeignKey("documents.id"), nullable=False),
    _text("coder"),
    _text("name"),
    _text("published", null=True),
    _text("outlet", null=True),
    _text("url", null=True),
    _text("language", null=True),
    _text("known_from"),
    _text("body"),
    _text("made"),
    Index("reports_of", "document", "seq"),
    Index("reports_published", "published"),
)
"""Every coding of a document, with what was known about it then; the last of a document stands."""

mentions = Table(
    "mentions",
    RECORD,
    _report(),
    _text("key", key=True),
    _text("role"),
    _text("type"),
    _text("start", null=True),
    _text("end", null=True),
    _text("country", null=True),
    _text("places"),
    _text("parties"),
)

claims = Table(
    "claims",
    RECORD,
    _report(),
    _position(),
    _text("id"),
    _text("incident"),
    _text("party"),
    _text("speaker", null=True),
    _text("stance"),
    _text("initiator", null=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

reactions = Table(
    "reactions",
    RECORD,
    _report(),
    _position(),
    _text("actor"),
    _text("stance"),
    _text("about", null=True),
)

contacts = Table(
    "contacts", RECORD, _report(), _position(), _text("kind"), _text("status"), *_days()
)

decisions = Table(
    "decisions",
    RECORD,
    Column("seq", Integer, primary_key=True),
    _text("kind"),
    _text("subject"),
    _text("by"),
    _text("made"),
    _text("reason"),
    _text("others"),
    _text("traces"),
    Column("undoes", Integer, nullable=True),
    Column("coded", Integer, nullable=True),
    _text("stands"),
    Index("decisions_made", "made"),
    Index("decisions_undoes", "undoes"),
)
"""`coded` is the last coding in which the mentions are known to stand as the traces have them."""

decided = Table(
    "decided",
    RECORD,
    _text("document", key=True),
    Column("seq", Integer, ForeignKey("decisions.seq"), primary_key=True),
    Index("decided_seq", "seq"),
)
"""Which documents each decision names; an undo names those of what it takes back."""

refusals = Table(
    "refusals",
    RECORD,
    Column("seq", Integer, primary_key=True),
    _text("name"),
    _text("reason", null=True),
    _text("made"),
    Index("refusals_of", "name", "seq"),
)
"""Inputs that could not be read; a row without a reason says that the name was read since."""

notes = Table(
    "notes",
    RECORD,
    Column("seq", Integer, primary_key=True),
    _text("key"),
    _text("value"),
    _text("made"),
)
"""What is known of the ledger as a whole (a notice); the last value of a key stands."""

VIEW = MetaData()
"""Incidents, rebuilt at will from the record."""

stamp = Table("view_stamp", VIEW, _text("built_from", key=True))

incidents = Table(
    "view_incidents",
    VIEW,
    _text("code", key=True),
    _text("type"),
    _text("start", null=True),
    _text("end", null=True),
    _text("country", null=True),
    _text("places"),
    *_days(),
    _text("published", null=True),
    _text("mark"),
    Index("view_incidents_mark", "mark"),
    Index("view_incidents_begun", "begun"),
    Index("view_incidents_ended", "ended"),
)

tellings = Table(
    "view_tellings",
    VIEW,
    _text("place", key=True),
    _text("document"),
    _text("key"),
    _text("published", null=True),
    _text("card"),
    _text("root"),
    _text("via"),
    Column("points", Float, nullable=False),
    Column("sure", Integer, nullable=False),
    _text("code"),
    _text("mark"),
    Index("view_tellings_document", "document"),
    Index("view_tellings_published", "published"),
    Index("view_tellings_root", "root"),
    Index("view_tellings_code", "code"),
    Index("view_tellings_mark", "mark"),
)
"""Every mention: its place in the order of linking (`link.order`), its card, the places of the one
that began its incident and of the one that it matched best (empty where it began it), by how much
and how surely (`placing.Placed`), the incident's code, and the longest code of its own."""

blocks = Table(
    "view_blocks",
    VIEW,
    Column("block", BigInteger, primary_key=True),
    _text("place", key=True),
    sqlite_with_rowid=False,
)
"""Which mentions are compared with which: a number for each block, and the places in it."""

parties = Table(
    "view_parties",
    VIEW,
    _text("name", key=True),
    _text("code", key=True),
    Index("view_parties_code", "code"),
)
"""Who claims, is blamed or counts its people, folded."""

places = Table(
    "view_places",
    VIEW,
    _text("name", key=True),
    _text("code", key=True),
    Index("view_places_code", "code"),
)
"""Every place name that is told, folded."""

texts = Table(
    "view_texts",
    VIEW,
    _text("place", key=True),
    _text("document"),
    _text("first"),
    Index("view_texts_document", "document"),
    Index("view_texts_first", "first"),
)
"""Every document: its place in the order in which texts appeared (`link.copies`), and the place of
the one that had its text first where it is a copy, else empty."""

text_keys = Table(
    "view_text_keys",
    VIEW,
    Column("key", BigInteger, primary_key=True),
    _text("place", key=True),
    sqlite_with_rowid=False,
)
"""Which texts are compared with which: the keys of each one's sketch."""

text_links = Table(
    "view_text_links",
    VIEW,
    _text("later", key=True),
    _text("earlier", key=True),
    Index("view_text_links_earlier", "earlier"),
    sqlite_with_rowid=False,
)
"""Which texts are linked as copies: both places."""

SKETCHES = MetaData()
"""What is drawn of each text once and for all; it outlives the view."""

sketches = Table(
    f"sketches_{SKETCH}",
    SKETCHES,
    _text("document", key=True),
    Column("sketch", LargeBinary, nullable=False),
)
"""The sketch of each text, as `link.copies.sketch` of this version packs it."""

GIST = 1
"""Counts up where gists, or the tables in which they are kept, change."""

GISTS = MetaData()
"""A row an incident; it outlives the view, so that what a view built anew leaves as it was is not
drawn anew."""

gists = Table(
    f"gists_{GIST}",
    GISTS,
    _text("code", key=True),
    _text("digest"),
    Column("number", Integer, nullable=False),
    _text("body", null=True),
    Index(f"gists_{GIST}_number", "number"),
)
"""Each incident's gist, what it was drawn from, and when: `number` grows. Where an incident is
gone, its row has no body."""

stale_gists = Table(f"gists_{GIST}_stale", GISTS, _text("code", key=True))
"""The incidents that have changed, or come or gone, since their gists were drawn."""

gists_stamp = Table(f"gists_{GIST}_stamp", GISTS, _text("stamp", key=True), _text("program"))
"""Up to which view, and by which program, the stale ones are known."""
