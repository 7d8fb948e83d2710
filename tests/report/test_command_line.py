"""`python -m report FILE --out PLAN.pdf`."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from questionnaire import load_bank
from questionnaire.file import read, write
from questionnaire.handover import Additions
from report import EXPORTS
from report import __main__ as command
from report.saved.everything import everything
from tests.command import Done
from tests.report.command import run, run_apart
from tests.report.example import EXAMPLE
from tests.report.pdf_text import reader


def test_a_file_becomes_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "plan.PDF"
    done = run_apart(str(EXAMPLE), "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(b"%PDF-")


def test_what_was_added_before_handing_over_stands_in_what_is_written(tmp_path: Path) -> None:
    sheet = read(load_bank(), EXAMPLE.read_bytes())
    comments = {"sms_cover": "Seen on site."}
    added = Additions(prepared_by="Rivera Advisory", letter="Dear board, read page two.", comments=comments)
    file = tmp_path / "kept.json"
    file.write_text(write(replace(sheet, handover=added)), encoding="utf-8")
    for suffix in ("md", "json"):
        assert run(str(file), "--out", str(tmp_path / f"plan.{suffix}")).returncode == 0
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    assert [typed for typed in ("Rivera Advisory", "Dear board, read page two", "Seen on site") if typed not in text] == []
    assert (tmp_path / "plan.json").read_bytes() == file.read_bytes()


def test_a_name_given_on_the_command_line_goes_before_that_of_the_file(tmp_path: Path) -> None:
    sheet = read(load_bank(), EXAMPLE.read_bytes())
    file, out = tmp_path / "kept.json", tmp_path / "plan.json"
    file.write_text(write(replace(sheet, handover=Additions(prepared_by="Rivera", letter="Dear board"))), encoding="utf-8")
    assert run(str(file), "--out", str(out), "--prepared-by", "Kim Lee").returncode == 0
    assert read(load_bank(), out.read_bytes()).handover == Additions(prepared_by="Kim Lee", letter="Dear board")
    done = run(str(file), "--out", str(out), "--prepared-by", "x" * 201)
    assert done.returncode == 2 and done.stderr.startswith(b"--prepared-by: has 201 characters")


def test_standard_input_and_a4(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert run_apart("-", "--out", str(out), "--page", "a4", data=EXAMPLE.read_bytes()).returncode == 0
    assert {round(float(page.mediabox.width)) for page in reader(out.read_bytes()).pages} == {595}


@pytest.mark.parametrize(
    ("data", "suffix", "status", "faults"),
    [
        (b"no json", ".pdf", 2, 1),
        (b'{"format": 1, "as_of": "never", "answers": {"desk": "zendesk"}}', ".pdf", 2, 2),
        pytest.param(b'{"format": 1, "as_of": "2026-11-21", "answers": {"desk": ' + b"7" * 5_000 + b"}}", ".pdf", 2, 1, id="5,000 digits"),
        (b'{"format": 1, "as_of": "2026-11-21", "client": "half \\ud83d", "answers": {}}', ".pdf", 2, 1),
        (b"{}", ".txt", 2, 1),
    ],
)
def test_a_refusal_is_one_line_a_fault_and_no_traceback(data: bytes, suffix: str, status: int, faults: int, tmp_path: Path) -> None:
    out = tmp_path / f"plan{suffix}"
    done = run("-", "--out", str(out), data=data)
    assert done.returncode == status and done.stdout == b"" and not out.exists()
    assert len(done.stderr.decode().splitlines()) == faults and b"Traceback" not in done.stderr
    assert b"sys." not in done.stderr  # Python's own advice is no words for people


@pytest.mark.parametrize(("called", "name"), [(run_apart, b"half \xed\xa0\xbd"), (run, b"\xff"), (run, b"x" * 201)])
def test_a_name_that_cannot_be_printed_is_refused(called: Callable[..., Done], name: bytes, tmp_path: Path) -> None:
    done = called(str(EXAMPLE), "--out", str(tmp_path / "plan.md"), "--prepared-by", os.fsdecode(name))
    assert done.returncode == 2 and done.stderr.startswith(b"--prepared-by: h") and b"Traceback" not in done.stderr


def test_control_characters_are_printed_by_name_in_every_format(tmp_path: Path) -> None:
    typed = json.loads(EXAMPLE.read_bytes()) | {"client": "bell \x07 null \x00 \x85 \ufffe \U0001f600"}
    for suffix in (".pdf", ".docx", ".xlsx", ".md", ".csv", ".ics", ".json"):
        out = tmp_path / f"plan{suffix}"
        done = run("-", "--out", str(out), "--prepared-by", "bell \x07", data=json.dumps(typed).encode())
        assert (done.returncode, b"Client's name: U+0007, U+0000, U+FFFE" in done.stderr) == (0, suffix == ".pdf"), suffix
        assert b"\x07" not in out.read_bytes() or suffix in (".pdf", ".docx", ".xlsx")  # these are packed
    assert "bell [U+0007] null [U+0000]" in (tmp_path / "plan.md").read_text(encoding="utf-8").replace("\\", "")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.json"), "--out", str(tmp_path / "plan.pdf"))
    assert done.returncode == 2 and b"cannot be read" in done.stderr


def test_a_path_that_cannot_be_written_is_an_error_of_its_own(tmp_path: Path) -> None:
    done = run(str(EXAMPLE), "--out", str(tmp_path / "no" / "such" / "plan.pdf"))
    assert done.returncode == 1 and b"cannot be written" in done.stderr and b"Traceback" not in done.stderr


def test_of_everything_in_one_zip_nothing_can_be_chosen(tmp_path: Path) -> None:
    """That it is written: the ZIP whose defaults are said aloud, below."""
    done = run(str(EXAMPLE), "--out", str(tmp_path / "no.zip"), "--edition", "board")
    assert done.returncode == 2 and b"holds everything" in done.stderr and not (tmp_path / "no.zip").exists()


@pytest.mark.parametrize("suffix", ["pdf", "pptx", "xlsx", "csv", "ics", "json"])
def test_a_default_said_aloud_is_the_default(suffix: str, tmp_path: Path) -> None:
    quiet, aloud = tmp_path / f"quiet.{suffix}", tmp_path / f"aloud.{suffix}"
    assert run(str(EXAMPLE), "--out", str(quiet)).returncode == 0
    assert run(str(EXAMPLE), "--out", str(aloud), "--edition", "plan", "--archive", "3a", "--page", "letter").returncode == 0
    assert quiet.read_bytes() == aloud.read_bytes()


def test_a_default_said_aloud_asks_for_the_same_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def once(*given: object, **more: object) -> bytes:
        asked.append((given, more))
        return everything(*given, **more) if len(asked) == 1 else b""

    monkeypatch.setattr(command, "everything", once)
    quiet, aloud = tmp_path / "quiet.zip", tmp_path / "aloud.zip"
    assert run(str(EXAMPLE), "--out", str(quiet)).returncode == 0
    assert run(str(EXAMPLE), "--out", str(aloud), "--edition", "plan", "--archive", "3a", "--page", "letter").returncode == 0
    assert asked[0] == asked[1] and quiet.read_bytes().startswith(b"PK") and aloud.read_bytes() == b""


@pytest.mark.parametrize("suffix", [one.suffix for one in EXPORTS if not (one.prints or one.by_name)])
def test_the_record_of_what_has_one_edition_is_that_edition(suffix: str, tmp_path: Path) -> None:
    plan, full = tmp_path / f"plan{suffix}", tmp_path / f"full{suffix}"
    assert [run(str(EXAMPLE), "--out", str(out), "--edition", out.stem).returncode for out in (plan, full)] == [0, 0]
    assert plan.read_bytes() == full.read_bytes()


def test_a_suffix_whose_format_must_be_named_says_so(tmp_path: Path) -> None:
    done = run(str(EXAMPLE), "--out", str(tmp_path / "plan.txt"))
    assert (done.returncode, done.stderr) == (2, b"--out: .txt is written only where the format is named; add --format trello\n")
    assert run(str(EXAMPLE), "--out", str(tmp_path / "plan.txt"), "--format", "trello").returncode == 0


def test_an_edition_and_a_password(tmp_path: Path) -> None:
    out, secret = tmp_path / "board.pdf", tmp_path / "secret"
    secret.write_bytes(b"correct horse\r\nsecond line")
    done = run(str(EXAMPLE), "--out", str(out), "--edition", "board", "--password-file", str(secret))
    assert (done.returncode, done.stderr) == (0, b"")
    locked = reader(out.read_bytes())
    assert locked.is_encrypted and locked.decrypt("correct horse") and len(locked.pages) == 1


@pytest.mark.parametrize(
    ("secret", "out", "fault"),
    [
        (b"", "plan.pdf", b"1 to 127 bytes"),
        (b"x" * 128, "plan.pdf", b"1 to 127 bytes"),
        (b"\xff", "plan.pdf", b"UTF-8"),
        (b"ok", "p.md", b"use .pdf"),
    ],
)
def test_a_password_that_cannot_be_is_refused(secret: bytes, out: str, fault: bytes, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(secret)
    done = run(str(EXAMPLE), "--out", str(tmp_path / out), "--password-file", str(file))
    assert done.returncode == 2 and fault in done.stderr and b"Traceback" not in done.stderr and not (tmp_path / out).exists()


def test_a_password_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    done = run(str(EXAMPLE), "--out", str(tmp_path / "plan.pdf"), "--password-file", str(tmp_path / "none"))
    assert done.returncode == 2 and b"none: cannot be read" in done.stderr


def test_an_edition_of_what_has_no_pages_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    done = run(str(EXAMPLE), "--out", str(out), "--edition", "board")
    assert done.returncode == 2 and not out.exists()
    assert done.stderr.startswith(b"--edition: .xlsx is the same for every edition; leave it out, or use one of .pdf, ")
