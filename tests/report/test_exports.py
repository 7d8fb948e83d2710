"""The list of formats: each can be had from the command line, and none costs anything until it is written."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from report import EXPORTS, Export, export_for
from report.formats.tasks import write_asana, write_general
from tests.report import sheets
from tests.report.command import run
from tests.report.documents import composed
from tests.report.example import EXAMPLE, ROOT, example_tasks

LIBRARIES = ("reportlab", "docx", "pptx", "xlsxwriter", "icalendar", "pikepdf")


def test_ids_differ_and_a_suffix_alone_means_the_first() -> None:
    ids = [export.id for export in EXPORTS]
    assert len(ids) == len({*ids})
    for export in EXPORTS:
        assert export_for(export.suffix.upper(), export.id) is export
    general, asana = export_for(".csv"), export_for(".csv", "asana")
    assert general and asana and (general.writer, asana.writer) == (write_general, write_asana)
    assert export_for(".csv", "pdf") is None and export_for(".exe") is None


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.id)
def test_each_says_what_it_is(export: Export) -> None:
    assert export.title and export.suffix.startswith(".") and export.media_type.count("/") == 1


def test_the_suffix_picks_the_format(tmp_path: Path) -> None:
    out = tmp_path / "plan.XLSX"
    done = run(str(EXAMPLE), "--out", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "Plan" in openpyxl.load_workbook(BytesIO(out.read_bytes())).sheetnames


def test_format_picks_among_those_of_one_suffix(tmp_path: Path) -> None:
    general, jira = tmp_path / "tasks.csv", tmp_path / "jira.csv"
    assert run(str(EXAMPLE), "--out", str(general)).returncode == run(str(EXAMPLE), "--out", str(jira), "--format", "jira").returncode == 0
    assert general.read_bytes() == example_tasks() and jira.read_bytes().startswith(b'"Summary"')


def test_a_format_that_does_not_fit_the_suffix_is_refused(tmp_path: Path) -> None:
    done = run(str(EXAMPLE), "--out", str(tmp_path / "tasks.csv"), "--format", "xlsx")
    assert done.returncode == 2 and b"does not fit the format xlsx; let it end in .xlsx" in done.stderr
    assert not (tmp_path / "tasks.csv").exists()


def test_what_lowers_no_risk_is_given_none_in_any_paper_or_list() -> None:
    """ "Follow the FTC's rule" was a very low risk on its card, and of the lowest priority in a tracker."""
    document = composed(sheets.out_of_scope(), "plan")
    assert document.records.plan and all(not row.resolves and row.risk is None for row in document.records.plan)
    for export in EXPORTS:
        if export.suffix in (".csv", ".md", ".html"):
            assert not re.search("very low|lowest", export.write(document).decode(), re.IGNORECASE), export.id


def test_importing_the_report_loads_no_library_of_a_writer() -> None:
    script = f"import report, report.paper.figures, sys; sys.exit(', '.join({{*{LIBRARIES}}} & {{*sys.modules}}) or None)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
