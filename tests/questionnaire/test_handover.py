"""What is added before handing over: each change makes new additions, and what does not fit is refused with its way out."""

import pytest
from hypothesis import given

from questionnaire.faults import Refused
from questionnaire.handover import NOTHING_ADDED, Additions, Override, What
from tests.handovers import ADDITIONS


def test_a_change_taken_back_is_gone_and_a_second_one_replaces_the_first() -> None:
    once = NOTHING_ADDED.overriding("lane", "x", "now", "Because.")
    assert once.override("lane", "x") == Override(what="lane", on="x", value="now", reason="Because.")
    assert once.override("lane", "y") is None and once.override("due", "x") is None
    assert once.overriding("lane", "x", "later", "Or not.").overrides == (Override(what="lane", on="x", value="later", reason="Or not."),)
    assert once.overriding("lane", "x", "", "") == NOTHING_ADDED


@pytest.mark.parametrize(
    ("what", "value", "reason", "fault"),
    [
        ("due", "2026-02-30", "r", 'change: "2026-02-30" is not a calendar date; write a real one as YYYY-MM-DD'),
        ("lane", "never", "r", 'change: "never" is not a lane; use one of now, soon, later'),
        ("risk", "huge", "r", 'change: "huge" is not a level; use one of very_low, low, moderate, high, very_high'),
        ("owner", "Kim", " ", "change.reason: a change by hand needs a reason; write one"),
        ("owner", "x" * 201, "r", "change.value: has 201 characters; at most 200 are kept, so shorten it"),
        ("owner", "\ud83e", "r", "change.value: holds half a character (a lone surrogate), which no text can carry; retype it"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(what: What, value: str, reason: str, fault: str) -> None:
    with pytest.raises(Refused) as refused:
        NOTHING_ADDED.overriding(what, "x", value, reason)
    assert refused.value.faults == (fault,)


def test_a_letter_over_its_limit_is_found_however_it_came_in() -> None:
    at_its_limit = NOTHING_ADDED.model_copy(update={"letter": "x" * 10_000})
    assert at_its_limit.checked() is at_its_limit
    with pytest.raises(Refused, match="handover.letter: has 10,001 characters; at most 10,000 are kept, so shorten it"):
        NOTHING_ADDED.model_copy(update={"letter": "x" * 10_001}).checked()


@given(ADDITIONS)
def test_what_fits_passes_its_own_check(added: Additions) -> None:
    assert added.checked() is added
