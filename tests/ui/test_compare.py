"""The report page compares with an earlier report: shown, and nothing stored."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from questionnaire.file import write
from report import write_pdf
from tests.report.documents import composed
from tests.report.filled_in import filled_in
from tests.report.forged import changed
from tests.ui.conftest import said


def page() -> None:
    from ui.handover.compare import compare_with_earlier
    from ui.shell.page import enter

    with enter("report") as visit:
        compare_with_earlier(visit.opened)


@pytest.fixture
def opened(store, example):
    """The comparison opened for the stored example, changed a year later."""
    later = replace(example, client="Acme", as_of=date(2027, 11, 20)).answered("baa_status", "signed").noted("backup", "New *note* here")
    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["a"] = store.create(later).id
    app.session_state["compare"] = True
    return app.run()


@pytest.mark.parametrize("kind", ["pdf", "json"])
def test_an_earlier_file_shows_what_changed_and_stores_nothing(kind: str, opened, store, example) -> None:
    then = replace(example, client="Acme").noted("desk", "[x](http://evil.example)")
    data = write(then).encode() if kind == "json" else write_pdf(composed(then, "board"))
    before = store.recent()
    opened.file_uploader[0].upload(f"then.{kind}", data).run()
    text = said(opened)
    assert not opened.error and not opened.exception
    assert "Compared with the answers of **November 21, 2026** for Acme" in text and ("SHA-256" in text) == (kind == "pdf")
    assert "### Outcome" in text and "### Answers" in text and "### Notes" in text
    assert "Yes, signed or accepted by both sides" in text.replace("\\", "") and "New \\*note\\* here" in text and "](http" not in text
    for export in ("pdf", "docx"):
        opened.button(key=f"download_compared_{export}").click().run()
        assert not opened.error and not opened.exception
    assert store.recent() == before


@pytest.mark.parametrize("client", ["Acme", "Bell <b>"])
def test_a_file_on_somebody_else_is_said_to_be_one(client: str, opened, example) -> None:
    """ "What differs is your desk" stood above a comparison with another client."""
    opened.file_uploader[0].upload("then.json", write(replace(example, client=client)).encode()).run()
    told = "**The file is on Bell \\<b\\>, and this assessment on Acme.** If these are two organizations, they are what differs."
    assert (told in said(opened)) is (client != "Acme")


def test_it_says_that_what_was_filled_into_the_pdf_is_not_compared(opened, example) -> None:
    made = write_pdf(composed(example, "plan"))
    opened.file_uploader[0].upload("then.pdf", changed(made, filled_in(owner_keep_phi_out="Priya N."))).run()
    assert "filled into this file after it was made (1 field) is not compared" in said(opened)


def test_a_file_that_is_refused_is_refused_again_on_the_next_run(opened) -> None:
    opened.file_uploader[0].upload("then.pdf", b"no").run()
    assert "is not a PDF" in opened.error[0].value
    assert "is not a PDF" in opened.run().error[0].value
    assert "### Outcome" not in said(opened)
