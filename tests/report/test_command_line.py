"""`python -m report FILE --out PLAN.pdf`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.pdf_text import reader
from tests.report.refresh_golden import EXAMPLE, ROOT


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "report", *arguments], cwd=ROOT, input=data, capture_output=True, check=False)


def test_a_file_becomes_a_pdf(tmp_path: Path) -> None:
    out = tmp_path / "plan.PDF"
    done = run(str(EXAMPLE), "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes().startswith(b"%PDF-")


def test_standard_input_and_a4(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    assert run("-", "--out", str(out), "--page", "a4", data=EXAMPLE.read_bytes()).returncode == 0
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


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none.json"), "--out", str(tmp_path / "plan.pdf"))
    assert done.returncode == 2 and b"cannot be read" in done.stderr


def test_a_path_that_cannot_be_written_is_an_error_of_its_own(tmp_path: Path) -> None:
    done = run(str(EXAMPLE), "--out", str(tmp_path / "no" / "such" / "plan.pdf"))
    assert done.returncode == 1 and b"cannot be written" in done.stderr and b"Traceback" not in done.stderr


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
    done = run(str(EXAMPLE), "--out", str(tmp_path / "plan.xlsx"), "--edition", "board")
    assert done.returncode == 2 and b"--edition: .xlsx" in done.stderr and not (tmp_path / "plan.xlsx").exists()
