"""`python -m report` as a shell calls it: in a process of its own, or in this one."""

import subprocess
import sys

from report.__main__ import main
from tests.command import Done, run_main
from tests.report.example import ROOT


def run_apart(*arguments: str, data: bytes = b"") -> Done:
    """In a process of its own."""
    return subprocess.run([sys.executable, "-m", "report", *arguments], cwd=ROOT, input=data, capture_output=True, check=False)


def run(*arguments: str, data: bytes = b"") -> Done:
    """In this process."""
    return run_main(main, *arguments, data=data)
