"""The decisions on a ledger, as a history that can be read and replayed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from rashomon.link.rulings import WORDS, undone
from rashomon.link.settling import Settled
from rashomon.model.incident import Decision, MentionRef, Stand, Trace
from rashomon.tell.clean import to_json
from rashomon.tell.stands import told

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that a decision names: where it stood then, and what stands for it now.

    `words` and `evidence` are characters [start, end) of the document. `file` is None where the
    document is not in the ledger; `now` is the mention's key by now, None where nothing stands for
    it, and `code` the incident that holds it.
    """

    document: str
    key: str
    file: str | None
    now: str | None
    code: str | None
    words: Ranges
    evidence: Ranges


@dataclass(frozen=True, slots=True)
class Made:
    """A decision: what, on what, by whom, when and why; `undone_by` is the number of its undo.

    `stands` is what was said of claims and mentions.
    """

    number: int
    kind: str
    by: str
    made: str
    reason: str
    undoes: int | None
    undone_by: int | None
    subject: tuple[Named, ...]
    others: tuple[Named, ...]
    stands: tuple[Stand, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether nothing stands now for a side of it, so that it changes nothing."""
        sides = [side for side in (self.subject, self.others) if side]
        return any(all(one.now is None for one in side) for side in sides)


def history(
    decisions: Sequence[Decision],
    settled: Settled,
    codes: Mapping[MentionRef, str],
    names: Mapping[str, str],
) -> tuple[Made, ...]:
    """The decisions in their order. `codes` are those of the incidents that hold the mentions as
    they stand now, `names` those of the documents."""
    taken = undone(settled.decisions)

    def named(decision: Decision, ref: MentionRef) -> Named:
        now = settled.now.get(decision.number, {}).get(ref)
        mark = next((one for one in decision.traces if one.ref == ref), Trace(ref))
        return Named(
            document=ref.document,
            key=ref.key,
            file=names.get(ref.document),
            now=now.key if now else None,
            code=codes.get(now) if now else None,
            words=mark.words,
            evidence=mark.evidence,
        )

    return tuple(
        Made(
            number=one.number,
            kind=one.kind,
            by=one.by,
            made=one.made,
            reason=one.reason,
            undoes=one.undoes,
            undone_by=taken[one.number].number if one.number in taken else None,
            subject=tuple(named(one, ref) for ref in one.subject),
            others=tuple(named(one, ref) for ref in one.others),
            stands=one.stands,
        )
        for one in decisions
    )


def history_json(made: Sequence[Made]) -> str:
    """The decisions as a JSON array: all that is needed to replay them."""
    return to_json([asdict(one) for one in made])


_SHOWN = 6  # files of one side that are listed


def files(side: Sequence[Named]) -> str:
    """The documents of one side in words."""
    names = list(dict.fromkeys(one.file or f"{one.document} (not here)" for one in side))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def on_what(one: Made) -> str:
    """On what a decision was made, in words."""
    if one.undoes is not None:
        return f"decision {one.undoes}"
    if one.kind in WORDS:
        said = told(one.stands)
        return f"{files(one.subject)}: {said}" if said else files(one.subject)
    if not one.others:
        return files(one.subject)
    return f"{files(one.subject)} {'with' if one.kind == 'join' else 'from'} {files(one.others)}"


HOLDS = "holds"


def standing(one: Made) -> str:
    """Whether a decision holds, in words."""
    if one.undone_by is not None:
        return f"undone by {one.undone_by}"
    if one.waits:
        return "waits: a report tells of it no more"
    return HOLDS


def incidents(one: Made) -> tuple[str, ...]:
    """The codes of the incidents that hold by now what a decision names."""
    return tuple(sorted({named.code for named in (*one.subject, *one.others) if named.code}))


def sentence(one: Made, code: str) -> str:
    """A decision on the incident `code` in one line: who, when, on what, why, where to look."""
    when = one.made.replace("T", " ").replace("+00:00", " UTC")
    why = f" ({one.reason})" if one.reason else ""
    away = [other for other in incidents(one) if other != code]
    now = f"; see {', '.join(away)}" if away else ""
    held = "" if standing(one) == HOLDS else f"; {standing(one)}"
    number = f"{one.number}. {one.kind} by {one.by}, {when}"
    return f"{number}: {on_what(one)}{why}{now}{held}"
