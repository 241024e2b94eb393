"""The step chart: each claimant's count over time, drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from rashomon.tell import svg
from rashomon.tell.clean import clip
from rashomon.tell.marks import mark
from rashomon.tell.svg import Scale, number, tag, text
from rashomon.tell.toll import Given, Panel, Ruled, Series, TollPage, number_title

_WIDTH, _LEFT, _RIGHT = 900, 46, 560
_UNDATED = 26  # from the end of the days to the figures without one
_LABELS = 640  # where the claimants' names begin
_ROW = 14
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2 1 2 1 2")
_COLOURS = 6
_NAME = 38  # characters of a claimant's name
_MOST, _MOST_LABELS = 40, 300  # claimants and words of figures that a panel can hold
_MOST_MARKS = 200  # of one claimant's figures in a panel

Places = Mapping[str, tuple[int, int]]
"""The number of each claimant, and that of its colour."""


class _Frame(NamedTuple):
    """Where a panel's people and days lie on the sheet, and where words stand on it already.

    `places` numbers the claimants of the whole drawing, so that each looks the same everywhere,
    and has the number of each one's colour.
    """

    days: Scale
    people: Scale
    places: Places
    taken: list[tuple[float, float, float]]

    def look(self, one: Series) -> _Look:
        """How the claimant of `one` is drawn."""
        place, colour = self.places[one.claimant]
        return _Look(place, f"c{colour}", _DASHES[place % len(_DASHES)], one.claimant)


class _Look(NamedTuple):
    """How one claimant is drawn: its number, colour, dashes; and its name."""

    place: int
    colour: str
    dash: str
    name: str


class _Step(NamedTuple):
    """A count from `start` on; None is an open bound."""

    start: float
    low: int | None
    high: int | None


def steps(page: TollPage) -> str:
    """The whole toll as one drawing: a panel for each people, a line for each claimant.

    A line steps where the count changes; a range is a band between two lines, a bound that nobody
    told fades out in an arrow. Words without a number and parts of a total are marks below the
    axis; figures without a day stand apart on the right. Claimants are told apart by dashes, marks
    and names, never by colour alone.
    """
    title = f"Toll over time, {page.code}: {page.what}, {page.when}, {page.where}"
    return chart(page.panels, title, page.code, [*_ruled(page.policy), *page.notices])


def chart(
    panels: Sequence[Panel],
    title: str,
    key: str,
    below: Sequence[str] = (),
    colours: Mapping[str, int] | None = None,
) -> str:
    """The panels as one drawing: `title` above, `below` under it in words, `key` for its ids.

    `colours` are the numbers (0 to 5) of the parties' colours, where the page has some already.
    """
    parts, top = [text(title, 0, 14, 110, class_="head")], 44.0
    places = _places(panels, colours or {})
    for panel in panels:
        height = _height(panel)
        parts += _panel(panel, (top, top + height), _days(panels), places)
        top += height + 62
    if not panels:
        parts.append(text("Nobody counts anybody.", 0, top + 6, class_="soft"))
        top += 20
    told, top = svg.lines(below, top, class_="soft")
    parts += told
    head = (title, "; ".join((*_described(panels), *below)))
    return svg.drawing((_WIDTH, top), head, parts, f"toll-{key}", svg.STYLE) + "\n"


def _places(panels: Sequence[Panel], colours: Mapping[str, int]) -> Places:
    """The number of each claimant, and that of its colour: its party's where that has one."""
    parties = {one.claimant: one.party for panel in panels for one in panel.series}
    return {
        name: (place, colours.get(party, place % _COLOURS))
        for place, (name, party) in enumerate(parties.items())
    }


def _ruled(policy: Ruled | None) -> list[str]:
    """The numbers under a policy, a line each, which name it."""
    if not policy:
        return []
    found = (
        f"{policy.policy}: {number_title(one)}: {one.text}"
        f"{' · ' + one.grade if one.grade else ''} ({one.why})"
        for one in policy.numbers
    )
    return [f"Policy {policy.policy}: {policy.rule}", *found]


def _described(panels: Sequence[Panel]) -> Iterator[str]:
    """The figures in words, for who cannot see the drawing."""
    for panel in panels:
        for one in panel.series:
            figures = ", ".join(f"{g.text} ({g.day or 'no day'})" for g in one.figures[:40])
            more = f" and {len(one.figures) - 40} more" if len(one.figures) > 40 else ""
            yield f"{panel.title}: {one.claimant}: {figures}{more}"


def _days(panels: Sequence[Panel]) -> tuple[date, date]:
    """The first and the last day of all panels, so that they can be compared."""
    known = [
        date.fromisoformat(given.day)
        for panel in panels
        for one in panel.series
        for given in one.figures
        if given.day
    ]
    return (min(known), max(known)) if known else (date.min, date.min)


def _height(panel: Panel) -> float:
    drawn = any(given.count for one in panel.series for given in one.figures)
    rows = min(len(panel.series), _MOST + 1)
    return max(110.0 if drawn else 30.0, _ROW * rows + 16.0)


def _panel(
    panel: Panel,
    rows: tuple[float, float],
    days: tuple[date, date],
    places: Places,
) -> Iterator[str]:
    """One panel: frame, lines, marks, names."""
    top, bottom = rows
    bounds = [b for s in panel.series for g in s.figures for b in (g.count_low, g.count_high)]
    most = max((b for b in bounds if b is not None), default=None)
    marks = svg.ticks(most + max(1, most // 8)) if most is not None else [0]
    tail = max(1, (days[1] - days[0]).days // 12)  # a count holds on after its last day
    scale = Scale(days[0].toordinal(), days[1].toordinal() + tail, _LEFT, _RIGHT)
    frame = _Frame(scale, Scale(0, max(marks[-1], 1), bottom, top + 8), places, [])
    yield text(panel.title, 0, top - 6, 70, class_="head")
    yield from _grid(frame, marks, days)
    for one in panel.series[:_MOST]:
        yield from _line(one, frame)
    if any(not given.day for one in panel.series for given in one.figures):
        yield text("no day", _RIGHT + _UNDATED - 18, bottom + 30, class_="soft")
    yield from _names(panel.series[:_MOST], frame)
    if len(panel.series) > _MOST:
        more = f"and {len(panel.series) - _MOST} more who count them"
        yield text(more, _LABELS, bottom + 14, class_="soft")


def _grid(frame: _Frame, marks: Sequence[int], days: tuple[date, date]) -> Iterator[str]:
    for people in marks:
        y = frame.people.at(people)
        yield tag("line", x1=_LEFT, y1=y, x2=_RIGHT, y2=y, class_="grid")
        yield text(f"{people:,}", _LEFT - 6, y + 4, text_anchor="end", class_="soft")
    base = frame.people.start
    yield tag("line", x1=_LEFT, y1=base, x2=_RIGHT, y2=base, class_="axis")
    if days[0] == date.min:
        yield text("no figure has a day", _LEFT, base + 30, class_="soft")
        return
    for place, day in enumerate(svg.day_ticks(*days)):
        x = frame.days.at(day.toordinal())
        yield tag("line", x1=x, y1=base, x2=x, y2=base + 4, class_="axis")
        label = svg.day_label(day, year=place == 0)
        yield text(
            label, x, base + 30, text_anchor="start" if place == 0 else "middle", class_="soft"
        )


def _line(one: Series, frame: _Frame) -> Iterator[str]:
    look, found = frame.look(one), list(_steps(one, frame))
    yield from _bands(found, look, frame)
    yield from _path([(s, s.high if s.low is None else s.low) for s in found], "line", look, frame)
    highs = [(s, None if s.high == s.low or s.low is None else s.high) for s in found]
    yield from _path(highs, "edge", look, frame)
    for given in islice(_distinct(one.figures, frame), _MOST_MARKS):
        yield from _figure(given, look, frame)


def _distinct(figures: Sequence[Given], frame: _Frame) -> Iterable[Given]:
    """The figures less those that say the same in the same place: one mark would cover another."""
    found: dict[tuple[str, int, int], Given] = {}
    for one in reversed(figures):
        x, y = _place(one, frame)
        found[one.text, round(x), round(y)] = one
    return found.values()


def _steps(one: Series, frame: _Frame) -> Iterator[_Step]:
    """The counts of the dated figures, one a change; of those too near to tell apart, the last."""
    before: tuple[int | None, int | None] | None = None
    found: dict[int, _Step] = {}
    for given in one.figures:
        count = (given.count_low, given.count_high)
        if given.day and given.count and count != before:
            x = frame.days.at(date.fromisoformat(given.day).toordinal())
            found[round(2 * x)] = _Step(x, *count)
            before = count
    yield from found.values()


def _ends(found: Sequence[_Step], frame: _Frame) -> Iterator[tuple[_Step, float]]:
    for place, step in enumerate(found):
        yield step, found[place + 1].start if place + 1 < len(found) else frame.days.end


def _bands(found: Sequence[_Step], look: _Look, frame: _Frame) -> Iterator[str]:
    """Ranges as areas; an open bound reaches to the edge of the panel, and is fainter."""
    for step, end in _ends(found, frame):
        if step.low == step.high:
            continue
        low = frame.people.at(step.low or 0)
        high = frame.people.end if step.high is None else frame.people.at(step.high)
        kind = "open" if None in (step.low, step.high) else "band"
        yield tag(
            "rect",
            x=step.start,
            y=high,
            width=max(1.0, end - step.start),
            height=max(1.0, low - high),
            class_=f"{kind} {look.colour}",
        )


def _path(
    points: Sequence[tuple[_Step, int | None]], kind: str, look: _Look, frame: _Frame
) -> Iterator[str]:
    """Steps through the points that have a value; a gap where one has none."""
    pieces: list[str] = []
    drawn = False
    for place, (step, value) in enumerate(points):
        if value is not None:
            end = points[place + 1][0].start if place + 1 < len(points) else frame.days.end
            y = number(frame.people.at(value))
            pieces.append(f"{'L' if drawn else 'M'}{number(step.start)} {y}L{number(end)} {y}")
        drawn = value is not None
    if pieces:
        dashes = {"stroke_dasharray": look.dash} if look.dash else {}
        yield tag("path", d="".join(pieces), class_=f"{kind} {look.colour}", **dashes)


def _figure(given: Given, look: _Look, frame: _Frame) -> Iterator[str]:
    """The mark of one figure: on its line, or below the axis where it moves none."""
    told = f"{look.name}: {given.text}, {_when(given)}, {given.outlet or given.file}"
    x, y = _place(given, frame)
    if given.count is not None:
        yield from _arrows(given, (x, y), look.colour)
    hollow = given.count is None or given.again
    shape = mark(look.place, x, y, look.colour, hollow)
    yield tag("g", tag("title", svg.safe(told)) + shape)
    rows = (y + 4,) if given.count is None else (y - 6, y + 14)
    yield from _label(given.text, x + 6, rows, look, frame)


def _place(given: Given, frame: _Frame) -> tuple[float, float]:
    day = date.fromisoformat(given.day).toordinal() if given.day else None
    x = _RIGHT + _UNDATED if day is None else frame.days.at(day)
    if given.count is None:
        return x, frame.people.start + 12
    bound = given.count_high if given.count_low is None else given.count_low
    return x, frame.people.at(bound or 0)


def _label(
    words: str, x: float, rows: Sequence[float], look: _Look, frame: _Frame
) -> Iterator[str]:
    """The words of a figure beside its mark, in the first row with room; its title has them."""
    shown = clip(words, 24)
    end = x + 7 * len(shown)
    for y in rows if len(frame.taken) < _MOST_LABELS else ():
        if not any(x < r and left < end and abs(y - row) < 12 for left, r, row in frame.taken):
            frame.taken.append((x, end, y))
            yield text(shown, x, y, 24, class_=look.colour)
            return


def _when(given: Given) -> str:
    if given.as_of:
        return f"as of {given.as_of}, published {given.published or 'on an unknown day'}"
    return given.published or "on an unknown day"


def _arrows(given: Given, at: tuple[float, float], colour: str) -> Iterator[str]:
    """An arrow up where no upper bound was told, down where no lower one was."""
    x, y = at
    for bound, turn in ((given.count_high, -1), (given.count_low, 1)):
        if bound is None:
            tip = y + 16 * turn
            shaft = f"M{number(x)} {number(y)}V{number(tip)}"
            head = f"M{number(x - 3)} {number(tip - 4 * turn)}L{number(x)} {number(tip)}"
            head += f"L{number(x + 3)} {number(tip - 4 * turn)}"
            yield tag("path", d=shaft + head, class_=f"edge {colour}")


def _names(series: Sequence[Series], frame: _Frame) -> Iterator[str]:
    """The claimants' names at the ends of their lines, none over another."""
    ends = [_end(one, frame) for one in series]
    rows = svg.apart([frame.people.start if y is None else y for y in ends], _ROW)
    over = max(0.0, max(rows, default=0) - frame.people.start + 8)
    for one, end, row in zip(series, ends, rows, strict=True):
        look, y = frame.look(one), row - over
        if end is not None:
            lead = f"M{_RIGHT} {number(end)}L{_LABELS - 16} {number(y)}"
            yield tag("path", d=lead, class_=f"lead {look.colour}")
        yield mark(look.place, _LABELS - 8, y, look.colour, hollow=False)
        last = _last(one)
        label = f"{one.claimant}{f': {last.count}' if last else ''}"
        shown = text(label, _LABELS, y + 4, _NAME, class_=look.colour)
        yield tag("g", tag("title", svg.safe(label)) + shown)


def _last(one: Series) -> Given | None:
    """The claimant's last count, if one has a day."""
    return next((g for g in reversed(one.figures) if g.day and g.count), None)


def _end(one: Series, frame: _Frame) -> float | None:
    """Where the claimant's line ends; None where it has none."""
    last = _last(one)
    return _place(last, frame)[1] if last else None
