"""Who says what about one incident, indexed: what a rule needs to know is one look-up away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Stance

_Parties = dict[str, set[str]]


class Said:
    """The parties that tell of an incident, by what they do. Built in one pass."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.tell: set[str] = set()
        """Who says anything of it that is no denial."""
        self.count: set[str] = set()
        """Who counts people, and does not deny in the same breath."""
        self.deny: set[str] = set()
        self.accuse: _Parties = defaultdict(set)
        """Of each party, who blames it and does not deny in the same breath."""
        self.blame: _Parties = defaultdict(set)
        """Of each party, who blames it in whatever stance."""
        self.blamers: set[str] = set()
        """Who blames anybody."""
        self.counted: _Parties = defaultdict(set)
        """Of each party, who counts its people."""
        self.reckon: _Parties = defaultdict(set)
        """Of each party, who counts its people, and does not deny in the same breath."""
        for claim in claims:
            self._take(claim)

    def _take(self, claim: Claim) -> None:
        party, denies = claim.party, claim.stance is Stance.DENIES
        (self.deny if denies else self.tell).add(party)
        if claim.casualties and not denies:
            self.count.add(party)
        if claim.initiator:
            self.blamers.add(party)
            self.blame[claim.initiator].add(party)
            if not denies:
                self.accuse[claim.initiator].add(party)
        for count in claim.casualties:
            if count.side:
                self.counted[count.side].add(party)
                if not denies:
                    self.reckon[count.side].add(party)

    def others_blame(self, party: str) -> bool:
        """Whether anybody but `party` blames anybody."""
        return bool(self.blamers) and self.blamers != {party}


def others(parties: set[str], party: str) -> bool:
    """Whether any of `parties` is neither `party` nor the outlet's own voice."""
    return len(parties) > (party in parties) + (NARRATOR in parties)
