"""A command line whose reader has gone ends quietly, as other tools of a shell do; where a stream fails it, in one line. No traceback."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from questionnaire.command import NOT_DONE, PIPE_CLOSED, STOPPED
from questionnaire.file import write
from tests.command import environment
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
        env=environment(measured=command == COMMANDS[0], DESKCHECK_DATA=str(tmp_path)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    run.stdout.close()
    run.stdout = None
    assert run.communicate(f"{given}\n{given}\n", timeout=60) == (None, "") and run.returncode == PIPE_CLOSED


def in_a_shell(command: str, streams: str, data: Path, measured: bool = False) -> tuple[int, str, str]:
    """Status, output and errors of a command line whose streams a shell has turned elsewhere."""
    done = subprocess.run(
        ["sh", "-c", f'exec "$0" -m {command.format(made=data / "clients.zip")} {streams}', sys.executable],
        cwd=ROOT,
        env=environment(measured, DESKCHECK_DATA=str(data), PYTHONUNBUFFERED=""),
        input=" ".join(write(base("hurried_startup")).split()),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("command", "streams"), [*((command, ">&-") for command in COMMANDS), ("questionnaire --questions", ">/dev/full")])
def test_it_says_in_a_line_that_its_output_cannot_be_written(command: str, streams: str, tmp_path: Path) -> None:
    status, out, told = in_a_shell(command, streams, tmp_path, measured=command == COMMANDS[0])
    assert (status, out, len(told.splitlines())) == (NOT_DONE, "", 1)
    assert told.startswith("standard output: cannot be written: ")


@pytest.mark.parametrize("command", ["scoring -", "scoring --lines -", "report - --out {made}", "report verify -"])
def test_it_says_in_a_line_that_its_input_cannot_be_read(command: str, tmp_path: Path) -> None:
    status, out, told = in_a_shell(command, "<&-", tmp_path)
    assert (status, out, len(told.splitlines())) == (NOT_DONE, "", 1)
    assert told.startswith("standard input: cannot be read: ")


def test_what_it_does_not_write_to_may_be_closed(tmp_path: Path) -> None:
    assert in_a_shell("report examples/brightwell.json --out {made}.md", "<&- >&- 2>&-", tmp_path) == (0, "", "")
    assert in_a_shell("scoring examples/brightwell.json", "2>&-", tmp_path)[0] == 0


def test_where_nothing_can_be_said_its_status_still_says_it(tmp_path: Path) -> None:
    for streams in ("2>&-", "2>/dev/full", "<&- >&- 2>&-"):
        assert in_a_shell("scoring none.json", streams, tmp_path) == (NOT_DONE, "", "")


def test_stopped_by_hand_it_ends_quietly() -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "scoring", "--lines", "-"],
        cwd=ROOT,
        env=environment(),  # not measured: an interrupt in coverage's own callback ends the measuring, one time in four on a busy machine
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job hands down that it is ignored
    )
    assert run.stdin is not None and run.stdout is not None
    run.stdin.write(b"\n\n")
    run.stdin.flush()
    run.stdout.readline(), run.stdout.readline()  # it is at work
    run.send_signal(signal.SIGINT)
    assert run.communicate(timeout=60) == (b"", b"") and run.returncode == STOPPED


def test_an_interrupt_has_a_status_of_its_own_and_is_told_by_nothing_else() -> None:
    """Raised where Python raises it, in what `run` runs, and always in the same place."""
    stopped = "from questionnaire.command import run\ndef main():\n    raise KeyboardInterrupt\nrun(main)"
    done = subprocess.run(
        [sys.executable, "-c", stopped], cwd=ROOT, env=environment(measured=True), capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, b"", b"")
