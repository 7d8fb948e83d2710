"""Which clients the list shows, and in which order. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import combining, normalize

from report.portfolio.standing import Standing
from scoring.verdict import WORST_FIRST
from store import Latest

CURRENT, OVERDUE, ARCHIVED = "Current clients", "With overdue items", "Archived clients"
SHOWN = (CURRENT, OVERDUE, ARCHIVED)
ANY, BY_VERDICT = "Any verdict", "Verdict, worst first"


@dataclass(frozen=True)
class Row:
    """One client in the list."""

    latest: Latest
    standing: Standing | None
    """None where its latest round cannot be judged."""
    fault: str = ""
    """Why not, in words."""

    @property
    def name(self) -> str:
        """As the list has it; empty where nobody named the client."""
        return self.latest.round.client


def order(today: date) -> dict[str, Callable[[Row], Any]]:
    """What the list may be sorted by; what has no value there comes last."""
    return {
        "Changed last": lambda row: -row.latest.changed_at.timestamp(),
        "Name": lambda row: (row.name == "", _folded(row.name)),
        BY_VERDICT: _of(lambda s: WORST_FIRST.index(s.verdict) if s.answered else None),
        "Legal deadline": _of(lambda s: s.notice_by),
        "Most overdue items": _of(lambda s: -s.overdue(today)),
        "Next due date": _of(lambda s: s.next_due(today)),
        "Last round, oldest first": lambda row: row.latest.round.as_of,
    }


def _folded(name: str) -> str:
    """As people look for it: in any case, with or without accents."""
    return "".join(sign for sign in normalize("NFKD", name.casefold()) if not combining(sign))


def _of(value: Callable[[Standing], Any]) -> Callable[[Row], Any]:
    def key(row: Row) -> Any:
        found = value(row.standing) if row.standing else None
        return (found is None, found if found is not None else 0)

    return key


def chosen(rows: Sequence[Row], wanted: Mapping[str, str], today: date) -> list[Row]:
    """The rows that fit. `wanted`: `name`, a part of it as `_folded`; `verdict`, an id, or empty; `show`, one of `SHOWN`; `sort`."""
    name, verdict, show = _folded(wanted["name"].strip()), wanted["verdict"], wanted["show"]
    fits = [
        row
        for row in rows
        if name in _folded(row.name)
        and row.latest.round.is_archived == (show == ARCHIVED)
        and (not verdict or (row.standing is not None and bool(row.standing.answered) and row.standing.verdict == verdict))
        and (show != OVERDUE or (row.standing is not None and row.standing.overdue(today)))
    ]
    return sorted(fits, key=order(today)[wanted["sort"]])
