"""A command line as a shell calls it: in this process, where Python need not start anew each time, or what one of its own is given."""

import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

Done = subprocess.CompletedProcess[bytes]


def environment(measured: bool = False, **settings: str) -> dict[str, str]:
    """Of a process of its own. What it runs is measured only where no test in this process reaches that, as it then takes twice as long."""
    return {name: value for name, value in os.environ.items() if measured or name != "COVERAGE_PROCESS_CONFIG"} | settings


def run_main(main: Callable[[list[str]], int], *arguments: str, data: bytes = b"") -> Done:
    """The same bytes in and out; an error that nothing catches ends it as it ends Python."""
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
