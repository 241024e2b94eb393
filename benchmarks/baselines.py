"""Rules alone, the encoder without context, and the whole coder: facts F1 and time, in one run.

usage: python benchmarks/baselines.py [--model FOLDER] [--scorer PATH]

Scored are the reports of the corpus that split.py holds. "rules" is --coder rules. "no context" has
the encoder's heads but none of what links their answers: a speaker speaks for whom his own words
name, counts are of whomever their own words name, and a report tells of one piece of news and one
of history at most. "full" is --coder encoder. Times are of the processor, one core, in seconds and
reports a second. Without the scorer (see facts.py) the exit code is 2.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from facts import CORPUS, SCORER, Report, figures, kept, reports, scored
from rashomon.code.assembly.scene import Scene
from rashomon.code.coder import Coder
from rashomon.code.dating import Day
from rashomon.code.encoded import EncoderCoder
from rashomon.code.encoder.judged import Judged, Pointer, Same
from rashomon.code.encoder.model import Model, shipped
from rashomon.code.reading import Reading
from rashomon.code.ruled import RulesCoder
from rashomon.code.who.resolver import Resolver
from rashomon.model.document import Document

COLUMNS = "facts incident account initiator casualty reaction diplomacy disputed".split()
_NOBODY, _NONE = Pointer({"other": 1.0}), Pointer({"none": 1.0})


class WithoutContext(EncoderCoder):
    """The encoder's coder, with every answer of the heads that rests on other sentences away."""

    def _scene(
        self, document: Document, readings: tuple[Reading, ...], day: Day, speakers: Resolver
    ) -> Scene:
        scene = super()._scene(document, readings, day, speakers)
        return replace(scene, judged=alone(scene.judged))


def alone(judged: Judged) -> Judged:
    """Each saying on its own: speakers and sides by their words, all news one incident."""
    news = np.array([one.fore >= one.back for one in judged.anchors])
    same = np.full((len(news), len(news) + 1), -9.0, dtype=np.float32)
    same[:, :-1][np.equal.outer(news, news)] = 9
    same[:, -1] = 0
    return replace(
        judged,
        anchors=tuple(replace(one, by=_NOBODY) for one in judged.anchors),
        counts=tuple(replace(one, side=_NONE) for one in judged.counts),
        same=Same(((0, same),)),
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--scorer", type=Path, default=SCORER)
    args = parser.parse_args()
    if not args.scorer.is_file():
        print(f"{args.scorer}: no such scorer; it is no part of this package")
        return 2
    model = Model(args.model) if args.model else shipped()
    coders: dict[str, Coder] = {
        "rules": RulesCoder(),
        "no context": WithoutContext(model),
        "full": EncoderCoder(model),
    }
    apart = kept()
    print(f"{'':12}" + "".join(f"{name:>10}" for name in [*COLUMNS, "seconds", "a second"]))
    for name, coder in coders.items():
        began = time.process_time()
        made = [
            one
            for part in sorted(CORPUS.glob("[a-h]"))
            for one in reports(coder, part, part)
            if one.name in apart
        ]
        print(_row(name, args.scorer, made, time.process_time() - began))
    return 0


def _row(name: str, scorer: Path, made: list[Report], took: float) -> str:
    told = figures(scored(scorer, made))
    every = sum(1 for _ in CORPUS.glob("[a-h]/*.json"))
    return (
        f"{name:12}"
        + "".join(f"{told[c]:>10}" for c in COLUMNS)
        + f"{took:10.1f}{every / took:10.1f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
