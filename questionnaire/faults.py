"""What is told of a file or a change that is refused: the error, and the words that several readers share."""

import json

HALF = "holds half a character (a lone surrogate), which no text can carry; retype it"


class Refused(Exception):
    """What was given is not taken. `faults`: one line each, saying where, what, and what would be right."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def misfit(found: object, right: str) -> str:
    """A value of the wrong type or form, and what belongs there."""
    return f"{quoted(found)} is not what belongs here; it takes {right}"


def too_long(length: int, most: int) -> str:
    """A text over its limit."""
    return f"has {length:,} characters; at most {most:,} are kept, so shorten it"


def quoted(value: object) -> str:
    """A value as JSON on one line, shortened; of lists and objects only that they are."""
    if value and isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "…" + text[-1]
