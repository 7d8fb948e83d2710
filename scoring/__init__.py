"""Answers in, judgement out: findings, risk, verdict, score interval, plan. Pure."""

from scoring.assess import assess
from scoring.judge import findings
from scoring.result import Result

__all__ = ["Result", "assess", "findings"]
