"""What every command line shares: what it is given, and how it ends: with its status, and in a line where a stream fails it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import BinaryIO, NoReturn

from questionnaire.faults import Refused, quoted

NOT_DONE = 2
PIPE_CLOSED, STOPPED = 128 + 13, 128 + 2
"""What a shell says of a program that SIGPIPE or SIGINT ended. The signal itself would also end it where a child or a database hangs up."""
STAND_INS = {"stdin": ("r", os.O_WRONLY), "stdout": ("w", os.O_RDONLY), "stderr": ("w", os.O_WRONLY)}
"""How nothing is opened in place of a stream that whoever called has closed: reading and writing fail once they are tried, as on a full
disk, and not before; what is told to nobody is lost, and the status says it."""


def given(name: str) -> bytes:
    """The file, or standard input for `-`. Raises Refused where it cannot be read."""
    return b"".join(given_lines(name))


def given_lines(name: str) -> Iterator[bytes]:
    """The same line by line, as it comes. What fails in the writing meanwhile is no fault of the file."""
    try:
        with _opened(name) as file:
            yield from file
    except OSError as error:
        where = "standard input" if name == "-" else name if name.isprintable() else quoted(name)
        raise Refused((f"{where}: cannot be read: {error.strerror or error}",)) from None


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if name == "-" else open(name, "rb")


def run(main: Callable[[], int]) -> NoReturn:
    """Leave Python with what `main` returns; quietly where whoever reads its output has read enough, as `head` has."""
    for name, (mode, flag) in STAND_INS.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flag), mode, errors="backslashreplace"))
    try:
        try:
            status = main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        status = PIPE_CLOSED
    except KeyboardInterrupt:
        status = STOPPED
    except OSError as trouble:
        status = NOT_DONE
        with suppress(OSError):
            where = trouble.filename or "standard output: cannot be written"
            sys.stderr.write(f"{where}: {trouble.strerror or trouble}\n")
            sys.stderr.flush()
    else:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):  # Python flushes both once more as it leaves
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(status)
