"""Where the mentions that people decided on are by now: in a coding, or lost and put back."""

from __future__ import annotations

from rashomon.link.settling import known_again, traces
from rashomon.model.incident import MentionRef, Trace
from rashomon.model.report import Report


class Homes:
    """The mentions of one coding, and those that decisions name and it has no more.

    `marks` has where each stands, by its key: by that it is known again.
    """

    def __init__(self, report: Report) -> None:
        self._coded = traces(report)
        self._lost: list[Trace] = []
        self._known: dict[tuple[Trace | None, MentionRef], str] = {}
        self.marks = {one.ref.key: one for one in self._coded}

    def key(self, mark: Trace | None, ref: MentionRef) -> str:
        """The key of what was decided on as `ref` at `mark`: by now, or when it is put back."""
        at = (mark, ref)
        if at not in self._known:
            self._known[at] = self._found(mark, ref)
        return self._known[at]

    def _found(self, mark: Trace | None, ref: MentionRef) -> str:
        for standing in (self._coded, self._lost):
            found = known_again(mark, ref, standing)
            if found:
                return found.key
        return self._lose(mark, ref)

    def _lose(self, mark: Trace | None, ref: MentionRef) -> str:
        """Take up a mention that the coding lacks, under a key that no other has."""
        key, number = ref.key, 2
        while key in self.marks:
            key, number = f"{ref.key}-{number}", number + 1
        lost = Trace(MentionRef(ref.document, key), *((mark.words, mark.evidence) if mark else ()))
        self._lost.append(lost)
        self.marks[key] = lost
        return key
