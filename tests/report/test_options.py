"""No option of `python -m report` is ignored in silence: it changes what is written, or is refused in one sentence."""

from itertools import combinations
from pathlib import Path

import pytest

from report import EXPORTS
from tests.report.command import run
from tests.report.example import EXAMPLE

GIVEN = {
    "edition": ("--edition", "board"),
    "letter": ("--letter", "baa_request"),
    "guide": ("--guide",),
    "questions": ("--questions", "configuration"),
    "page": ("--page", "a4"),
    "archive": ("--archive", "2a"),
    "by": ("--prepared-by", "Kim Lee"),
}
NAMES_NOBODY = {("letter", "by"), ("questions", "by")}
"""The name stays a part of the assessment, which is printed where a paper names who prepared it; --help says so."""


def written(out: Path, *options: str) -> bytes:
    """What they write; what they are refused with, where they are."""
    done = run(str(EXAMPLE), "--out", str(out), *(word for option in options for word in GIVEN[option]))
    if done.returncode == 0:
        return out.read_bytes()
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and done.stderr.startswith(b"--")
    return b"refused"


def test_each_of_two_options_changes_what_is_written_or_both_are_refused(tmp_path: Path) -> None:
    alone = {option: written(tmp_path / "report.md", option) for option in GIVEN}
    ignored = []
    for one, other in combinations(GIVEN, 2):
        both = written(tmp_path / "report.md", one, other)
        if both != b"refused" and both in (alone[one], alone[other]):
            ignored.append((one, other))
    assert {*ignored} == NAMES_NOBODY


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_a_size_of_paper_is_taken_by_what_is_laid_out_for_paper_and_refused_by_the_rest(tmp_path: Path, export) -> None:
    out = tmp_path / f"report{export.suffix}"
    a4 = run(str(EXAMPLE), "--out", str(out), "--format", export.id, "--page", "a4")
    if not export.on_paper:
        assert a4.returncode == 2 and a4.stderr.startswith(b"--page: ") and not out.exists()
        return
    sized = out.read_bytes()
    run(str(EXAMPLE), "--out", str(out), "--format", export.id)
    assert out.read_bytes() != sized


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("letter", "edition"), b"--edition: a letter or a list of questions has no editions; leave it out\n"),
        (("questions", "archive"), b"--archive: a letter or a list of questions carries no assessment; leave it out\n"),
        (("letter", "questions"), b"--letter and --questions: a file holds one of the two; leave the other out\n"),
        (("guide",), b"--guide: it goes with a letter; name one with --letter, or leave it out\n"),
        (("questions", "guide"), b"--guide: it goes with a letter; name one with --letter, or leave it out\n"),
    ],
)
def test_what_excludes_each_other_is_refused_with_the_way_out(options: tuple[str, ...], says: bytes, tmp_path: Path) -> None:
    for suffix in (".pdf", ".zip"):
        out = tmp_path / f"out{suffix}"
        done = run(str(EXAMPLE), "--out", str(out), *(word for option in options for word in GIVEN[option]))
        assert (done.returncode, done.stderr, done.stdout) == (2, says, b"") and not out.exists()
