"""What a site is: of what, how much, made how; on a page, and in a README beside the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from rashomon import __version__, api
from rashomon.ledger.protocol import Reader
from rashomon.tell.brief import Scope
from rashomon.tell.clean import markdown
from rashomon.tell.phrases import scope_words
from rashomon.tell.words import number
from rashomon.web.site.wanted import Chosen, Wanted


@dataclass(frozen=True, slots=True)
class About:
    """A site in figures and words.

    `incidents` of the ledger are published, `left` are not; `documents` tell of them. `decisions`
    are those on them. `first` and `last` are the days (ISO) between which their documents were
    published, `decided` is when the last decision was made (ISO 8601, UTC); None without any.
    `coders` are the versions of the coders whose claims stand here.
    """

    title: str
    scope: str
    reviewed: bool
    texts: bool
    incidents: int
    left: int
    documents: int
    claims: int
    decisions: int
    first: str | None
    last: str | None
    decided: str | None
    coders: tuple[str, ...]
    version: str
    notices: tuple[str, ...]


def about(reader: Reader, wanted: Wanted, chosen: Chosen) -> About:
    """What is published of the ledger that `reader` reads."""
    made = [one for one in reader.decisions() if one.number in chosen.rulings]
    days = chosen.days
    return About(
        title=wanted.title,
        scope=_scope(wanted.window),
        reviewed=not wanted.all,
        texts=wanted.texts,
        incidents=len(chosen.gists),
        left=chosen.left,
        documents=len(chosen.mentions),
        claims=sum(one.claims for one in chosen.gists),
        decisions=len(made),
        first=days[0].isoformat() if days else None,
        last=days[-1].isoformat() if days else None,
        decided=max((one.made for one in made), default=None),
        coders=_coders(reader, chosen),
        version=__version__,
        notices=api.notices(reader),
    )


def _scope(window: api.Window) -> str:
    since, until = (day.isoformat() if day else None for day in (window.since, window.until))
    words = (
        scope_words(Scope(since, until, window.party)),
        f"place: {window.place}" if window.place else "",
        f"type: {window.type}" if window.type else "",
        "with a disputed cell" if window.disputed else "",
    )
    return ", ".join(filter(None, words))


def _coders(reader: Reader, chosen: Chosen) -> tuple[str, ...]:
    reports = (reader.report(document) for document in chosen.mentions)
    return tuple(sorted({one.coder for one in reports if one}))


def which(told: About) -> str:
    """Which incidents are published, and how many are not."""
    kind = "whose every claim a person has decided on" if told.reviewed else "reviewed or not"
    left = f"; {number(told.left, 'other incident')} of the ledger left out" if told.left else ""
    return f"{number(told.incidents, 'incident')} ({told.scope}), {kind}{left}"


def state(told: About) -> str:
    """From which state of the ledger the site was made."""
    parts = [
        f"{number(told.documents, 'document')} published from {told.first} to {told.last}"
        if told.first
        else f"{number(told.documents, 'document')}, of no known day",
        f"{number(told.claims, 'claim')}",
        f"{number(told.decisions, 'decision')}"
        + (f", the last made {told.decided[:16].replace('T', ' ')} UTC" if told.decided else ""),
    ]
    return "; ".join(parts)


def readme(told: About) -> str:
    """README.md: what the folder holds, for whoever finds it."""
    limits = files(__package__).joinpath("limits.md").read_text("utf-8")
    parts = ["\n".join(_head(told)), limits, *_notices(told)]
    return "\n".join(parts)


def _head(told: About) -> Iterator[str]:
    texts = "each document that is cited, whole"
    cited = "of each document only the sentences that are cited, not the text"
    yield f"# {markdown(told.title) or 'Every side’s account of every incident'}\n"
    yield "Accounts are kept apart, attributed and traced to the sentence that says so. Open"
    yield "`index.html`: no server is needed, and nothing is asked of any other.\n"
    yield f"- **What is here**: {markdown(which(told))}."
    yield f"- **Made from**: {markdown(state(told))}."
    yield f"- **Made by**: `rashomon publish`, Rashomon {told.version}."
    yield f"- **Read by**: {markdown(', '.join(told.coders))}."
    yield f"- **Texts**: {texts if told.texts else cited}.\n"


def _notices(told: About) -> Iterator[str]:
    if told.notices:
        yield "## Notice\n"
        yield from (f"> {markdown(one)}\n" for one in told.notices)
