"""People who speak for a party: their names, and one surname in the spellings of its end."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.knowledge.table import listed, rows

_ENDINGS = (  # one surname in several romanisations: the longest ending first
    ("iyev", ("iyev", "iev")),
    ("skyy", ("skyy", "sky", "skiy", "skyi")),
    ("skyi", ("skyi", "sky", "skiy")),
    ("skiy", ("skiy", "sky")),
    ("sky", ("sky", "skiy", "ski")),
    ("yan", ("yan", "ian")),
    ("ian", ("ian", "yan")),
)


def people() -> Iterator[tuple[str, str]]:
    """Every person of people.txt, in the table's order: the name, with its mark, and the party."""
    for party, names in rows("people.txt", 2):
        yield from ((name, party) for name in listed(names))


def aliases(name: str) -> tuple[str, ...]:
    """A person's full name and, where + marks it, the surname, in the spellings of its end."""
    surname = name.partition("+")[2]
    return respelled(name.replace("+", ""), *((surname,) if surname else ()))


def respelled(*names: str) -> tuple[str, ...]:
    """Each of `names` in every spelling of its last surname's end: Petrosyan and Petrosian."""
    return tuple(spelling for name in names for spelling in _spelled(name))


def _spelled(name: str) -> tuple[str, ...]:
    for ending, others in _ENDINGS:
        if name.endswith(ending):
            return tuple(name[: -len(ending)] + end for end in others)
    return (name,)
