"""The places of a coded report, located."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.code.places.grading import graded
from rashomon.code.places.ranking import Ranked, rank
from rashomon.code.reading import Reading
from rashomon.model.location import Location
from rashomon.model.report import Mention, Report
from rashomon.model.span import Span

_MOST = 400  # places of a document that are weighed; a longer one is a list and no report


class Places:
    """The places that one document names, weighed together; ask for the location of any."""

    def __init__(self, text: str, readings: Sequence[Reading], others: Iterable[Span] = ()) -> None:
        found = dict.fromkeys([*_hits(readings), *((one.start, one.end) for one in others)])
        spans = sorted(found)[:_MOST]
        ranked = rank(text, spans, _countries(readings))
        self._ranked: dict[tuple[int, int], Ranked] = dict(zip(spans, ranked, strict=True))

    def location(self, span: Span, day: str | None = None) -> Location:
        """The location of a place named at `span`, with who held it on `day`, a date or None."""
        ranked = self._ranked.get((span.start, span.end))
        return graded(ranked, span, day) if ranked else Location(span)


def located(report: Report, text: str, readings: Sequence[Reading]) -> Report:
    """The report with a location for each place of its mentions, in the order of the places."""
    if not any(one.places for one in report.mentions):
        return report
    named = [span for one in report.mentions for span in one.places]
    places = Places(text, readings, named)
    return replace(report, mentions=tuple(_with(one, places) for one in report.mentions))


def _with(mention: Mention, places: Places) -> Mention:
    day = mention.when.start
    return replace(mention, where=tuple(places.location(one, day) for one in mention.places))


def _hits(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    for reading in readings:
        words = reading.sentence.tokens
        for hit in reading.places:
            yield words[hit.first].start, words[hit.last - 1].end


def _countries(readings: Sequence[Reading]) -> Iterator[tuple[str, int]]:
    """The countries that parties of the document are, or belong to, with where."""
    for reading in readings:
        for hit in reading.parties:
            if hit.party.country:
                yield hit.party.country, reading.sentence.tokens[hit.first].start
