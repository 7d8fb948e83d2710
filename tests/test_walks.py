"""The walks of docs/bank.md, each done on a copy of the repository with the very blocks of that page."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```\w+ (?P<file>[\w/.]+)(?: above (?P<line>[^\n]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = ("questionnaire", "scoring", "report", "tests", "docs", "examples", "pyproject.toml")
LEFT = shutil.ignore_patterns("e2e", "ui", "store", "*.ttf.woff2")
"""With what Python has compiled, which holds for the copy too, as it keeps the times of the files."""


@dataclass(frozen=True)
class Walk:
    folder: Path

    def steps(self, title: str) -> None:
        """Puts in every block that stands under this bold title of the page, up to the next title."""
        page = (ROOT / "docs" / "bank.md").read_text(encoding="utf-8")
        part = re.split(r"\n(?=\*\*|## )", page[page.index(f"**{title}") :], maxsplit=1)[0]
        blocks = list(BLOCK.finditer(part))
        assert blocks, f"the walk {title!r} has no block"
        for block in blocks:
            self._put(self.folder / block["file"], block["line"], block["text"])

    def _put(self, path: Path, line: str | None, text: str) -> None:
        held = path.read_text(encoding="utf-8") if path.is_file() else ""
        at = re.search(rf"^{re.escape(line)}", held, re.MULTILINE).start() if line else len(held)  # type: ignore[union-attr]
        path.write_text(held[:at] + text + held[at:], encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", *arguments], cwd=self.folder, capture_output=True, text=True, check=False)

    def red(self, *paths: str) -> set[str]:
        """The files in which a test fails."""
        done = self.run("pytest", "-q", "-p", "no:cacheprovider", "-m", "not property", *paths)
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return set(re.findall(r"^FAILED ([\w/.]+)", done.stdout, re.MULTILINE))


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return Walk(tmp_path)


SCORING = ("test_cases", "test_explain", "test_find_first", "test_half_known", "test_result", "test_desks", "test_reachability")
JUDGED = [f"tests/scoring/{name}.py" for name in SCORING]
WRITTEN = ["tests/test_made.py", "tests/questionnaire/test_documents.py"]
HELD = ["tests/questionnaire/test_contract_table.py", "tests/questionnaire/test_past_versions.py", "tests/strategies/test_strategies.py"]


def test_a_new_question_and_a_new_desk_turn_nothing_red_but_what_is_made_from_the_bank(walk: Walk) -> None:
    """Both in one copy, for what either breaks is broken in it too. The bank is checked after the one and after the other."""
    for title in ("A question", "A desk"):
        walk.steps(title)
        checked = walk.run("questionnaire")
        assert (checked.returncode, checked.stderr) == (0, "")
    assert walk.red(*JUDGED, *HELD, *WRITTEN) == {*WRITTEN}
    assert walk.run("tests.made").returncode == 0
    assert walk.red(*WRITTEN) == set()
    page = (walk.folder / "docs" / "questions.md").read_text(encoding="utf-8")
    assert "| Zendesk |" in page and "Has everybody who answers patients signed a promise of confidentiality?" in page


def test_a_new_format_is_a_writer_and_a_line(walk: Walk) -> None:
    walk.steps("A format")
    out = walk.folder / "plan.txt"
    done = walk.run("report", "examples/brightwell.json", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert text.startswith("A1 Keep patient details out") and "Priya Natarajan" in text
    assert walk.red("tests/report/test_exports.py") == set()
