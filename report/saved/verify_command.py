"""`python -m report verify FILE.pdf`: verdict, score and findings of the answers inside, and whether the pages tell the same."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from questionnaire import Bank, load_bank
from questionnaire.file import Refused
from report.paper.visible_text import shown
from report.paper.wording import count, day, level_word, score_words
from report.saved.returned import Filled
from report.saved.verify import Added, Difference, Verification, verify

SAME, UNREADABLE, DIFFERENT = 0, 2, 3
MOST_LINES = 12
"""Lines of one difference that are printed; the others are counted."""
SIGNED = {
    "signed": "Signed after the report was made",
    "certified": "Certified after the report was made",
    "stamped": "Stamped with a time after the report was made",
    "empty": "A field to sign was added after the report was made, and is empty",
}
NOT_JUDGED = (
    "Who signed, whether the signature is genuine, and whether anything was added after it, is for your PDF reader to check; what a "
    "signature shows on the page is not compared."
)

REDRAWN = (
    "Programs that draw the pages anew when they save, such as Preview on a Mac, leave pages that say the same and are drawn differently; "
    "ask for the file as Deskcheck made it."
)


def main(arguments: list[str]) -> int:
    """Exit status: 0 the pages tell the same; 3 they do not, or cannot be compared; 2 the file was refused, one line a fault."""
    parser = argparse.ArgumentParser(prog="python -m report verify", description="Tell whether a report's pages fit the answers inside.")
    parser.add_argument("file", type=Path, help="a report (PDF), of any edition")
    file: Path = parser.parse_args(arguments).file
    bank = load_bank()
    try:
        found = verify(bank, file.read_bytes())
    except Refused as refused:
        return _write(sys.stderr, UNREADABLE, refused.faults)
    except OSError as trouble:
        return _write(sys.stderr, UNREADABLE, [f"{file}: cannot be read: {trouble.strerror or trouble}"])
    return _write(sys.stdout, SAME if found.same else DIFFERENT, told(bank, found))


def told(bank: Bank, found: Verification) -> Iterator[str]:
    """The outcome in lines."""
    result, sheet = found.result, found.saved.assessment
    yield f"Report on {sheet.client or 'an unnamed organization'} of {day(result.as_of)}; SHA-256 of its answers {found.saved.sha256}"
    yield f"Verdict: {bank.verdict(result.verdict).title}"
    yield f"Score: {score_words(result.score.low, result.score.high)} of 100"
    levels = "; ".join(f"{level_word(level)}: {number}" for level, number in result.counts().items())
    yield f"{count(len(result.findings), 'finding')}. {levels}"
    changes = len(found.saved.handover.overrides)
    if changes:
        yield f"{count(changes, 'value')} changed by hand, with reasons; verdict, score and findings above are without them"
    yield ""
    yield from map(_filled, found.filled)
    yield from map(_added, found.added)
    if any(one.kind in SIGNED and one.kind != "empty" for one in found.added):
        yield NOT_JUDGED
    yield from found.notes
    yield from _compared(found)


def _compared(found: Verification) -> Iterator[str]:
    """Whether the pages tell the same, and each difference."""
    if found.incomparable:
        yield found.incomparable
    elif found.same:
        yield "The pages tell the same."
    else:
        yield f"The pages do not tell the same: {count(len(found.differences), 'difference')}."
        for difference in found.differences:
            yield from _difference(difference)
        if all("says the same" in difference.what for difference in found.differences):
            yield REDRAWN


def _filled(one: Filled) -> str:
    why = f" (cannot be taken over: {one.fault})" if one.fault else ""
    return f"Filled in after the report was made ({one.place}): {one.called}: {one.value}{why}"


def _added(one: Added) -> str:
    what = SIGNED.get(one.kind, f"Added after the report was made ({one.kind})")
    return f"{what}: {one.name or 'without words'}, {'on no page' if one.page is None else f'page {one.page}'}"


def _difference(one: Difference) -> Iterator[str]:
    yield f"- {'The file' if one.page is None else f'Page {one.page}'}: {one.what}"
    for word, lines in (("there", one.there), ("due", one.due)):
        yield from (f"    {word}: {line}" for line in lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            yield f"    {word}: … and {count(len(lines) - MOST_LINES, 'more line')}"


def _write(where: TextIO, status: int, lines: Iterable[str]) -> int:
    """A line each: what anybody wrote into the file cannot steer the terminal."""
    where.flush()
    where.buffer.write("".join(" ".join(shown(line).split("\n")) + "\n" for line in lines).encode())
    return status
