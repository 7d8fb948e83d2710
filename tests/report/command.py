"""`python -m report` as a shell calls it: in a process of its own, or in this one, where Python need not start anew each time."""

import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

from report.__main__ import main
from tests.report.example import ROOT

Done = subprocess.CompletedProcess[bytes]


def run_apart(*arguments: str, data: bytes = b"") -> Done:
    """In a process of its own."""
    return subprocess.run([sys.executable, "-m", "report", *arguments], cwd=ROOT, input=data, capture_output=True, check=False)


def run(*arguments: str, data: bytes = b"") -> Done:
    """In this process, with the same bytes in and out; an error that nothing catches ends it as it ends Python."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", errors="backslashreplace", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", TextIOWrapper(BytesIO(data), "utf-8")):
        try:
            status = main([*arguments])
        except SystemExit as left:
            status = left.code
        except Exception:
            traceback.print_exc()
            status = 1
    return Done(arguments, status, out.buffer.getvalue(), err.buffer.getvalue())
