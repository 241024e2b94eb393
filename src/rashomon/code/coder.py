"""The coders, and how one is chosen by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from rashomon.model.document import Document
from rashomon.model.errors import InputError
from rashomon.model.report import Report
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName


class Coder(Protocol):
    """Codes one document at a time: no ledger, no network, the same report for the same text."""

    @property
    def name(self) -> str:
        """The coder's version, which rides on every claim."""
        ...

    def code(self, document: Document) -> Report:
        """The report of a document. Every span in it stands in the document's text."""
        ...


def coder(name: str = DEFAULT_CODER) -> Coder:
    """The coder of that name (see CoderName). Raises InputError for any other."""
    # Each loads slowly, and no run needs both.
    if name == CoderName.ENCODER:
        try:
            from rashomon.code.encoded import EncoderCoder  # noqa: PLC0415
        except ImportError as error:
            raise InputError(
                f"--coder: {name} needs {error.name}, which is not installed;"
                f" --coder {CoderName.RULES} does without"
            ) from error
        try:
            return EncoderCoder()
        except FileNotFoundError as error:
            raise InputError(
                f"--coder: {name} has no weights in this installation ({error.filename});"
                f" --coder {CoderName.RULES} needs none"
            ) from error
    if name == CoderName.RULES:
        from rashomon.code.ruled import RulesCoder  # noqa: PLC0415

        return RulesCoder()
    raise InputError(f"--coder: {name!r} is no coder; those are {', '.join(CoderName)}")


def surer(report: Report, least: float) -> Report:
    """The report without claims, reactions and contacts of less confidence than `least`.

    Incidents of which nobody claims anything any more go with their claims; those that nobody
    claimed anything about stay.
    """
    claims = tuple(one for one in report.claims if one.confidence >= least)
    silent = {one.incident for one in report.claims} - {one.incident for one in claims}
    return replace(
        report,
        mentions=tuple(one for one in report.mentions if one.key not in silent),
        claims=claims,
        reactions=tuple(
            replace(one, about=None) if one.about in silent else one
            for one in report.reactions
            if one.confidence >= least
        ),
        contacts=tuple(one for one in report.contacts if one.confidence >= least),
    )
