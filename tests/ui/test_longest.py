"""What a field on the screen takes, the file takes, and no more: else "it is not saved" is said of what could be."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire.file import Refused
from questionnaire.file.edit import Path, edited
from questionnaire.workshop import CLOSING
from scoring import assess
from tests.scoring.sheets import BANK


def longest(app: AppTest) -> dict[Path, int]:
    """The most characters of each field of text, as the browser is told; the brand is no part of the file."""
    told = [unescape(found) for html in app.get("html") for found in re.findall(r'data-fields="([^"]*)"', html.proto.body)]
    marks = [mark for one in told for mark in json.loads(one)["fields"]]
    return {tuple(mark["p"]): mark["m"] for mark in marks if "m" in mark and "add" not in mark and mark["p"][0] != "brand"}


@pytest.mark.parametrize(
    ("page", "query", "opened"),
    [
        ("plan", {}, {"people_{key}": True}),
        ("questions", {"section": "integrations"}, {}),
        ("questions", {"section": "program"}, {}),
        ("workshop", {"section": "agreement"}, {}),
        ("workshop", {"section": CLOSING}, {}),
        ("report", {"view": "edit"}, {"comment_on": "{finding}"}),
        ("report", {}, {}),
    ],
)
def test_a_field_on_the_screen_takes_as_many_characters_as_the_file(page, query, opened, store, visit, example) -> None:
    sheet = replace(example, not_applicable={"customer_requirements": "Asked by nobody"})
    key = store.create(sheet).id
    app = visit(page, key, **query)
    for name, value in opened.items():
        finding = assess(BANK, sheet).findings[0].id
        app.session_state[name.format(key=key)] = value.format(finding=finding) if isinstance(value, str) else value
    found = longest(app.run())
    assert found
    for path, most in found.items():
        edited(BANK, sheet, path, "x" * most)
        with pytest.raises(Refused):
            edited(BANK, sheet, path, "x" * (most + 1))
