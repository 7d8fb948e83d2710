"""A command line whose reader has gone ends quietly, as other tools of a shell do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from questionnaire.command import PIPE_CLOSED
from questionnaire.file import write
from tests.scoring.sheets import base

ROOT = Path(__file__).parent.parent.parent


COMMANDS = (
    "questionnaire",
    "questionnaire --questions",
    "scoring --lines -",
    "report verify examples/brightwell.json",
    "store export {made}",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_it_ends_quietly_where_nobody_reads_any_more(command: str, tmp_path: Path) -> None:
    given = " ".join(write(base("hurried_startup")).split())
    run = subprocess.Popen(
        [sys.executable, "-m", *command.format(made=tmp_path / "clients.zip").split()],
        cwd=ROOT,
        env={**os.environ, "DESKCHECK_DATA": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    run.stdout.close()
    run.stdout = None
    assert run.communicate(f"{given}\n{given}\n", timeout=60) == (None, "") and run.returncode == PIPE_CLOSED
