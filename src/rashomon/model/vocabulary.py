"""The closed vocabularies. Values are those of the corpus guidelines (corpus/GUIDELINES.md)."""

from enum import StrEnum

NARRATOR = "narrator"
"""The party of the outlet's own voice: one more speaker, not the truth."""

BOTH = "both"
"""The people of both sides taken together, in counts that do not tell them apart."""


class Role(StrEnum):
    """Whether a report tells an incident as its news or as history."""

    FOREGROUND = "foreground"
    BACKGROUND = "background"


class IncidentType(StrEnum):
    """What kind of thing happened on the ground."""

    ARMED_CLASH = "armed_clash"
    SHELLING = "shelling"
    AIR_DRONE_STRIKE = "air_drone_strike"
    ATTACK = "attack"
    EXPLOSION = "explosion"
    SNIPING = "sniping"
    ABDUCTION = "abduction"
    TERRITORY_CHANGE = "territory_change"
    BLOCKADE = "blockade"
    TROOP_MOVEMENT = "troop_movement"
    PROTEST = "protest"
    WAR = "war"
    OTHER = "other"


class Stance(StrEnum):
    """What a speaker does with what he says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    ADMITS = "admits"
    JUSTIFIES = "justifies"


class CasualtyKind(StrEnum):
    """What became of the people that are counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"


class Figure(StrEnum):
    """How a count stands to the toll of its incident."""

    TOTAL = "total"  # all that the speaker counts: "four soldiers were killed"
    INCREMENT = "increment"  # more than were counted before: "two more died"
    PART = "part"  # some of those counted: "including three civilians"


class ReactionStance(StrEnum):
    """What a third party's reaction does."""

    CONCERN = "concern"
    CONDEMN = "condemn"
    URGE_RESTRAINT = "urge_restraint"
    CALL_FOR_TALKS = "call_for_talks"
    SUPPORT = "support"
    OFFER_MEDIATION = "offer_mediation"
    DEMAND = "demand"
    DENY = "deny"
    OTHER = "other"


class ContactKind(StrEnum):
    """What kind of contact between parties it is."""

    MEETING = "meeting"
    CALL = "call"
    TALKS = "talks"
    AGREEMENT = "agreement"
    CEASEFIRE = "ceasefire"
    VISIT = "visit"
    APPEAL = "appeal"
    DEPLOYMENT = "deployment"


class ContactStatus(StrEnum):
    """Where the contact stands at the time of the report."""

    HELD = "held"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    ONGOING = "ongoing"
    CANCELLED = "cancelled"


class Cell(StrEnum):
    """One question about an incident."""

    OCCURRENCE = "occurrence"
    INITIATOR = "initiator"
    CASUALTIES = "casualties"
    TARGET = "target"
    WEAPON = "weapon"
    LOCATION = "location"
    TIME = "time"
    TYPE = "type"


class FindingKind(StrEnum):
    """What the claims on one cell amount to (docs/findings.md).

    Where several hold, the first in this order is the finding's kind.
    """

    DISPUTED = "disputed"  # what two parties hold last does not go together
    AGREED = "agreed"  # what two or more parties hold last goes together
    DENIED = "denied"  # a denial of what no party says, or the outlet's own voice alone
    WITHDRAWN = "withdrawn"  # its only party took it back
    REVISED = "revised"  # its only party gave another figure later
    ONE_SIDED = "one-sided"  # a single party speaks to it, and holds to what it said
    UNCLAIMED = "unclaimed"  # nobody speaks to it


class View(StrEnum):
    """The views across incidents."""

    VIOLATIONS = "violations"
    DENIALS = "denials"
    FIRST = "first"


class CoderName(StrEnum):
    """By what name a coder is asked for; the version on a claim says more."""

    ENCODER = "encoder"
    RULES = "rules"


DEFAULT_CODER = CoderName.ENCODER
"""Who codes where nobody is asked for."""
