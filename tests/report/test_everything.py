"""The ZIP with everything, and the summary of an e-mail's length."""

from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

import pytest

from questionnaire.file import read
from questionnaire.workshop import Workshop
from report import EDITIONS, EXPORTS
from report.content.history import compose_history
from report.formats.summary import write as write_summary
from report.handover.handover import Handover
from report.saved.everything import everything
from scoring import assess
from tests.report.documents import composed, document, sheet
from tests.scoring.sheets import BANK

HOSTILE = "=1+1 ../../<b>etc</b>\n| Clinic"


@pytest.fixture(scope="module")
def packed() -> ZipFile:
    worst = replace(sheet("worst"), client=HOSTILE)
    return ZipFile(BytesIO(everything(BANK, worst, assess(BANK, worst))))


def test_each_edition_stands_in_each_format_that_prints_and_the_others_once(packed: ZipFile) -> None:
    printed = sum(export.prints for export in EXPORTS)
    top = [name for name in packed.namelist() if "/" not in name]
    assert len(top) == printed * len(EDITIONS) + len(EXPORTS) - printed + 1 == len({*top})
    assert packed.read("plan.pdf").startswith(b"%PDF") and {"board.docx", "record.md", "tracker.xlsx", "calendar.ics", "summary.txt"} <= {
        *top
    }


def with_more() -> bytes:
    """All that there can be: of a client who met in a workshop, with what was added and changed by hand, and the history."""
    met = replace(sheet("safest"), workshop=Workshop(decided={"desk": "Kim"})).answered("sign_in", "optional")
    result = assess(BANK, met)
    action, finding = result.plan[0].action, result.findings[0].id
    added = Handover(letter="Dear board", comments={finding: "Seen on site."}).overriding("owner", action, "Kim", "She knows the desk.")
    added = added.overriding("due", action, "2027-01-15", "The board meets then.").overriding("lane", action, "later", "Money comes then.")
    added = added.overriding("risk", finding, "low", "A barrier not asked about.")
    return everything(BANK, met, result, added, history=compose_history(BANK, met, ()))


def test_minutes_and_history_are_there_where_there_are_any_and_it_is_the_same_on_any_day(packed: ZipFile) -> None:
    assert not [name for name in packed.namelist() if name.startswith(("minutes", "history"))]
    made = with_more()
    held = [name for name in ZipFile(BytesIO(made)).namelist() if name.startswith(("minutes", "history"))]
    assert sorted(held) == ["history.docx", "history.pdf", "minutes.docx", "minutes.pdf"] and with_more() == made


def test_its_answers_open_again(packed: ZipFile) -> None:
    assert read(BANK, packed.read("answers.json")) == replace(sheet("worst"), client=HOSTILE)


def test_each_action_has_a_folder_that_says_what_to_keep(packed: ZipFile) -> None:
    plan = document("worst").records.plan
    folders = [name for name in packed.namelist() if name.startswith("evidence/")]
    assert [PurePosixPath(name).parts[1].split("-")[0] for name in folders] == [row.number for row in plan]
    assert all(kept in packed.read(folders[0]).decode() for kept in plan[0].evidence)


def test_letters_that_help_are_there_and_nothing_typed_is_a_path(packed: ZipFile) -> None:
    names = packed.namelist()
    assert any(name.startswith("letters/") for name in names)
    assert not [name for name in names if ".." in name or name.startswith("/") or "etc" in name.split("/")]


@pytest.mark.parametrize("name", ["example", "worst", "blank", "out of scope", "in order", "huge"])
def test_the_summary_is_of_an_e_mail_s_length_and_says_what_counts(name: str) -> None:
    records = document(name).records
    told = write_summary(document(name)).decode()
    assert len(told.split()) < 320
    assert records.summary.title in told and records.summary.limit in told and "not legal advice" in told
    assert all(row.title in told for row in [row for row in records.tasks if row.status != "done"][:3])


def test_a_hostile_name_stays_on_its_line() -> None:
    told = write_summary(composed(replace(sheet("in order"), client=HOSTILE))).decode()
    assert told.splitlines()[0].startswith("=1+1 ../../<b>etc</b> | Clinic: support desk")
