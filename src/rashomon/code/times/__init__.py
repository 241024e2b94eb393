"""When: every time expression of a sentence, and the dates that it comes to.

Conventions, where words leave room (they follow the corpus guidelines):
- a weekday is the latest one not after publication, or the next where the verb looks ahead;
- "overnight" runs from the day before publication to it (or from the day before one that the
  sentence told of to that one); "last night" is the day before publication;
  "Monday night" is Monday; "the night to Saturday" is Saturday;
- weeks come to a month ("last week", "two weeks ago"), since their day is not said;
- "since" leaves the end open, "until" the start;
- a clock time or part of the day alone is of the day last told of, else of publication;
- a month and day without a year lie at most 30 days after publication.
"""

from rashomon.code.times.expressions import expressions
from rashomon.code.times.finding import find_times, last_told, read_times
from rashomon.code.times.setting import Setting

__all__ = ["Setting", "expressions", "find_times", "last_told", "read_times"]
