"""`python -m scoring FILE|-` and `python -m scoring --lines FILE|-` (contract, section 7)."""

import argparse
import json
import sys
from collections.abc import Iterable

from questionnaire.command import NOT_DONE, given, given_lines, run
from questionnaire.file import Refused, read
from questionnaire.loader import load_bank
from questionnaire.question_bank import Bank
from scoring.assess import assess
from scoring.result_json import to_data


def main(arguments: list[str]) -> int:
    """0 when every assessment was judged, 2 when a file or a line was refused."""
    parser = argparse.ArgumentParser(prog="python -m scoring", description="Judge an assessment file and print the result as JSON.")
    parser.add_argument("file", help="an assessment file, or - for standard input")
    parser.add_argument("--lines", action="store_true", help="one assessment per line in, one result per line out")
    options = parser.parse_args(arguments)
    bank = load_bank()
    try:
        return _lines(bank, given_lines(options.file)) if options.lines else _one(bank, given(options.file))
    except Refused as refused:
        return _refuse(refused.faults)


def _one(bank: Bank, data: bytes) -> int:
    _print(json.dumps(to_data(assess(bank, read(bank, data))), ensure_ascii=False, indent=2))
    return 0


def _refuse(faults: Iterable[str]) -> int:
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return NOT_DONE


def _lines(bank: Bank, lines: Iterable[bytes]) -> int:
    """Each is judged as the file that holds it; its line end belongs to neither."""
    status = 0
    for line in lines:
        try:
            found = to_data(assess(bank, read(bank, line.rstrip(b"\r\n"))))
        except Refused as refused:
            status, found = NOT_DONE, {"faults": list(refused.faults)}
        _print(json.dumps(found, ensure_ascii=False))
    return status


def _print(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
