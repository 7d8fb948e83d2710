"""Labels are read aloud as they were given, and typed text is no markup: nobody hears or sees `**`, `:small[`, a backslash or `<br>`."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire.assessment import Integration
from report.content.letters import letter_ids
from tests.scoring.sheets import BANK
from tests.ui.conftest import said

MARKUP = re.compile(r"\*\*|:[a-z-]+\[|:material/|\\|<br|\]\(")
READ_ALOUD = (
    "checkbox",
    "radio",
    "selectbox",
    "multiselect",
    "text_input",
    "text_area",
    "date_input",
    "number_input",
    "toggle",
    "button_group",
)
"""Kinds of which Streamlit hands the label on to screen readers as it stands; of buttons and boxes that open it hands on what is shown."""
VIEWS = {
    "plan": ("To do", "What if", "Ways forward"),
    "report": ("Download", "Before handing over", "Letters and checklists", "Final versions"),
}
PAGES = [
    *((page, "", "") for page in ("start", "results", "method")),
    *(("questions", section.id, "") for section in BANK.sections),
    *((page, "", view) for page, views in VIEWS.items() for view in views),
]


def labels(app: AppTest) -> list[str]:
    widgets = [widget for kind in READ_ALOUD for widget in app.get(kind)]
    charts = [chart.proto for chart in app.get("plotly_chart")]
    options = [str(option) for widget in app.selectbox for option in widget.options]  # shown as they stand; those of radios are rendered
    return [*(widget.label for widget in widgets), *options, *(chart.alt for chart in charts)]


@pytest.mark.parametrize(("page", "section", "view"), PAGES)
def test_no_label_option_or_picture_is_read_out_with_its_markup_and_unknown_stands_last(page, section, view, store, visit, example) -> None:
    sheet = replace(example, client="Dr. O'Neill & Sons (North)").answered(
        "integrations", (Integration("Slack - US, v2.0", "phi", "not_signed"),)
    )
    key = store.create(sheet).id
    store.create(replace(sheet, client="Another (one), Inc."))
    app = visit(page, key, section=section)
    if view:
        app.session_state[f"{page}_views_{key}"] = view
        app.run()
    assert not app.exception and not app.error
    assert {radio.options[-1] for radio in app.radio if section} <= {"I don't know"}
    assert [label for label in labels(app) if MARKUP.search(label)] == []


def test_the_titles_that_stand_in_labels_hold_no_sign_that_streamlit_would_take_for_markup() -> None:
    titles = [*(action.title for action in BANK.actions.values()), *(question.text for question in BANK.questions.values())]
    assert [title for title in titles if re.search(r"[*_`\[\]<>$~\\|]|:[a-z]+[:\[/]|www\.|@", title)] == []


def test_a_letter_on_the_page_shows_no_tag_and_makes_no_link_or_icon_of_a_name(store, visit, example) -> None:
    key = store.create(replace(example, client="www.oneill.com <br> :material/home: <b>x</b>")).id
    app = visit("report", key)
    app.session_state[f"report_views_{key}"] = "Letters and checklists"
    app.run()
    for letter in letter_ids(BANK):
        told = said(app.selectbox(key=f"letter_{key}_which").set_value(letter).run())
        assert "oneill" in told, letter
        assert not re.search(r"(?<!\\)<br|(?<!\\)<b>|www\.oneill|:material/home:", told), letter


def test_an_example_stands_where_people_choose(store, visit, example) -> None:
    app = visit("questions", store.create(example).id, section="scope")
    offered = [str(option).replace("\\", "") for radio in app.radio for option in radio.options]
    assert "A shared mailbox, such as Google Workspace or Microsoft 365" in offered
