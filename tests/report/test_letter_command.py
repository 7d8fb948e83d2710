"""`python -m report FILE --out LETTER.docx --letter ID`."""

from pathlib import Path

import pytest

from tests.report import word_text as wd
from tests.report.command import run
from tests.report.example import EXAMPLE


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".pdf"])
def test_a_letter_is_written_in_every_format_that_prints(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"letter{suffix}"
    done = run(str(EXAMPLE), "--out", str(out), "--letter", "baa_request")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    if suffix == ".docx":
        assert "DearIntercomteam," in wd.text(out.read_bytes())
    if suffix in (".md", ".html"):
        assert "Dear Intercom team," in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("letter", "suffix", "says"),
    [
        ("love_letter", ".docx", b"use one of baa_request, baa_request_others"),
        ("baa_request", ".csv", b"holds no letters; use one of .pdf, .docx, .md, .html"),
    ],
)
def test_a_letter_that_cannot_be_written_is_refused_in_one_line(letter: str, suffix: str, says: bytes, tmp_path: Path) -> None:
    out = tmp_path / f"letter{suffix}"
    done = run(str(EXAMPLE), "--out", str(out), "--letter", letter)
    assert done.returncode == 2 and says in done.stderr and len(done.stderr.splitlines()) == 1 and not out.exists()
