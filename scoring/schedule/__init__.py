"""The best plan for the time there is: what to do when, so that the most risk goes the earliest. Pure; decided by HiGHS."""

from scoring.schedule.budget import Budget, ScheduleRefused
from scoring.schedule.ending import ends_verdict
from scoring.schedule.planner import CurvePoint, Schedule, ScheduledItem, VerdictReached, best_sequence

__all__ = ["Budget", "CurvePoint", "Schedule", "ScheduleRefused", "ScheduledItem", "VerdictReached", "best_sequence", "ends_verdict"]
