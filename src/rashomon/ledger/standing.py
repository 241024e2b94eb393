"""Which of two codings of one text stands."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.model.document import Origin


class Coding(NamedTuple):
    """Under which name, with what origin and by which coder's version a text was coded."""

    name: str
    origin: Origin
    coder: str


def supersedes(new: Coding, standing: Coding) -> bool:
    """Whether `new` stands where `standing` did.

    It never does where it knows less of the origin. Under the same name it does where anything
    differs (a corrected manifest, another coder). Under another name, so that a text which two
    files hold settles down, it does only where it adds to what is known and alters nothing.
    """
    old_facts, new_facts = _known(standing.origin), _known(new.origin)
    if not old_facts.keys() <= new_facts.keys():
        return False
    if new.name == standing.name:
        return old_facts != new_facts or new.coder != standing.coder
    return old_facts.items() < new_facts.items()


def _known(origin: Origin) -> dict[str, str]:
    facts = {
        "published": origin.published.isoformat() if origin.published else None,
        "outlet": origin.outlet,
        "url": origin.url,
        "language": origin.language,
    }
    return {name: value for name, value in facts.items() if value is not None}
