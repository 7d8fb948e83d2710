"""LibreOffice, in a process of its own with settings of its own: files converted as a person would who opens and saves them."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml")
CACHED = re.compile(r"(</f>)<v>[^<]*</v>")
HEIGHTS = re.compile(r' ht="[^"]*"| customHeight="1"')


def soffice() -> str:
    """The program. Fails where there is none, for a test that did not look has found nothing."""
    found = shutil.which("soffice") or shutil.which("libreoffice") or (MAC if Path(MAC).exists() else None)
    assert found, "LibreOffice was not found. `make office` says what to do; `make test-fast` needs none."
    return found


def converted(folder: Path, files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
    """The files by their names without suffix, as another format."""
    given = [folder / name for name in files]
    for path in given:
        path.write_bytes(files[path.name])
    settings, out = f"-env:UserInstallation={(folder / 'settings').as_uri()}", folder / to
    _run([soffice(), "--headless", settings, "--convert-to", to, "--outdir", str(out), *map(str, given)])
    return {path.stem: (out / f"{path.stem}.{to}").read_bytes() for path in given}


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def without_values(workbook: bytes) -> bytes:
    """Formulas without what we worked out for them, so that whoever opens it has to."""
    return _changed(workbook, CACHED, r"\1")


def without_heights(workbook: bytes) -> bytes:
    """Rows without the heights that we gave them, so that whoever opens it makes them as high as their texts."""
    return _changed(workbook, HEIGHTS, "")


def _changed(workbook: bytes, what: re.Pattern[str], into: str) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(workbook)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, what.sub(into, data.decode()).encode() if SHEETS.fullmatch(name) else data)
    return target.getvalue()
