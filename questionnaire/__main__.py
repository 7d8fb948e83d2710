"""`python -m questionnaire [FOLDER]`: checks the question bank and names every fault with file and line."""

import sys
from pathlib import Path

from questionnaire.loader import FOLDER, BankRefused, read_bank


def main(arguments: list[str]) -> int:
    """0 for a sound bank, 1 with one line a fault on standard error."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        bank = read_bank(folder)
    except BankRefused as refused:
        for fault in refused.faults:
            sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"bank {bank.version}: {len(bank.questions)} questions, {len(bank.actions)} actions, no faults\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
