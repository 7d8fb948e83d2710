"""One saved report of every past format, just as it was written, opens for ever and gives back the answers that it was made from.

`report_format_1.pdf` and `report_bank_2026.1.pdf` were made by the code of their time, from `tests/questionnaire/past`.
"""

from pathlib import Path

import pytest

from questionnaire import load_bank, walk
from questionnaire.file import read
from questionnaire.flow.asked_again import asked_again
from report.saved.save_file import read_report
from report.saved.tracker import read_tracker

PAST = Path(__file__).parent / "past"
SHEETS = PAST.parents[1] / "questionnaire" / "past"
MADE_FROM = {
    "report_format_1.pdf": ("format_1.json", "2026.1", "full"),
    "report_bank_2026.1.pdf": ("format_2.json", "2026.1", "full"),
    "report_bank_2026.2.pdf": ("format_2.json", "2026.2", "board"),
}


def test_every_kept_file_is_opened_here() -> None:
    assert {path.name for path in PAST.iterdir()} == {*MADE_FROM, "tracker_bank_2026.2.xlsx"}


@pytest.mark.parametrize("name", MADE_FROM)
def test_a_report_of_the_past_gives_back_its_answers(name: str) -> None:
    sheet, bank, edition = MADE_FROM[name]
    report = read_report(load_bank(), (PAST / name).read_bytes())
    wanted = read(load_bank(), (SHEETS / sheet).read_bytes())
    assert report.assessment.answers == wanted.answers and report.assessment.plan == wanted.plan
    assert (report.assessment.notes, report.assessment.not_applicable) == (wanted.notes, wanted.not_applicable)
    assert (report.bank, report.edition, report.handover.prepared_by) == (bank, edition, "A. Consultant")
    assert asked_again(load_bank(), report.assessment, walk(load_bank(), report.assessment)).new


def test_a_tracker_of_the_past_gives_back_its_answers() -> None:
    tracker = read_tracker(load_bank(), (PAST / "tracker_bank_2026.2.xlsx").read_bytes())
    assert tracker.assessment == read(load_bank(), (SHEETS / "format_2.json").read_bytes()) and not tracker.typed
