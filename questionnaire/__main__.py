"""`python -m questionnaire [FOLDER]` checks the question bank.

`--schema` prints the assessment file's JSON Schema, `--questions` all questions as Markdown, `--flow` their branching as SVG,
`--names` every id.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from questionnaire.command import run
from questionnaire.file.schema import schema
from questionnaire.handbook.flow_picture import flow_picture
from questionnaire.handbook.pages import handbook
from questionnaire.loader import FOLDER, BankRefused, read_bank
from questionnaire.names import names
from questionnaire.question_bank import Bank

DOCUMENTS: dict[str, tuple[str, Callable[[Bank], str]]] = {
    "schema": ("the JSON Schema of an assessment file", lambda bank: json.dumps(schema(bank), indent=1) + "\n"),
    "questions": ("all questions as Markdown (docs/questions.md)", handbook),
    "flow": ("the branching as a picture, SVG (docs/flow.svg)", flow_picture),
    "names": ("every id that a saved file may name, as YAML", names),
}
"""What can be printed from a sound bank: the option's name, its help, its maker."""


def main(arguments: list[str]) -> int:
    """0 for a sound bank, 1 with one line a fault on standard error."""
    parser = argparse.ArgumentParser(prog="python -m questionnaire", description="Check the question bank: every fault with file and line.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="the bank's folder")
    prints = parser.add_mutually_exclusive_group()
    for name, (described, _) in DOCUMENTS.items():
        prints.add_argument(f"--{name}", dest="document", action="store_const", const=name, help=f"print {described}")
    options = parser.parse_args(arguments)
    try:
        bank = read_bank(options.folder)
    except BankRefused as refused:
        for fault in refused.faults:
            sys.stderr.write(f"{fault}\n")
        return 1
    summary = f"bank {bank.version}: {len(bank.questions)} questions, {len(bank.actions)} actions, no faults\n"
    sys.stdout.write(DOCUMENTS[options.document][1](bank) if options.document else summary)
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
