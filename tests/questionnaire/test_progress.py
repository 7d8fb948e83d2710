"""How far questions are answered: every sentence about it reads these numbers, and they add up."""

from datetime import date

from hypothesis import given

from questionnaire import Assessment, walk
from questionnaire.assessment import Integration
from questionnaire.flow.progress import Progress, progress
from scoring import assess
from tests.scoring.sheets import AS_OF, BANK, base, near_a_base

APPS = (Integration("Slack", "phi", "signed"), Integration("Jira", "unknown", "unknown"))


def of(sheet: Assessment) -> Progress:
    return progress(BANK.questions.values(), sheet, walk(BANK, sheet))


def test_i_do_not_know_is_an_answer_and_a_blank_is_none() -> None:
    whole = of(base("careful_firm"))
    assert whole == Progress(whole.asked, 0, 0, 0, 0) and whole.complete and whole.answered == whole.asked
    assert of(base("careful_firm").answered("backup", "unknown")) == whole._replace(unsure=1)
    assert of(base("careful_firm").answered("backup", None)) == whole._replace(blank=1, needed=1)
    assert of(base("careful_firm").answered("special_records", ())) == whole._replace(unsure=1)


def test_a_number_may_stay_blank_and_is_not_answered_all_the_same() -> None:
    found = of(base("careful_firm").answered("seats", None))
    assert (found.blank, found.needed, found.optional, found.not_known) == (1, 0, 1, 1) and found.complete


def test_an_app_that_is_half_known_and_a_day_that_cannot_be_are_answered_and_not_known() -> None:
    apps = base("careful_firm").answered("integrations_inventory", "complete").answered("integrations", APPS)
    assert (of(apps).unusable, of(apps).blank, of(apps).complete) == (1, 0, False)
    assert (of(apps.answered("integrations", ())).unusable, of(apps.answered("integrations", ())).needed) == (0, 1)
    assert of(base("careful_firm").answered("baa_signed_on", date(AS_OF.year + 1, 1, 1))).unusable == 1


def test_not_applicable_is_an_answer_only_with_its_reason() -> None:
    sheet = base("careful_firm").answered("customer_requirements", None)
    assert of(sheet.excused("customer_requirements", "We have none.")).blank == 0
    assert of(sheet.excused("customer_requirements", "")).needed == 1


def test_what_the_dates_decide_needs_no_answer() -> None:
    dated = base("careful_firm").answered("baa_signed_on", date(2026, 1, 2)).answered("first_phi_on", date(2026, 3, 1))
    assert "baa_timing" in walk(BANK, dated).answers
    assert of(dated.answered("baa_timing", None)).needed == 0


def test_nothing_is_complete_before_the_first_answer() -> None:
    assert not of(Assessment(BANK.version, AS_OF)).complete
    assert progress((), base("careful_firm"), walk(BANK, base("careful_firm"))).asked == 0


@given(near_a_base())
def test_the_numbers_add_up_to_the_coverage_of_the_judgement(sheet: Assessment) -> None:
    found, coverage = of(sheet), assess(BANK, sheet).coverage
    assert (found.asked, found.not_known) == (coverage.asked, coverage.unknown)
    assert found.answered + found.blank == found.asked and found.needed <= found.blank
