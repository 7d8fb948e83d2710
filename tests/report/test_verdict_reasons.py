"""Why the verdict holds, with one count of findings for screen and paper: what was answered apart from what nobody has answered."""

import pytest

from questionnaire import Assessment
from questionnaire.model import Level
from report import compose
from report.content.context import Context
from report.content.minutes import compose_minutes
from report.content.verdict_reasons import findings_words, verdict_reason
from scoring import assess
from tests.report.as_text import as_text
from tests.report.lies import PLANTED, changed
from tests.scoring.sheets import BANK


def context(sheet: Assessment) -> Context:
    return Context(BANK, sheet, assess(BANK, sheet))


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        (changed("careful_firm", outside_agents="without_baa"), "1 high finding is open."),
        (changed("careful_firm", sign_in=None), "1 unanswered question counts as high risk until somebody answers."),
        (PLANTED["high and unanswered"], "1 high finding is open; 2 more count as high risk until somebody answers."),
        (changed("careful_firm", outside_agents="without_baa", sign_in="unknown"), "2 high findings are open."),
    ],
)
def test_the_reason_counts_what_was_answered_apart_from_what_nobody_has_answered(sheet: Assessment, says: str) -> None:
    told = context(sheet)
    assert told.result.verdict == "serious_gaps" and verdict_reason(told) == f"Because {says[0].lower()}{says[1:]}"


def test_board_and_minutes_say_the_same_of_the_findings() -> None:
    sheet = PLANTED["high and unanswered"]
    told = context(sheet)
    board = as_text(compose(BANK, sheet, told.result, edition="board"))
    assert verdict_reason(told) in board and "1 finding: 1 high." in board
    assert verdict_reason(told) in as_text(compose_minutes(BANK, sheet, told.result))


def test_what_the_dates_decide_is_an_answer() -> None:
    told = context(PLANTED["BAA signed after"].answered("baa_timing", None))
    timing = told.result.finding("baa_timing")
    assert timing is not None and told.is_answered(timing)


def test_where_there_is_no_such_finding_it_says_so_and_levels_are_listed_worst_first() -> None:
    told = context(PLANTED["all safest"])
    assert findings_words(told, told.result, (Level.very_high, Level.high)) == "no finding is very high or high"
    worst = context(PLANTED["worst"])
    assert findings_words(worst, worst.result, tuple(Level)).index("high") < findings_words(worst, worst.result, tuple(Level)).index("low")
