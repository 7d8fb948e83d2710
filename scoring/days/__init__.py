"""The plan's order and days, as told to a founder.

Pause every open flow today; then comes what the law dates, then what ends the verdict, then the rest, the most risk taken away per hour
of work first; nothing comes before what it needs, and what others wait for counts together with them.
Each working day has a fifth of your hours a week, and they go to the first thing on the list that is not waiting for an answer.
Working days are Monday to Friday without federal holidays, counted from the day after the assessment.
Each thing has a latest day, set by the law or by its risk, that does not move with your hours; whatever is planned for later than that is
marked, together with the hours a week that would be enough.
"""

from scoring.days.job import Dated, Job, is_late
from scoring.days.latest import law_limit, notice_by
from scoring.days.order import passed_on
from scoring.days.schedule import Schedule, schedule

__all__ = ["Dated", "Job", "Schedule", "is_late", "law_limit", "notice_by", "passed_on", "schedule"]
