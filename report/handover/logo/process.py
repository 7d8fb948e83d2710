"""The process that draws a logo: started for one file, given its bytes, answering with a PNG or with what is wrong."""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from report.quarantine.limits import DRAW

_START = """import sys
sys.path.append(sys.argv[1])
from quarantine.limits import DRAW, hold
from handover.logo.drawing import main
hold(DRAW)
main()"""
_FOLDER = str(Path(__file__).parents[2])
_AT_ONCE = BoundedSemaphore(2)
STOPPED = "drawing it takes too long or too much memory; save it as a plain PNG of at most 1,600 pixels along its longer edge"


class Unfit(Exception):
    """The file cannot be a logo. `str()` says why, and what to do about it."""


def normal(data: bytes) -> bytes:
    """The logo as a small opaque PNG. Raises Unfit."""
    command = [sys.executable, "-P", "-c", _START, _FOLDER]
    with _AT_ONCE:
        try:
            done = subprocess.run(command, input=data, capture_output=True, timeout=DRAW.clock, check=False)
        except subprocess.TimeoutExpired:
            raise Unfit(STOPPED) from None
    if done.returncode == 0:
        return done.stdout
    raise Unfit(done.stdout.decode() or STOPPED)
