"""What the encoder costs: loading, memory, words a second, and what triage spares it.

usage: python benchmarks/encoder.py [--model FOLDER] [TEXTS …]

Of the corpus, on one core, each figure the best of three, in processor time. "load" is from nothing
to a model that reads, in a process of its own, as is "resident", its memory after it has coded the
longest report. "encoder" is the encoder alone, "whole way" a document to its report. The recall of
triage is of reports, part w's too, whose coding holds an incident, a reaction or a contact. Of
TEXTS, files of one document a line (news that tells of no incident, say), it prints what triage
lets pass.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

from rashomon.code.encoded import EncoderCoder
from rashomon.code.encoder.features import SIZE
from rashomon.code.encoder.model import Model, shipped
from rashomon.code.encoder.pieces import Pieces, tokenizer, units
from rashomon.code.tagger import RulesTagger
from rashomon.code.triage import may_tell
from rashomon.read.files import read_document
from rashomon.read.origins import Origins
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences
from speed import best

CORPUS = Path("corpus")
LOAD = """
import resource, sys, time
from pathlib import Path
import onnxruntime, numpy, tokenizers
from rashomon.code.encoder.model import Model, shipped
began = time.perf_counter()
model = Model(Path(sys.argv[1])) if sys.argv[1] else shipped()
took = time.perf_counter() - began
from rashomon.code.encoded import EncoderCoder
from rashomon.model.document import Document
EncoderCoder(model).code(Document.of(Path(sys.argv[2]).read_text("utf-8")))
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def tells(coding: Path) -> bool:
    """Whether a coding holds anything."""
    told = json.loads(coding.read_text("utf-8"))
    return bool(told["incidents"] or told["reactions"] or told["diplomacy"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path)
    parser.add_argument("texts", nargs="*", type=Path)
    args = parser.parse_args()
    files = sorted(CORPUS.glob("[a-h]/*.txt"))
    longest = max(files, key=lambda file: file.stat().st_size)
    asked = [sys.executable, "-c", LOAD, str(args.model or ""), str(longest)]
    told = [subprocess.run(asked, check=True, capture_output=True, text=True) for _ in range(3)]
    loads, resident = zip(*(map(float, one.stdout.split()) for one in told), strict=True)
    print(f"load {min(loads):.2f} s, resident {min(resident):.0f} MB")
    model = Model(args.model) if args.model else shipped()
    origins = Origins(files=files)
    documents = [read_document(file, origins.of(file)) for file in files]
    words = sum(len(document.text.split()) for document in documents)
    pieces, tables, coder = Pieces(tokenizer()), RulesTagger(), EncoderCoder(model)
    ready = []
    for document in documents:
        readings = tables.read(sentences(document.text, lines(document.text)), None)
        cut = units(pieces, [r.sentence for r in readings], [r.parties for r in readings])
        ready.append((cut, np.zeros((sum(len(one.first) for one in cut), SIZE), np.float32)))
    alone = best(lambda: [model.read(*one) for one in ready if one[0]]).processor
    whole = best(lambda: [coder.code(document) for document in documents]).processor
    quick = best(lambda: [may_tell(document.text) for document in documents]).processor
    print(f"encoder {words / alone:.0f} words a second")
    print(f"whole way {len(files) / whole:.1f} reports a second of {words / len(files):.0f} words")
    print(f"triage {len(files) / quick:.0f} documents a second")
    telling = [path.with_suffix(".txt") for path in sorted(CORPUS.glob("*/*.json")) if tells(path)]
    kept = sum(may_tell(path.read_text("utf-8")) for path in telling)
    print(f"triage lets pass {kept} of {len(telling)} reports that tell: {kept / len(telling):.4f}")
    for path in args.texts:
        rows = path.read_text("utf-8").splitlines()
        passed = sum(map(may_tell, rows))
        print(f"triage lets pass {passed} of {len(rows)} of {path.name}")


if __name__ == "__main__":
    main()
