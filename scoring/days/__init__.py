"""The plan's order and days, as told to a founder.

Close every open flow today; then come what the law dates, what ends the verdict, and the rest by how much risk an hour of work takes
away; nothing comes before what it needs, and what others wait for counts with them.
Each working day has a fifth of your hours a week, and they go to the first thing on the list that is not waiting for an answer.
Working days are Monday to Friday without federal holidays.
Each thing has a latest day, by the law or by its risk, that does not move with your hours: whatever is planned later is marked, with the
hours a week that would be enough.
"""

from scoring.days.job import Dated, Job, Kind
from scoring.days.latest import law_limit, notice_by
from scoring.days.schedule import Schedule, schedule

__all__ = ["Dated", "Job", "Kind", "Schedule", "law_limit", "notice_by", "schedule"]
