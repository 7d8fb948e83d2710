"""How a command line ends: with its status; quietly where whoever reads its output has read enough, as `head` has."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

PIPE_CLOSED = 128 + 13
"""What a shell says of a program that SIGPIPE ended. The signal itself would also end it where a child or a database hangs up."""


def run(main: Callable[[], int]) -> NoReturn:
    """Leave Python with what `main` returns."""
    try:
        try:
            status = main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more as it leaves
        status = PIPE_CLOSED
    sys.exit(status)
