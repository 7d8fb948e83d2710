"""`python -m report FILE --out PLAN.pdf`: one assessment file in, one report out. `-` reads standard input.

The suffix of `--out` names the format; `--format` says which one where several share a suffix.
"""

import argparse
import sys
from pathlib import Path

from questionnaire import load_bank
from questionnaire.assessment import Assessment
from questionnaire.file import Refused, read
from report import EXPORTS, compose, export_for
from scoring import assess

REFUSED, UNWRITABLE = 2, 1
SUFFIXES = ", ".join(dict.fromkeys(export.suffix for export in EXPORTS))


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 written; 2 the file or the suffix was refused, one line a fault; 1 the path cannot be written."""
    options = _options(arguments)
    export = export_for(options.out.suffix, options.format)
    if export is None:
        return _fail(REFUSED, _no_format(options.out, options.format))
    bank = load_bank()
    try:
        assessment: Assessment = read(bank, _data(options.file))
    except Refused as refused:
        return _fail(REFUSED, *refused.faults)
    except OSError as trouble:
        return _fail(REFUSED, f"{options.file}: cannot be read: {trouble.strerror or trouble}")
    made = export.write(compose(bank, assessment, assess(bank, assessment), options.prepared_by), options.page)
    try:
        options.out.write_bytes(made)
    except OSError as trouble:
        return _fail(UNWRITABLE, f"{options.out}: cannot be written: {trouble.strerror or trouble}")
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m report", description="Write the report of one assessment.")
    parser.add_argument("file", help="assessment file (JSON), or - for standard input")
    parser.add_argument("--out", type=Path, required=True, help=f"where to write it; the suffix names the format: {SUFFIXES}")
    parser.add_argument(
        "--format", choices=[export.id for export in EXPORTS], default="", help="which format, where several share a suffix"
    )
    parser.add_argument("--page", choices=("letter", "a4"), default="letter", help="page size (default: letter)")
    parser.add_argument("--prepared-by", default="", help="who prepared it, printed on the cover")
    return parser.parse_args(arguments)


def _no_format(out: Path, asked: str) -> str:
    if not asked:
        return f"--out: {out.name!r} ends in no known format; use one of {SUFFIXES}"
    suffix = next(export.suffix for export in EXPORTS if export.id == asked)
    return f"--out: {out.name!r} does not fit the format {asked}; let it end in {suffix}"


def _data(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _fail(status: int, *lines: str) -> int:
    print("\n".join(" ".join(line.split()) for line in lines), file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
