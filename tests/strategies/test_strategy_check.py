"""The bank check on strategies and proposals: each planted fault is named, with its file and its line."""

import shutil
from pathlib import Path

import pytest
import yaml

from questionnaire.loader import FOLDER, BankRefused, read_bank

PLANTED = yaml.load((Path(__file__).parent / "planted.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real bank to plant faults in."""
    return Path(shutil.copytree(FOLDER, tmp_path / "bank"))


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: p["sentence"])
def test_the_check_names(folder: Path, planted: dict[str, str]) -> None:
    path = folder / planted["file"]
    text = path.read_text(encoding="utf-8")
    place = text.index(planted["old"], text.index(planted["after"]))
    path.write_text(text[:place] + planted["new"] + text[place + len(planted["old"]) :], encoding="utf-8")
    with pytest.raises(BankRefused) as refused:
        read_bank(folder)
    named = [f for f in refused.value.faults if planted["says"] in f.what]
    assert named, f"expected {planted['says']!r}, found\n{refused.value}"
    assert named[0].file == planted["file"]
    line = path.read_text(encoding="utf-8").splitlines()[named[0].line - 1]
    assert planted["line_has"] in line, f"{named[0]} points to {line!r}"


@pytest.mark.parametrize("name", ["strategies.yaml", "proposals.yaml"])
def test_a_file_that_is_missing_is_one_fault(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BankRefused) as refused:
        read_bank(folder)
    assert [(f.file, f.line) for f in refused.value.faults] == [(name, 1)]
