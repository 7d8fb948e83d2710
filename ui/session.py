"""The assessment that is open on this screen: loaded anew in every run, and kept in memory while the store is in trouble."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, reduce
from pathlib import Path
from typing import TypeVar

import streamlit as st

from questionnaire import Assessment, Bank, Sheet, load_bank, walk
from questionnaire.file import read
from report.context import Context
from scoring import assess
from scoring.result import Result
from store import NoSuchAssessment, Store, Stored, StoreTrouble, default_url

T = TypeVar("T")
Edit = Callable[[Assessment], Assessment]
EXAMPLE_FILE = Path(__file__).parent.parent / "examples" / "brightwell.json"


@lru_cache(maxsize=4)
def _store_at(url: str) -> Store:
    return Store(url)


def store() -> Store:
    """The store that the settings name. Connects on first use."""
    return _store_at(default_url())


@dataclass
class _Held:
    """What this session holds of an assessment: the sheet as last seen, and the edits that the store has not taken yet."""

    sheet: Assessment
    is_example: bool
    waiting: list[Edit] = field(default_factory=list)


@dataclass
class OpenSheet:
    """One open assessment. `trouble` says why it is not saved; empty when all is well."""

    id: str
    bank: Bank
    _held: _Held
    trouble: str = ""
    again: bool = False
    """Set where a widget above must be drawn anew: the page reruns at its end."""

    @property
    def sheet(self) -> Assessment:
        """The newest state, edits that wait included."""
        return self._held.sheet

    @property
    def is_example(self) -> bool:
        """True for the fictional client, by the store's mark or by its name."""
        return self._held.is_example or self.sheet.is_example

    @property
    def walked(self) -> Sheet:
        """Which questions are asked, and the answers that count."""
        return _last("walked", self.sheet, lambda: walk(self.bank, self.sheet))

    @property
    def result(self) -> Result:
        """The whole judgement."""
        return _last("judged", self.sheet, lambda: assess(self.bank, self.sheet))

    @property
    def context(self) -> Context:
        """The judgement with the words that the report has for it."""
        return Context(self.bank, self.sheet, self.result)

    def save(self, edit: Edit) -> None:
        """Applies one edit to the newest stored state. In trouble, the edit waits in memory and the screen says so."""
        held = self._held
        try:
            held.sheet = store().change(self.id, _joined([*held.waiting, edit])).assessment
            held.waiting.clear()
            self.trouble = ""
        except (StoreTrouble, NoSuchAssessment) as trouble:
            held.waiting.append(edit)
            held.sheet = edit(held.sheet)
            self.trouble = str(trouble)


def open_sheet(key: str) -> OpenSheet | None:
    """The assessment of that id with all that waited saved, or None where there is none. Raises StoreTrouble if nothing is held."""
    held: _Held | None = st.session_state.get(f"held_{key}")
    try:
        stored = store().change(key, _joined(held.waiting)) if held and held.waiting else store().load(key)
    except (StoreTrouble, NoSuchAssessment) as trouble:
        if held is None:
            raise
        return OpenSheet(key, load_bank(), held, str(trouble))
    if stored is None:
        return None
    return OpenSheet(key, load_bank(), _hold(key, stored))


def begin(as_of: date) -> str:
    """Stores an empty assessment and answers its id."""
    return store().create(Assessment(bank=load_bank().version, as_of=as_of)).id


def take_in(assessment: Assessment) -> str:
    """Stores an assessment read from a file as a new one and answers its id."""
    return store().create(assessment, example=assessment.is_example).id


def open_example() -> str:
    """Stores a fresh copy of the fictional client and answers its id; one copy a session."""
    known: str | None = st.session_state.get("example")
    if known is None or store().load(known) is None:
        assessment = read(load_bank(), EXAMPLE_FILE.read_bytes())
        known = st.session_state["example"] = store().create(assessment, example=True).id
    return known


def today() -> date:
    """The clock is read here and nowhere below."""
    return date.today()


def _hold(key: str, stored: Stored) -> _Held:
    held = st.session_state[f"held_{key}"] = _Held(stored.assessment, stored.is_example)
    return held


def _joined(edits: list[Edit]) -> Edit:
    return lambda sheet: reduce(lambda done, edit: edit(done), edits, sheet)


def _last(name: str, sheet: Assessment, make: Callable[[], T]) -> T:
    """What was made of this very sheet last time, or made now: opening a note need not judge everything again."""
    known: tuple[Assessment, T] | None = st.session_state.get(name)
    if known is None or (known[0] is not sheet and known[0] != sheet):
        known = st.session_state[name] = (sheet, make())
    return known[1]
