"""A command line as a shell calls it, but in this process, where Python need not start anew each time."""

import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

Done = subprocess.CompletedProcess[bytes]


def called(main: Callable[[list[str]], int], *arguments: str, data: bytes = b"") -> Done:
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
