"""What outlets do to a text that they take over, made by a seeded program, for copies.py.

usage: python benchmarks/editing.py FILE STRENGTH

Prints the copy of the report in FILE at one of the STRENGTHS: furniture, "cut to half", swapped,
edited, heavy.

Each edit takes a text and a random generator and gives the text that another outlet might print.
Words put in are this project's own. Nothing here looks at how copies are found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

Edit = Callable[[str, Random], str]

OUTLETS = (
    "Meridian Wire|Northgate Herald|Daily Courier|Harbour Post|Tribune 24|Levant Monitor|"
    "Eastern Dispatch|Capital Observer|The Sentinel|Border Gazette|Radio Horizon|Newsline Nine"
).split("|")
AGENCIES = re.compile(
    r"\b(?:Reuters|AFP|AP|Interfax|TASS|RIA Novosti|Anadolu|Bloomberg|EFE|DPA|Xinhua|Al Jazeera|BBC"
    r"|CNN|Associated Press|Agence France-Presse)\b"
)
CITIES = "London Geneva Nairobi Vienna Istanbul Dubai Delhi Brussels Cairo Lima".split()
SECTIONS = (
    "Home News World Business Sport Culture|Menu Search Sign in Subscribe|World > Conflict|"
    "Latest / Opinion / Video / Podcasts|Skip to main content|Accept all cookies"
).split("|")
TOPICS = (
    "Markets steady after a week of losses|Storm warning for the coast lifted|Fuel prices to rise"
    "|What we know about the talks so far|Parliament votes on the budget tonight"
    "|Analysis: why the truce did not hold|In pictures: a winter on the front line"
    "|Ten questions on the new visa rules|Cup final moved to Saturday evening"
).split("|")
FEET = (
    "Share this on Facebook, WhatsApp or by e-mail|Sign up for our morning newsletter|"
    "Follow us on Telegram|Comments (0)|All rights reserved. Reproduction without permission is"
    " forbidden.|This item was supplied by an agency and was not edited by our staff."
).split("|")
SAME = {
    "said": "stated",
    "killed": "slain",
    "wounded": "injured",
    "injured": "hurt",
    "died": "perished",
    "soldiers": "troops",
    "troops": "soldiers",
    "attack": "assault",
    "attacked": "assaulted",
    "began": "started",
    "near": "close to",
    "several": "a number of",
    "told": "informed",
    "also": "in addition",
    "after": "following",
    "village": "settlement",
    "fire": "gunfire",
    "shelling": "bombardment",
    "town": "city",
    "people": "persons",
    "denied": "rejected",
    "statement": "communique",
    "officials": "authorities",
    "ministry": "department",
    "fighting": "combat",
    "border": "frontier",
    "but": "however,",
    "says": "states",
    "called": "urged",
    "army": "military",
    "children": "minors",
    "house": "home",
    "destroyed": "ruined",
    "reported": "recounted",
}
FILLERS = "reportedly again meanwhile however already earlier apparently still".split()
SENTENCE = re.compile(r"(?<=[.!?][\"”’')])\s+(?=[A-Z\"“‘'(])|(?<=[.!?])\s+(?=[A-Z\"“‘'(])")


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_prose(line: str) -> bool:
    """Whether a line is long enough for running text."""
    return len(line) >= 60


def joined(lines: list[str]) -> str:
    """A text of these paragraphs."""
    return "\n\n".join(line for line in lines if line)


def dressed(text: str, random: Random) -> str:
    """Another outlet's furniture in the place of what stood around the prose, and its dateline."""
    prose = [line for line in paragraphs(text) if is_prose(line)]
    prose = prose or paragraphs(text)
    outlet, day = random.choice(OUTLETS), random.randint(1, 28)
    if random.random() < 0.6:
        prose[0] = f"{random.choice(CITIES).upper()}, {day} May ({outlet}) - {prose[0]}"
    head = [*random.sample(SECTIONS, 2), random.choice(TOPICS), f"By {outlet} staff | {day} May"]
    if len(prose) > 2:
        at = random.randrange(1, len(prose))
        prose.insert(at, f"Read also: {random.choice(TOPICS)}")
    foot = ["Related stories", *random.sample(TOPICS, random.randint(2, 5))]
    return joined([*head, *prose, *foot, *random.sample(FEET, 3)])


def renamed(text: str, random: Random) -> str:
    """The agencies that a text names, renamed."""
    return AGENCIES.sub(lambda _: random.choice(OUTLETS), text)


def kept(share: float) -> Edit:
    """The tail cut off: the first `share` of the sentences stays."""

    def edit(text: str, random: Random) -> str:
        del random
        parts = [SENTENCE.split(line) for line in paragraphs(text) if is_prose(line)]
        left = max(2, round(share * sum(map(len, parts))))
        lines = []
        for some in parts:
            lines.append(" ".join(some[:left]))
            left -= min(left, len(some))
        return joined(lines) or text

    return edit


def thinned(share: float) -> Edit:
    """Paragraphs left out here and there: each with the chance `share`, but not the first."""

    def edit(text: str, random: Random) -> str:
        lines = paragraphs(text)
        return joined([line for i, line in enumerate(lines) if not i or random.random() >= share])

    return edit


def swapped(text: str, random: Random) -> str:
    """Sentences in another order within each paragraph, and paragraphs with their neighbours."""
    lines = []
    for line in paragraphs(text):
        some = SENTENCE.split(line)
        random.shuffle(some)
        lines.append(" ".join(some))
    for at in range(1, len(lines) - 1, 2):
        if random.random() < 0.5:
            lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return joined(lines)


def worded(share: float) -> Edit:
    """One word changed, added or left out in each sentence with the chance `share`."""

    def edit(text: str, random: Random) -> str:
        lines = [
            " ".join(
                _one_word(sentence, random) if random.random() < share else sentence
                for sentence in SENTENCE.split(line)
            )
            for line in paragraphs(text)
        ]
        return joined(lines)

    return edit


def _one_word(sentence: str, random: Random) -> str:
    words = sentence.split(" ")
    known = [i for i, word in enumerate(words) if word in SAME]
    if known and random.random() < 0.7:
        at = random.choice(known)
        words[at] = SAME[words[at]]
    elif len(words) > 4 and random.random() < 0.5:
        small = [i for i, word in enumerate(words) if i and word.islower() and len(word) < 6]
        if small:
            del words[random.choice(small)]
    elif len(words) > 2:
        words.insert(random.randrange(1, len(words)), random.choice(FILLERS))
    return " ".join(words)


STRENGTHS: dict[str, tuple[Edit, ...]] = {
    "furniture": (renamed, dressed),
    "cut to half": (kept(0.5), renamed, dressed),
    "swapped": (swapped, worded(0.1), renamed, dressed),
    "edited": (thinned(0.25), worded(0.3), renamed, dressed),
    "heavy": (kept(0.6), swapped, worded(0.6), renamed, dressed),
}
"""The edits of each strength, in the order in which they are made."""


def copy_of(text: str, strength: str, seed: str) -> str:
    """The copy of `text` that `seed` makes at this strength."""
    random = Random(f"{strength} {seed}")
    for edit in STRENGTHS[strength]:
        text = edit(text, random)
    return text


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print(copy_of(path.read_text("utf-8"), sys.argv[2], path.stem))
