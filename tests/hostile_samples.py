"""Reports that mean harm: whatever comes from outside holds something that must not work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from rashomon import api
from rashomon.ledger.store import open_ledger
from rashomon.model.document import Document, Origin
from rashomon.model.incident import Decision
from rashomon.model.location import Location, Precision, SideName
from rashomon.model.report import Casualty, Claim, Contact, Mention, Reaction, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)
from tests.tell_samples import TEXT, report

EVIL = (
    "=1+1|\"'><x-evil evil=1 onload=evil()><script>evil()</script></title></textarea><!-- "
    "{{ 7*7 }} ${7*7} javascript:evil() [x](javascript:evil()) \u202egpj\u2066\u200b\x00\x1b[31m"
    "\r\n\u2028@@rashomon-csrf@@ @@rashomon-user@@ %00 ../../etc &lt;b&gt; \ud800 \U000e0041"
)
"""Whatever may be done to a text that a page shows."""

HIDDEN = "\u202e\u2066\u2069\u200b\x00\x1b\u2028\ud800\U000e0041"
"""What of it must never stand in a page as it is."""


def _evil(what: str) -> str:
    return f"{what} {EVIL} {what}"


def hostile(number: int = 0, day: str = "2021-03-02") -> tuple[Document, Report]:
    """A document of which everything is hostile: two parties, a place, counts, all else."""
    parts = [_evil(what) for what in ("speaker", "cue", "place", "when", "count", "phrase")]
    text = f"{number} {EVIL}\n" + "\n".join(parts) + "\n"
    spans, at = [], len(f"{number} {EVIL}\n")
    for part in parts:
        spans.append(Span.cut(text, at, at + len(part)))
        at += len(part) + 1
    known = tuple((key, _evil("how")) for key in ("published", "outlet", "url", "language"))
    origin = Origin(
        date(2021, 3, 4), _evil("outlet"), f"javascript:{EVIL}", _evil("language"), known
    )
    document = Document.of(text, f"{_evil('name')}.txt", origin)
    return document, _report(document, spans, day)


def _report(document: Document, spans: list[Span], day: str) -> Report:
    speaker, cue, place, when, count, phrase = spans
    whole = Span.cut(document.text, 0, len(document.text))
    killed = Casualty(_evil("Party A"), CasualtyKind.KILLED, 4, 4, True, count)
    less = Casualty(_evil("Party A"), CasualtyKind.KILLED, 1, 2, True, count)
    location = Location(
        place,
        _evil("Place"),
        (SideName(_evil("Place"), _evil("Party A")), SideName(_evil("Platz"), _evil("Party B"))),
        40.5,
        45.25,
        Precision.EXACT,
        "AM",
        _evil("admin"),
        _evil("holder"),
        _evil("basis"),
    )
    nowhere = Location(when, basis=_evil("unknown"))
    times = When(day, None, (when,), _evil("basis"))
    mention = Mention(
        "i1", Role.FOREGROUND, IncidentType.SHELLING, times, (place,), "AM", (phrase,),
        (location, nowhere),
    )  # fmt: skip
    accuses = Claim(
        "i1", _evil("Party A"), speaker, cue, Stance.ACCUSES, _evil("Party B"), (killed,), whole,
        None, _evil("coder"), 0.9,
    )  # fmt: skip
    denies = replace(
        accuses,
        party=_evil("Party B"),
        stance=Stance.DENIES,
        initiator=None,
        casualties=(less,),
        about=Cell.INITIATOR,
        evidence=count,
    )
    reaction = Reaction(_evil("actor"), speaker, cue, ReactionStance.CONDEMN, "i1", count, 0.8)
    loose = replace(reaction, about=None)
    contact = Contact(
        ContactKind.TALKS, ContactStatus.HELD, times, place,
        (_evil("one"), _evil("other")), _evil("convener"), count, 0.7,
    )  # fmt: skip
    claims = (accuses, denies, replace(accuses, party="narrator", speaker=None, cue=None))
    return Report(
        document.id, _evil("coder"), (mention,), claims, (reaction, loose), (contact,), (phrase,)
    )


def hostile_ledger(folder: Path, documents: int = 3) -> Path:
    """A ledger of hostile documents, with a hostile notice, refusal and decision."""
    path = folder / "hostile.ledger"
    made = [hostile(n, f"2021-03-0{2 + n % 7}") for n in range(documents)]
    with open_ledger(path, write=True) as store:
        store.add_many(made)
        store.refuse(f"/in/{_evil('file')}.pdf", _evil("reason"))
        ref = store.incidents()[0].tellings[0].ref
        store.decide(
            Decision("split", (ref,), _evil("person"), "2024-01-01T00:00:00Z", _evil("why"))
        )
    api.set_notice(path, _evil("notice"))
    return path


def huge(claims: int = 10_000, parties: int = 10_000) -> tuple[Document, Report]:
    """A line of a megabyte in which very many parties accuse one another and count their dead."""
    one = "Veland said so again, and that Noria shelled Osk, killing four men of its own, it said. "
    head = TEXT.replace("\n", " ")
    document = Document.of(
        head + one * claims, "huge.txt", Origin(date(2021, 3, 4), "Harbour Post")
    )
    base, text = report(), document.text
    claim, mention = base.claims[0], base.mentions[0]
    made = []
    for n, at in enumerate(range(len(head), len(text), len(one))):
        count = replace(
            claim.casualties[0], low=n, high=n + 1, span=Span.cut(text, at + 55, at + 71)
        )
        made.append(
            replace(
                claim,
                party=f"Party {n % parties}",
                speaker=Span.cut(text, at, at + 6),
                cue=Span.cut(text, at + 7, at + 11),
                casualties=(count,),
                evidence=Span.cut(text, at, at + len(one) - 1),
            )
        )
    return document, Report(document.id, "hand-1", (mention,), tuple(made))


class Harmless(HTMLParser):
    """Reads a page and fails on whatever could do harm in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        keys = [key for key, _ in attrs]
        given = {key: value or "" for key, value in attrs}
        assert tag not in {"x-evil", "style", "iframe", "object", "embed", "base"}, tag
        assert len(keys) == len(set(keys)), (tag, keys)
        assert not any(key.startswith("on") or key in {"style", "evil"} for key in keys), attrs
        assert tag != "script" or given.get("src", "").startswith(("/static/", "static/", "../"))
        for key in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post"):
            if key in given:
                self._address(tag, given[key], given)
        if "id" in given:
            self.ids.append(given["id"])

    def _address(self, tag: str, address: str, given: dict[str, str]) -> None:
        assert not any(char in address for char in HIDDEN), address
        scheme = address.split(":", 1)[0].lower() if ":" in address.split("/", 1)[0] else ""
        assert scheme in {"", "http", "https"}, (tag, address)
        if scheme or address.startswith("//"):
            assert "noopener" in given.get("rel", ""), address
        self.links.append(address)

    def handle_comment(self, data: str) -> None:
        """There are none in pages."""
        raise AssertionError(f"a comment: {data[:80]}")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words += data


def harmless(page: str) -> Harmless:
    """The page, read; fails where anything in it could do harm."""
    for char in HIDDEN:
        assert char not in page, f"U+{ord(char):04X} stands in the page as it is"
    read = Harmless()
    read.feed(page)
    read.close()
    assert len(read.ids) == len(set(read.ids)), "an id stands twice"
    return read
