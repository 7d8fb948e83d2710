"""The bank check: each fault that can be planted in the bank is found, with its file, its line and the way out."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from questionnaire.__main__ import main
from questionnaire.loader import BankRefused, read_bank
from questionnaire.yaml_file import Fault

ROOT = Path(__file__).parent.parent.parent


def faults_in(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(BankRefused) as refused:
        read_bank(folder)
    assert str(refused.value).splitlines() == [str(f) for f in refused.value.faults]
    return refused.value.faults


def plant(folder: Path, file: str, after: str, old: str, new: str) -> None:
    """Replace the first `old` that stands after `after`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    start = text.index(after)
    place = text.index(old, start)
    path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")


@dataclass(frozen=True)
class Planted:
    """What is changed where, and what the check must say."""

    sentence: str
    file: str
    after: str
    old: str
    new: str
    says: str
    line_has: str
    in_file: str = ""
    """Where the fault is reported, when not where it was planted."""


PLANTED = [
    Planted(**row)
    for name in ("planted", "planted_letters", "planted_strategies")
    for row in yaml.load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
]


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: p.sentence)
def test_the_check_names(folder: Path, planted: Planted) -> None:
    plant(folder, planted.file, planted.after, planted.old, planted.new)
    faults = faults_in(folder)
    named = [f for f in faults if planted.says in f.what]
    assert named, f"{planted.sentence}: expected {planted.says!r}, found\n" + "\n".join(map(str, faults))
    fault = named[0]
    assert fault.file == (planted.in_file or planted.file)
    line = (folder / fault.file).read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert planted.line_has in line, f"{fault} points to {line!r}"


def cut_after(folder: Path, file: str, after: str, start: str, end: str) -> None:
    """After some text, take out what stands from `start` up to `end`."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    begin = text.index(start, text.index(after))
    path.write_text(text[:begin] + text[text.index(end, begin) :], encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "after", "start", "end", "says"),
    [
        (
            "exposure.yaml",
            "- id: attachments",
            "  risk:",
            "  find_out:",
            '"attachments" has choices with a likelihood but',
        ),
        (
            "integrations.yaml",
            "- id: integrations\n",
            "  risk:",
            "  find_out:",
            '"integrations" has choices with a likelihood but',
        ),
        ("exposure.yaml", "- id: attachments", "  find_out:", "  choices:", '"attachments" is judged but has no `find_out`'),
        (
            "exposure.yaml",
            "- id: told_only",
            "    consequence:",
            "    actions:",
            '"told_only" has a likelihood or actions but no',
        ),
    ],
)
def test_what_judges_and_lacks_a_part_is_a_fault(folder: Path, file: str, after: str, start: str, end: str, says: str) -> None:
    cut_after(folder, file, after, start, end)
    assert any(says in f.what for f in faults_in(folder))


def test_a_statement_that_nothing_cites_is_a_fault_until_it_is_called_opinion(folder: Path) -> None:
    path = folder / "statements.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "- id: S110\n  source: seed_help_desk\n  says: Nobody cites this.\n", encoding="utf-8")
    (fault,) = faults_in(folder)
    assert fault.what == "S110 is cited by nothing; cite it where it belongs, or say why it is opinion"
    assert fault.line == len(text.splitlines()) + 1
    path.write_text(path.read_text(encoding="utf-8") + "  opinion: It is said for effect.\n", encoding="utf-8")
    assert "S110" in read_bank(folder).statements


FILES = ("bank", "scope", "sources", "statements", "desks", "contradictions", "letters", "strategies", "proposals")


@pytest.mark.parametrize("name", [f"{file}.yaml" for file in FILES])
def test_a_file_that_is_missing_is_one_fault(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert [(f.file, f.line) for f in faults_in(folder)] == [(name, 1)]


@pytest.mark.parametrize("content", [b"", b"# only a remark\n", b"null\n"], ids=["empty", "only a remark", "null"])
@pytest.mark.parametrize("name", ["bank.yaml", "ai.yaml", "desks.yaml"])
def test_a_file_that_is_empty_is_a_fault_that_names_it(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert [f.file for f in faults_in(folder)] == [name]


def test_a_file_that_is_no_utf_8_is_a_fault_that_names_it(folder: Path) -> None:
    (folder / "ai.yaml").write_bytes(b"id: ai\xff\n")
    (fault,) = faults_in(folder)
    assert (fault.file, fault.line) == ("ai.yaml", 1) and "cannot be read as YAML" in fault.what


@pytest.mark.parametrize("content", ["- one\n- two\n", "? {a: b}\n: c\n"], ids=["a list", "a mapping as a key"])
def test_a_file_that_holds_something_else_is_a_fault_that_names_it(folder: Path, content: str) -> None:
    (folder / "ai.yaml").write_text(content, encoding="utf-8")
    assert [f.file for f in faults_in(folder)] == ["ai.yaml"]


def test_a_value_that_yaml_cannot_build_is_a_fault_and_no_traceback(folder: Path) -> None:
    """A day that is none passes the parser and fails later."""
    plant(folder, "sources.yaml", "- id: cfr_45", "checked: 2026-10-31", "checked: 2026-13-45")
    assert [f.file for f in faults_in(folder)] == ["sources.yaml"]


def test_all_faults_are_named_at_once_sorted_by_file_and_line(folder: Path) -> None:
    plants: list[Callable[[], None]] = [
        lambda: plant(folder, "exposure.yaml", "- id: told_only", "actions: [block_phi_technically]", "actions: [no_such_action]"),
        lambda: plant(folder, "agreement.yaml", "- id: expert", "citations: [S2, S3]", "citations: [Hearsay]"),
        lambda: plant(folder, "bank.yaml", "lanes:", "very_high: now, ", ""),
    ]
    for one in plants:
        one()
    faults = faults_in(folder)
    assert [f.file for f in faults] == ["agreement.yaml", "bank.yaml", "exposure.yaml"]
    assert [(f.file, f.line, f.what) for f in faults] == sorted((f.file, f.line, f.what) for f in faults)


def test_faults_of_shape_in_several_files_are_named_at_once(folder: Path) -> None:
    plant(folder, "exposure.yaml", "- id: attachments", "impact: moderate", "impact: medium")
    plant(folder, "ai.yaml", "- id: ai_use", "kind: multi", "kind: many")
    plant(folder, "desks.yaml", "desks:", "desks:", "colour: blue\ndesks:")
    assert [f.file for f in faults_in(folder)] == ["ai.yaml", "desks.yaml", "exposure.yaml"]


# ---------------------------------------------------------------- the command


def test_the_bank_that_comes_with_the_program_has_no_faults() -> None:
    done = subprocess.run([sys.executable, "-m", "questionnaire"], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("bank 2026.") and done.stdout.endswith("no faults\n")


def test_a_folder_with_three_faults_gives_three_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "exposure.yaml", "- id: told_only", "actions: [block_phi_technically]", "actions: [no_such_action]")
    plant(folder, "agreement.yaml", "- id: expert", "citations: [S2, S3]", "citations: [Hearsay]")
    plant(folder, "bank.yaml", "lanes:", "very_high: now, ", "")
    assert main([str(folder)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert len(lines) == 3
    for line, file in zip(lines, ["agreement.yaml", "bank.yaml", "exposure.yaml"], strict=True):
        name, number, what = line.split(":", 2)
        assert (name, number.isdigit(), bool(what.strip())) == (file, True, True)


def test_of_a_folder_that_is_not_there_each_file_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("bank.yaml:1: cannot be read") and all(":1: cannot be read" in line for line in lines)


def test_called_from_a_program_it_says_by_its_status_how_it_went(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    assert "no faults" in capsys.readouterr().out
    plant(folder, "bank.yaml", "lanes:", "very_high: now, ", "")
    assert main([str(folder)]) == 1
    assert capsys.readouterr().err.startswith("bank.yaml:")


@pytest.mark.parametrize("between", ["", "  between: [10, 1]\n"])
def test_a_number_without_bounds_that_make_sense_is_a_fault(folder: Path, between: str) -> None:
    scope = folder / "scope.yaml"
    scope.write_text(scope.read_text(encoding="utf-8").replace("  between: [1, 10000]\n", between), encoding="utf-8")
    assert any('"seats" is of kind number' in fault.what and "number takes `between`" in fault.what for fault in faults_in(folder))
