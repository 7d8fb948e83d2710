"""Every page of an assessment whose days stand at the calendar's ends."""

from dataclasses import replace
from datetime import date

import pytest

from questionnaire.assessment import PlanEntry
from scoring import assess
from tests.scoring.sheets import BANK


@pytest.mark.parametrize("page", ["questions", "results", "plan", "report"])
@pytest.mark.parametrize(("as_of", "other"), [(date.max, date.min), (date.min, date.max), (date.max, date.max)])
def test_a_page_is_drawn_whatever_the_days(page, as_of, other, store, visit, example) -> None:
    sheet = replace(example, as_of=as_of).answered("first_phi_on", other)
    for item in assess(BANK, sheet).plan[:2]:
        sheet = sheet.planned(item.action, PlanEntry("Dana", other))
    app = visit(page, store.create(sheet).id, section="exposure")
    assert not app.exception and not app.error


@pytest.mark.parametrize("as_of", [date.max, date.min])
@pytest.mark.parametrize("view", ["What if", "Ways forward"])
def test_every_view_of_the_plan_works_on_the_last_and_the_first_day(view, as_of, store, visit, example) -> None:
    key = store.create(replace(example, as_of=as_of)).id
    app = visit("plan", key)
    app.session_state[f"plan_views_{key}"] = view
    app.run()
    assert not app.exception and not app.error
