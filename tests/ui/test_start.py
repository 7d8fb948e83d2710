"""The start page: doors and the list of recent assessments."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaire.file import write
from store import EXAMPLE
from tests.ui.conftest import said
from ui.elements import words
from ui.shell.navigation import FIRST


def test_recent_assessments_are_listed_and_the_example_never(store, visit, example) -> None:
    store.create(example, example=True)
    store.create(replace(example, client="Acme"))
    text = said(visit("start"))
    assert "Recent assessments" in text and "of 5" in text
    assert text.count("questions answered") == 1


@pytest.mark.parametrize(("open_question", "label", "where"), [("risk_analysis", words.GO_ON, FIRST), ("", words.SEE_RESULTS, None)])
def test_who_has_answered_all_goes_on_to_the_results(store, visit, example, open_question: str, label: str, where: str | None) -> None:
    key = store.create(example.answered(open_question, None) if open_question else example).id
    app = visit("start", key)
    assert app.button(key="go_on").label == label
    app.button(key="go_on").click().run()
    assert app.query_params.get("section") == where and not app.exception


def test_the_example_is_one_for_everybody_and_adds_no_row(store, visit) -> None:
    addresses = []
    for _ in range(3):
        app = visit("start")
        app.button(key="example").click().run()
        addresses.append(app.query_params["a"])
    assert addresses == [addresses[0]] * 3
    assert store.load(addresses[0][0] if isinstance(addresses[0], list) else addresses[0]).is_example
    assert store.recent() == []


def test_the_readme_names_the_example_as_its_door_does(visit) -> None:
    app, readme = visit("start"), (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"**Start \u2192 {app.button(key='example').label}.** A fictional telehealth firm" in readme
    assert "A fictional telehealth firm" in said(app)


def test_a_copy_of_the_example_is_listed_and_says_that_it_is_one(store, visit) -> None:
    """Its mark said that everybody sees the same one, and no list showed it."""
    app = visit("start")
    app.button(key="example").click().run()
    shared = store.load(EXAMPLE).assessment
    assert words.EXAMPLE in said(visit("results", EXAMPLE))
    visit("start").file_uploader[0].upload("example.json", write(shared).encode()).run()
    (copy,) = store.recent()
    assert copy.id != EXAMPLE and store.load(copy.id).assessment == shared
    mark = said(visit("results", copy.id))
    assert words.EXAMPLE_COPY in mark and "sees the same one" not in mark


def test_a_saved_file_opens_as_an_assessment_of_its_own_with_its_results_on_the_screen(store, visit, example) -> None:
    app = visit("start")
    app.file_uploader[0].upload("saved.json", write(replace(example, client="Acme")).encode()).run()
    (summary,) = store.recent()
    assert summary.client == "Acme" and app.query_params["a"] == summary.id
    assert [title.value for title in app.title] == ["Results"] and not app.error


def test_a_bad_file_is_refused_with_every_fault(store, visit) -> None:
    app, bad = visit("start"), {"format": 1, "as_of": "soon", "answers": {"desk": "[x](http://evil.example)", "no_question": "a"}}
    app.file_uploader[0].upload("bad.json", json.dumps(bad).encode()).run()
    told = app.error[0].value
    assert "nothing saved was changed" in told and "](http" not in told
    assert all(fault in told for fault in ("as\\_of", "desk", "no\\_question"))
    assert store.recent() == []


def test_a_file_over_two_megabytes_is_refused_in_a_sentence(store, visit) -> None:
    app = visit("start")
    app.file_uploader[0].upload("large.json", b" " * 2_000_001).run()
    assert "over 2 MB" in app.error[0].value
