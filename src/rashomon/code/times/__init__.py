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
- a season comes to its year, a quarter or half to its months; the EDTF keeps the season;
- a week's EDTF holds its seven days, though its start is a month;
- a clock time before six that follows on a night is of the morning after it;
- "the previous Monday" is the one before the day told of, "last Monday" never yesterday;
- years of two digits are of 1970 to 2069; dates in figures are day first where both orders are
  dates.

`read_times` goes through a text sentence by sentence and keeps what was told (`Setting`);
`find_times` reads one sentence by itself; `expressions` finds what dates nothing too (lengths,
sets, "now"), with TIMEX3 values. `inferring` settles a day of publication from the text, `saying`
tells the time of a saying from that of what happened.
"""

from rashomon.code.times.expressions import expressions
from rashomon.code.times.finding import find_times, last_told, read_times
from rashomon.code.times.setting import Setting

__all__ = ["Setting", "expressions", "find_times", "last_told", "read_times"]
