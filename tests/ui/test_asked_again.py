"""The notice on an assessment from an earlier question bank: which questions, why, a link to each, and gone once it is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from store import Store
from tests.ui.conftest import ROOT, said

PAST = ROOT / "tests" / "questionnaire" / "past"


@pytest.fixture
def old() -> Assessment:
    return (
        read(load_bank(), (PAST / "bank_2026.1.json").read_bytes())
        .answered("desk", "other_help_desk")
        .answered("vendor_offers_baa", "declines")
    )


def label(app: AppTest) -> str:
    return next((one.label for one in app.expander if "another look" in one.label), "")


@pytest.mark.parametrize("page", ["questions", "results"])
def test_the_questions_to_be_asked_again_stand_on_top_with_their_reasons(
    store: Store, visit: Callable[..., AppTest], old: Assessment, page: str
) -> None:
    app = visit(page, store.create(old).id)
    assert label(app).startswith("This assessment began with question bank 2026\\.1. ")
    text = said(app).replace("\\", "")
    assert "**New questions.**" in text and "**Answers to review.**" in text and "Kept, but not counted" not in text
    assert (
        "Now it means that the vendor signs on no plan at all. If the vendor signs on another plan or with an add-on, choose that answer."
        in text
    )
    app.button(key="asked_again_read").click().run()
    assert label(app) == ""


def test_the_notice_is_not_on_the_other_pages_nor_on_an_assessment_of_today(
    store: Store, visit: Callable[..., AppTest], old: Assessment, example: Assessment
) -> None:
    key = store.create(old).id
    assert not any(label(visit(page, key)) for page in ("plan", "report"))
    assert label(visit("results", store.create(example).id)) == ""


def test_a_question_leaves_the_notice_once_it_is_answered(store: Store, visit: Callable[..., AppTest], old: Assessment) -> None:
    key = store.create(old).id
    before = label(visit("results", key))
    store.change(key, lambda now: now.answered("seats", 4))
    assert int(label(visit("results", key)).split()[-5]) == int(before.split()[-5]) - 1


def test_an_answer_that_is_none_of_today_s_is_named(store: Store, visit: Callable[..., AppTest], tmp_path: Path) -> None:
    text = (PAST / "bank_2026.1.json").read_text(encoding="utf-8").replace('"baa_status": "requested"', '"baa_status": "by *pigeon*"')
    sheet = read(load_bank(), text.replace('"answers": {', '"answers": {"no_such_question": "x",').encode(), keeps=True)
    told = said(visit("questions", store.create(sheet).id)).replace("\\", "")
    assert "The saved answer \u201cby *pigeon*\u201d is not one of today's choices." in told
    assert "no_such_question: \u201cx\u201d. Today's question bank does not ask this." in told


def test_a_format_1_file_says_what_must_be_asked_again_too(store: Store, visit: Callable[..., AppTest]) -> None:
    sheet = read(load_bank(), (PAST / "format_1.json").read_bytes())
    assert label(visit("results", store.create(replace(sheet, client="Acme")).id))
