"""Decisions from a file that `rashomon decisions --format json` wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.link.rulings import KINDS, UNDO, WORDS
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, MentionRef, Stand, Trace
from rashomon.model.report import Claim, Mention
from rashomon.read.typed import value_of

_MOST = 256 * 2**20  # bytes

Row = dict[str, Any]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in the file `path`, in the order of their numbers.

    Raises InputError, which names the file, the decision and the key, for what is none. Keys that
    are only for people to read are not looked at.
    """
    try:
        if path.stat().st_size > _MOST:
            raise InputError(f"{path}: it is too large ({_MOST // 2**20} MB at most)")
        told = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: it is no JSON ({error})") from error
    if not isinstance(told, list):
        raise InputError(f"{path}: it is no list of decisions")
    made = [_decision(_Fields(f"{path}: decision {n}", row)) for n, row in enumerate(told, 1)]
    number, often = Counter(one.number for one in made).most_common(1)[0] if made else (0, 1)
    if often > 1:
        raise InputError(f"{path}: {often} decisions have the number {number}")
    return tuple(sorted(made, key=lambda one: one.number))


class _Fields:
    """The values of one object, each checked; errors name it and the key."""

    def __init__(self, where: str, row: object) -> None:
        self._where = where
        if not isinstance(row, dict):
            raise InputError(f"{where}: it is no object")
        self._row: Row = row

    def text(self, key: str) -> str:
        return str(self._get(key, "a text", lambda value: isinstance(value, str)))

    def number(self, key: str) -> int:
        return int(self._get(key, "a number from 1", _is_number))

    def nothing(self, key: str) -> None:
        self._get(key, "null", lambda value: value is None)

    def fields(self, key: str) -> list[_Fields]:
        rows = self._get(key, "a list", lambda value: isinstance(value, list))
        return [_Fields(f"{self._where}, {key} {n}", row) for n, row in enumerate(rows, 1)]

    def ranges(self, key: str) -> tuple[tuple[int, int], ...]:
        found = self._get(key, "a list of [start, end]", _are_ranges)
        return tuple((start, end) for start, end in found)

    def kind(self) -> str:
        return str(self._get("kind", f"one of {', '.join(KINDS)}", lambda value: value in KINDS))

    def time(self, key: str) -> str:
        """A time, in UTC, to the second."""
        self._get(key, "a time with its zone", _is_time)
        return datetime.fromisoformat(self.text(key)).astimezone(UTC).isoformat(timespec="seconds")

    def stands(self) -> tuple[Stand, ...]:
        rows = self._row.get("stands") or []
        if not isinstance(rows, list):
            raise InputError(f"{self._where}: stands is not a list")
        return tuple(
            _fitting(
                value_of(Stand, row, f"{self._where}, stands {n}"), f"{self._where}, stands {n}"
            )
            for n, row in enumerate(rows, start=1)
        )

    def _get(self, key: str, what: str, fits: Callable[[Any], bool]) -> Any:
        value = self._row.get(key)
        if key not in self._row or not fits(value):
            raise InputError(f"{self._where}: {key} is not {what}")
        return value


def _is_time(value: object) -> bool:
    try:
        made = datetime.fromisoformat(str(value))
        return isinstance(value, str) and bool(made.tzinfo and made.astimezone(UTC))
    except (ValueError, OverflowError):
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**53


def _are_ranges(value: object) -> bool:
    return isinstance(value, list) and all(_is_range(one) for one in value)


def _is_range(one: object) -> bool:
    if not isinstance(one, list) or len(one) != 2:
        return False
    whole = all(isinstance(at, int) and not isinstance(at, bool) for at in one)
    return whole and 0 <= one[0] < one[1] < 2**53


def _decision(row: _Fields) -> Decision:
    subject, others, kind = row.fields("subject"), row.fields("others"), row.kind()
    traces = (_trace(one) for one in (*subject, *others))
    if kind != UNDO:
        row.nothing("undoes")
    return Decision(
        kind=kind,
        subject=tuple(_ref(one) for one in subject),
        by=row.text("by"),
        made=row.time("made"),
        reason=row.text("reason"),
        others=tuple(_ref(one) for one in others),
        traces=tuple(one for one in traces if one.words or one.evidence),
        undoes=row.number("undoes") if kind == UNDO else None,
        number=row.number("number"),
        stands=row.stands() if kind in WORDS else (),
    )


def _fitting(one: Stand, where: str) -> Stand:
    """The word of a person, on a claim if it was one, and else on a mention."""
    kind = Claim if one.was else Mention
    if one.now is not None and not isinstance(one.now, kind):
        raise InputError(f"{where}: now is not of the kind of what was decided on")
    return one


def _ref(row: _Fields) -> MentionRef:
    return MentionRef(row.text("document"), row.text("key"))


def _trace(row: _Fields) -> Trace:
    return Trace(_ref(row), row.ranges("words"), row.ranges("evidence"))
