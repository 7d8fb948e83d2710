"""What a task says beside its title: the same in every list, only marked up differently."""

import re
from dataclasses import dataclass
from typing import Literal

from report.records import PlanRow, Summary
from report.wording import LANE_WORDS, STATUS_WORDS, effort, level_word

MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
STATEMENT = re.compile(r"S\d+")


@dataclass(frozen=True)
class Chapter:
    """A title and what stands under it."""

    title: str
    lines: tuple[str, ...]
    mark: Literal["number", "box", "plain"] = "plain"


def title(row: PlanRow) -> str:
    """The action with its number, by which others name it."""
    return f"{row.number} {row.title}"


def mail_address(row: PlanRow) -> str:
    """The owner where an address was typed: importers know people by nothing else. A name stands in the description only."""
    owner = row.owner.strip()
    return owner if MAIL.fullmatch(owner) else ""


def facts(summary: Summary, row: PlanRow) -> tuple[str, ...]:
    """Who, when, how urgent, how long, and whose plan it is."""
    due = f"set by you; by rule {row.due_by_rule.isoformat()}" if row.due_typed else "by rule"
    return (
        f"Owner: {row.owner} (suggested: {row.role})" if row.owner else f"Owner: nobody named yet (suggested: {row.role})",
        f"Due: {row.due.isoformat()} ({due})",
        f"Status: {STATUS_WORDS[row.status]}; lane: {LANE_WORDS[row.lane].lower()}; risk: {level_word(row.risk).lower()}",
        f"Effort: {effort(row.hours)} (our estimate)",
        f"From the HIPAA help-desk self-assessment of {summary.client or 'a client not named'}, {summary.as_of.isoformat()}",
    )


def chapters(row: PlanRow) -> tuple[Chapter, ...]:
    """Why, what comes first, how, what to keep, and the law; chapters without lines are left out."""
    found = (
        Chapter("Why", row.why),
        Chapter("Do first", (", ".join(row.after),) if row.after else ()),
        Chapter("Steps", row.steps, "number"),
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


def plain(summary: Summary, row: PlanRow) -> str:
    """All of it as text without markup."""
    parts = ["\n".join(facts(summary, row))]
    for chapter in chapters(row):
        lines = numbered(chapter.lines) if chapter.mark == "number" else "\n".join(chapter.lines)
        parts.append(f"{chapter.title}:\n{lines}")
    return "\n\n".join(parts)
