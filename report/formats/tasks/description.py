"""What a task says beside its title: the same in every list, only marked up differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from report.paper.plan_rows import PlanRow
from report.paper.records import Summary
from report.paper.wording import LANE_WORDS, effort, level_word, set_by_you

MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONGEST = 30_000
"""UTF-16 units of one description. Jira takes 32,767, a cell of Excel shows as many, GitHub takes 65,536; quoting adds a few."""
STATEMENT = re.compile(r"S\d+")


@dataclass(frozen=True)
class Chapter:
    """A title and what stands under it."""

    title: str
    lines: tuple[str, ...]
    mark: Literal["number", "box", "plain"] = "plain"


def title(row: PlanRow) -> str:
    """The action with its number, by which others name it; a section to answer has none."""
    return f"{row.number} {row.title}".strip()


def tasks(row: PlanRow, description: str) -> Iterator[tuple[str, str]]:
    """Title and description of a task; of several where no importer takes so long a description. Nothing is cut off."""
    parts = [""]
    for line in description.split("\n"):
        longer = f"{parts[-1]}\n{line}" if parts[-1] else line
        if _units(longer) <= LONGEST or not parts[-1]:
            parts[-1] = longer
        else:
            parts.append(line)
    for number, part in enumerate(parts, 1):
        yield title(row) if number == 1 else f"{title(row)} (continued, {number} of {len(parts)})", part


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def mail_address(row: PlanRow) -> str:
    """The owner where an address was typed: importers know people by nothing else. A name stands in the description only."""
    owner = row.owner.strip()
    return owner if MAIL.fullmatch(owner) else ""


def labels(row: PlanRow) -> tuple[str, ...]:
    """In one word each: that it is ours, its lane, the risk that it lowers."""
    return "deskcheck", f"lane-{row.lane}", f"risk-{level_word(row.risk).lower().replace(' ', '-')}"


def facts(summary: Summary, row: PlanRow) -> tuple[str, ...]:
    """Who, when, how urgent, how long, and whose plan it is."""
    latest = row.latest_by if row.latest_reason == "flow" else f"{row.latest.isoformat()} ({row.latest_by})"
    due = set_by_you(row.due, row.due_by_rule, written=date.isoformat) if row.due_typed else "by plan"
    return (
        f"Owner: {row.owner} (suggested: {row.role})" if row.owner else f"Owner: nobody named yet (suggested: {row.role})",
        f"Begin: {row.start.isoformat()}",
        f"Due: {row.due.isoformat()} ({due}{'; ' + row.mark if row.mark else ''})",
        f"Latest: {latest}",
        f"Status: {row.state}; lane: {LANE_WORDS[row.lane].lower()}; risk: {level_word(row.risk).lower()}",
        f"Effort: {effort(row.hours)} (our estimate{f', for all {len(row.rows)} together' if len(row.rows) > 1 else ''})",
        f"From the HIPAA help-desk self-assessment of {summary.client or 'a client not named'}, {summary.as_of.isoformat()}",
    )


def chapters(row: PlanRow) -> tuple[Chapter, ...]:
    """Why, what comes first, how, what to keep, and the law; chapters without lines are left out."""
    found = (
        Chapter("Why", row.why),
        Chapter("Do first", (", ".join(row.after),) if row.after else ()),
        Chapter("Steps", row.steps, "number"),
        Chapter("To be done for each of these" if len(row.rows) > 1 else "To be done for", row.rows, "box"),
        Chapter("Notes", row.notes),
        Chapter("Evidence to keep", row.evidence, "box"),
        Chapter("Changed by hand", row.changes),
        Chapter("Law and sources", (_cited(row.citations),) if row.citations else ()),
    )
    return tuple(chapter for chapter in found if chapter.lines)


def _cited(citations: tuple[str, ...]) -> str:
    """In one line. A task stands far from the report, so it says what an S-number is."""
    listed = "; ".join(citations)
    return f"{listed} (S-numbers: statements listed in the report)" if any(map(STATEMENT.fullmatch, citations)) else listed


def numbered(lines: tuple[str, ...]) -> str:
    """Lines with their numbers, one below the other."""
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def marked(chapter: Chapter) -> str:
    """A chapter's lines, numbered, with a box to tick, or as they are."""
    if chapter.mark == "number":
        return numbered(chapter.lines)
    return "\n".join(f"\u2610 {line}" if chapter.mark == "box" else line for line in chapter.lines)


def plain(summary: Summary, row: PlanRow) -> str:
    """All of it as text without markup."""
    parts = ["\n".join(facts(summary, row))]
    for chapter in chapters(row):
        parts.append(f"{chapter.title}:\n{marked(chapter)}")
    return "\n\n".join(parts)
