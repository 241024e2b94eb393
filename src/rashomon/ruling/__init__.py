"""A person's decisions on a ledger: which incidents are one, and what claims and incidents say."""

from rashomon.ruling.history import decisions, decisions_about, import_decisions
from rashomon.ruling.linking import join, split
from rashomon.ruling.making import Ruled
from rashomon.ruling.undoing import undo
from rashomon.ruling.wording import accept, change, reject

__all__ = [
    "Ruled",
    "accept",
    "change",
    "decisions",
    "decisions_about",
    "import_decisions",
    "join",
    "reject",
    "split",
    "undo",
]
