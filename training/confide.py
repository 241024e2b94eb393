"""What the confidence of a claim is worth: measured on the dev part, kept in the model's card.

usage: python -m training.confide MODEL [--corpus DIR] [--picture FILE.svg]

A claim is right where a gold account with the same party and stance rests on words that meet its
own; a reaction likewise with its actor and stance, a contact with its kind. Log odds are fitted by
a line (Platt, 1999); the calibration errors are over ten bins of equal width, after by two-fold
crossing over reports. The lines fitted on all of them go into MODEL/card.json; coded with, they
replace the raw figures.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.code.assembly.confidence import worth
from rashomon.code.encoded import EncoderCoder
from rashomon.code.encoder.model import Model
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from training.corpus import canonical, find
from training.picture import reliability
from training.split import parts

BINS = 10
_PRIOR = 2.0
Pair = tuple[float, bool]
Pairs = dict[str, list[Pair]]
Line = tuple[float, float]


def main() -> None:
    """Print the table, write the lines into the card, draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--picture", type=Path)
    args = parser.parse_args()
    place = args.model / "card.json"
    card = json.loads(place.read_text("utf-8"))
    raw = Model(args.model)
    raw.card = {**card, "confidence": {}}
    told = list(_judged(EncoderCoder(raw), parts(args.corpus)["dev"]))
    lines: dict[str, Line] = {}
    drawn = {}
    for name in ("claim", "reaction", "contact"):
        pairs = [list(one[name]) for one in told]
        lines[name] = fitted(_flat(pairs))
        crossed = list(_crossed(pairs))
        drawn[name] = bins(crossed)
        print(
            f"{name:9} {len(crossed):4} of which right {_share(crossed):.3f}"
            f"  ECE {error(_flat(pairs)):.3f} -> {error(crossed):.3f}"
            f"  line {lines[name][0]:.2f} {lines[name][1]:+.2f}"
        )
    card["confidence"] = {name: [round(x, 3) for x in line] for name, line in lines.items()}
    place.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    if args.picture:
        args.picture.write_text(reliability(drawn), "utf-8")


def _judged(coder: EncoderCoder, paths: Sequence[Path]) -> Iterable[Pairs]:
    """For each report, how sure the coder is of everything, and whether it is right."""
    texts = [path.with_suffix(".txt") for path in paths]
    origins = Origins(files=texts)
    for path, text in zip(paths, texts, strict=True):
        document = read_document(text, origins.of(text))
        gold = json.loads(path.read_text("utf-8"))
        yield judged(coder.code(document), gold, document.text)


def judged(report: Report, gold: dict[str, Any], text: str) -> Pairs:
    """Everything in a report with its confidence, and whether the coding holds it too."""

    def placed(row: dict[str, Any], *told: str) -> tuple[tuple[str, ...], tuple[int, int]]:
        return told, find(text, row["evidence"]) or (0, 0)

    accounts = [
        placed(a, canonical(a["by"]), a["stance"]) for i in gold["incidents"] for a in i["accounts"]
    ]
    reactions = [placed(r, canonical(r["actor"]), r["stance"]) for r in gold["reactions"]]
    contacts = [placed(c, c["kind"]) for c in gold["diplomacy"]]

    def held(told: tuple[str, ...], span: Span, rows: Iterable[Any]) -> bool:
        return any(t == told and a < span.end and span.start < b for t, (a, b) in rows)

    found: Pairs = defaultdict(list)
    for claim in report.claims:
        right = held((claim.party, str(claim.stance)), claim.evidence, accounts)
        found["claim"].append((claim.confidence, right))
    for one in report.reactions:
        right = held((one.actor, str(one.stance)), one.evidence, reactions)
        found["reaction"].append((one.confidence, right))
    for contact in report.contacts:
        right = held((str(contact.kind),), contact.evidence, contacts)
        found["contact"].append((contact.confidence, right))
    return found


def fitted(pairs: Sequence[Pair]) -> Line:
    """The slope and offset of log odds with the least log loss, by Newton's steps.

    Few pairs keep the line near to the raw figures: as if _PRIOR of them had told for it.
    """
    shares = np.clip(np.array([share for share, _ in pairs]), 1e-3, 1 - 1e-3)
    rows = np.stack([np.log(shares / (1 - shares)), np.ones(len(pairs))], 1)
    right = np.array([good for _, good in pairs], dtype=float)
    raw = np.array([1.0, 0.0])
    line: NDArray[np.float64] = raw
    for _ in range(100):
        told = 1 / (1 + np.exp(-np.clip(rows @ line, -30, 30)))
        curve = rows.T @ (rows * (told * (1 - told))[:, None]) + np.eye(2) * _PRIOR
        step = np.linalg.solve(curve, rows.T @ (right - told) - _PRIOR * (line - raw))
        line = line + np.clip(step, -0.5, 0.5)
    return float(line[0]), float(line[1])


def _crossed(reports: Sequence[Sequence[Pair]]) -> Iterable[Pair]:
    """All pairs, each by the line of the reports of the other half."""
    halves = _flat(reports[::2]), _flat(reports[1::2])
    for mine, other in (halves, halves[::-1]):
        line = fitted(other)
        yield from ((worth(share, line), right) for share, right in mine)


def error(pairs: Sequence[Pair]) -> float:
    """The expected calibration error."""
    rows = bins(pairs)
    return sum(row["count"] * abs(row["said"] - row["right"]) for row in rows) / max(1, len(pairs))


def bins(pairs: Sequence[Pair]) -> list[dict[str, float]]:
    """For each of BINS that holds any: how many, how sure on average, and how often right."""
    made: dict[int, list[Pair]] = defaultdict(list)
    for share, right in pairs:
        made[min(int(share * BINS), BINS - 1)].append((share, right))
    return [
        {"count": len(row), "said": sum(s for s, _ in row) / len(row), "right": _share(row)}
        for _, row in sorted(made.items())
    ]


def _share(pairs: Sequence[Pair]) -> float:
    return sum(right for _, right in pairs) / max(1, len(pairs))


def _flat(reports: Iterable[Sequence[Pair]]) -> list[Pair]:
    return [pair for one in reports for pair in one]


if __name__ == "__main__":
    main()
