"""An answer of an earlier round that nobody has confirmed is called so by every paper that holds the answers, and beside the verdict."""

from datetime import date

import pytest

from questionnaire import Assessment, walk
from questionnaire.flow.rounds import confirmed, next_round, to_confirm
from report import compose
from report.content.context import Context
from report.content.unconfirmed import carried_sentence
from report.paper.document import Document
from scoring import assess
from tests.report.test_unconfirmed import PRINTED, words
from tests.scoring.sheets import BANK, base

THEN = base("hurried_startup")
NOW = next_round(THEN, BANK.version, date(2027, 5, 3))
LEFT = to_confirm(NOW, walk(BANK, NOW))


def full(sheet: Assessment) -> Document:
    return compose(BANK, sheet, assess(BANK, sheet))


def told(export: str, sheet: Assessment) -> int:
    """How often it is said."""
    return "".join(words(export, full(sheet)).split()).replace("\\", "").count("notconfirmedsince")


@pytest.mark.parametrize("export", [PRINTED, "xlsx", "oscal-ar"])
def test_it_stands_beside_each_carried_answer_and_not_beside_a_confirmed_one(export: str) -> None:
    left = told(export, NOW)
    assert told(export, THEN) == 0 and left >= len(LEFT) > 30
    assert told(export, confirmed(NOW, LEFT[:5])) == left - 5


def test_an_answer_that_is_carried_and_not_asked_says_so_where_what_does_not_count_is_listed() -> None:
    kept = next_round(THEN.answered("sms_cover", "neither").answered("channels", ("web_chat",)), BANK.version, date(2027, 5, 3))
    (row,) = [row for row in full(kept).records.kept_answers if row.question == "sms_cover"]
    assert row.carried.startswith("From ") and told("xlsx", kept) == len(kept.unconfirmed) > len(to_confirm(kept, walk(BANK, kept)))


def test_beside_the_verdict_their_number_is_said_and_the_judgement_takes_them_as_given() -> None:
    def sentence(sheet: Assessment) -> str:
        return carried_sentence(Context(BANK, sheet, assess(BANK, sheet)))

    assert sentence(THEN) == ""
    assert sentence(NOW).startswith(f"{len(LEFT)} answers come from an earlier round and are not confirmed yet.")
    assert sentence(confirmed(NOW, LEFT[1:])).startswith("1 answer comes from an earlier round and is not confirmed yet.")
    assert assess(BANK, NOW).findings == assess(BANK, confirmed(NOW, LEFT)).findings
