"""Every page: through the entry file, as the first script of a fresh server, and without an assessment."""

import subprocess
import sys

import pytest

from questionnaire import Assessment, load_bank
from store import NoSuchAssessment
from tests.ui.conftest import ROOT, said
from ui.elements.words import NOTHING_OPEN, TITLES

NEED_ONE = ("questions", "results", "plan", "report", "workshop")


@pytest.mark.parametrize("page", TITLES)
def test_a_page_is_drawn_with_the_example(page, store, visit, example) -> None:
    app = visit(page, store.create(example, example=True).id)
    assert not app.error
    assert "fictional example" in said(app)


FIRST_SCRIPT = """
import os, sys
from streamlit.testing.v1 import AppTest  # the one thing that all of them share: a second each

def first(page):
    app = AppTest.from_file("app.py", default_timeout=60)
    app.query_params["a"] = sys.argv[1]
    app.switch_page(f"pages/{page}.py").run()
    return [f"{page}: {part.value}" for part in (*app.exception, *app.error)]

failed = False
for page in sys.argv[2:]:
    if child := os.fork():
        failed |= os.waitpid(child, 0)[1] != 0
    else:
        print(*(faults := first(page)), sep="\\n", file=sys.stderr, flush=True)
        os._exit(bool(faults))
sys.exit(failed)
"""


def test_each_page_works_as_the_first_script_of_a_fresh_server(store, example) -> None:
    """Each in a process of its own: what another page has loaded is not there."""
    key = store.create(example).id
    ran = subprocess.run([sys.executable, "-c", FIRST_SCRIPT, key, *TITLES], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_the_method_page_tells_the_penalties_with_their_year(visit) -> None:
    text = said(visit("method")).replace("\\", "")
    assert "as adjusted on January 28, 2026" in text and "$2,190,294" in text


@pytest.mark.parametrize("page", NEED_ONE)
def test_a_page_without_an_assessment_says_what_to_do(page, store, visit) -> None:
    assert NOTHING_OPEN in said(visit(page))
    app = visit(page, "no-such-id")
    assert str(NoSuchAssessment()) in said(app)
    assert [button.label for button in app.button] == ["Go to the start"]


@pytest.mark.parametrize("page", NEED_ONE)
def test_a_page_works_for_an_empty_sheet_and_for_one_out_of_scope(page, store, visit, example) -> None:
    empty = Assessment(bank=load_bank().version, as_of=example.as_of)
    for sheet in (empty, empty.answered("org_role", "neither"), empty.answered("desk", "not_chosen")):
        assert not visit(page, store.create(sheet).id).error


def test_nothing_heavy_and_nothing_of_what_lies_ahead_is_loaded_for_the_questions() -> None:
    code = "import sys, ui.shell.page, ui.questions.card; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = out.stdout.split()
    assert "ui.questions.card" in loaded
    assert [name for name in loaded if name in ("pandas", "reportlab") or name.startswith(("ui.plan.", "ui.results."))] == []
