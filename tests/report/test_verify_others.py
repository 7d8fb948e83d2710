"""`verify` of what has no pages: the tracker and the answers."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from questionnaire import walk
from questionnaire.file import write
from questionnaire.flow.rounds import next_round, to_confirm
from report.saved.verify_command import AS_MADE, NOT_AS_MADE, ONLY_ANSWERS
from scoring import assess
from tests.report.command import run
from tests.report.test_tracker import SHEET, changed, tracker
from tests.scoring.sheets import BANK

RESULT = assess(BANK, SHEET)
JUDGED = (f"Verdict: {BANK.verdict(RESULT.verdict).title}", f"{len(RESULT.findings)} finding")


def verified(path: Path, data: bytes) -> tuple[int, str]:
    path.write_bytes(data)
    done = run("verify", str(path))
    assert b"Traceback" not in done.stderr
    return done.returncode, (done.stdout or done.stderr).decode()


def test_a_tracker_as_it_was_made_is_told_apart_from_one_that_came_back(tmp_path: Path) -> None:
    status, told = verified(tmp_path / "tracker.xlsx", tracker())
    assert status == 0 and AS_MADE in told and all(words in told for words in JUDGED)

    def given_to_eva(book: Workbook) -> None:
        plan = book["Plan"]
        head = next(row for row in plan.iter_rows(max_row=20) if "Owner" in [cell.value for cell in row])
        plan.cell(head[0].row + 1, [cell.value for cell in head].index("Owner") + 1, "Eva")

    status, told = verified(tmp_path / "back.xlsx", changed(given_to_eva))
    assert status == 3 and NOT_AS_MADE in told and "owner: Eva" in told and all(words in told for words in JUDGED)


def test_a_tracker_of_the_command_line_is_as_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(write(SHEET), encoding="utf-8")
    assert run(str(tmp_path / "answers.json"), "--out", str(tmp_path / "made.xlsx")).returncode == 0
    assert verified(tmp_path / "again.xlsx", (tmp_path / "made.xlsx").read_bytes())[0] == 0


def test_the_answers_are_judged_and_nothing_is_said_to_be_compared(tmp_path: Path) -> None:
    status, told = verified(tmp_path / "answers.json", write(SHEET).encode())
    assert status == 3 and ONLY_ANSWERS in told and all(words in told for words in JUDGED)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"{", b'{"format": 99}', b"Dear all", b""])
def test_what_is_none_of_them_is_refused_in_a_line(data: bytes, tmp_path: Path) -> None:
    status, told = verified(tmp_path / "file", data)
    assert status == 2 and told.strip()


def test_beside_the_verdict_stands_how_many_answers_of_an_earlier_round_nobody_has_confirmed(tmp_path: Path) -> None:
    later = next_round(SHEET, BANK.version, SHEET.as_of)
    _, told = verified(tmp_path / "answers.json", write(later).encode())
    assert f"{len(to_confirm(later, walk(BANK, later)))} answers come from an earlier round and are not confirmed yet." in told
