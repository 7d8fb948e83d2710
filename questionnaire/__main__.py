"""`python -m questionnaire [FOLDER]` checks the question bank; `--schema` prints the assessment file's JSON Schema."""

import argparse
import json
import sys
from pathlib import Path

from questionnaire.loader import FOLDER, BankRefused, read_bank
from questionnaire.schema import schema


def main(arguments: list[str]) -> int:
    """0 for a sound bank, 1 with one line a fault on standard error."""
    parser = argparse.ArgumentParser(prog="python -m questionnaire", description="Check the question bank: every fault with file and line.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="the bank's folder")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of an assessment file")
    options = parser.parse_args(arguments)
    try:
        bank = read_bank(options.folder)
    except BankRefused as refused:
        for fault in refused.faults:
            sys.stderr.write(f"{fault}\n")
        return 1
    summary = f"bank {bank.version}: {len(bank.questions)} questions, {len(bank.actions)} actions, no faults"
    sys.stdout.write((json.dumps(schema(bank), indent=1) if options.schema else summary) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
