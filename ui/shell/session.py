"""The assessment that is open on this screen: loaded anew in every run, and kept in memory while the store is in trouble."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from questionnaire import Assessment, Bank, Sheet, load_bank, walk
from questionnaire.assessment import MAX_NAME
from questionnaire.file import Refused, to_document
from questionnaire.file.changes import FieldChange
from questionnaire.file.edit import Path as FieldPath
from questionnaire.file.edit import Value, edited, value_at
from report.content.context import Context
from scoring import assess
from scoring.assess import judgement
from scoring.result import Finding, Judgement, Result
from store import Edit, Finished, NoSuchAssessment, Store, StoreTrouble, default_url
from ui.elements.words import round_name
from ui.shell.held import Held, Newer
from ui.shell.session_values import SessionValue, forget_assessment, nothing

T = TypeVar("T")
PATIENCE = 1.0
"""For so many seconds after the store refused, a run does not wait for it once more; the browser asks again soon."""


@lru_cache(maxsize=4)
def _store_at(url: str) -> Store:
    return Store(url)


def store() -> Store:
    """The store that the settings name. Connects on first use."""
    return _store_at(default_url())


WHO = SessionValue[str]("who", str)
"""The name that the history gives to what this tab changes; empty where nobody gave one."""


def sign(given: object) -> None:
    """What this tab changes from now on bears this name; none where it is too long."""
    name = given.strip() if isinstance(given, str) else ""
    WHO.set(name if len(name) <= MAX_NAME else "")


_HELD = SessionValue[Held | None]("held", nothing)


@dataclass
class OpenAssessment:
    """One open assessment. `trouble` says why it is not saved; empty when all is well."""

    id: str
    _held: Held
    trouble: str = ""
    again: bool = False
    """Set where a widget above must be drawn anew: the page reruns at its end."""
    marks: list[dict[str, object]] = field(default_factory=list)
    """For the browser: each field drawn in this run, and what it shows once it is stored (`ui/shell/field_marks.py`)."""
    marks_written: int = 0
    """How many of these marks have been written."""
    run: object = field(default_factory=object)
    """Another one in each run of the page: for `once`, where something is to be read anew in each."""

    @property
    def assessment(self) -> Assessment:
        """The newest state, edits that wait included."""
        return self._held.assessment

    @property
    def stored(self) -> Assessment:
        """The newest state that the store has: all that may be called saved, or answered."""
        return self._held.state.assessment

    @property
    def revision(self) -> int:
        """The number of the newest state that the store has."""
        return self._held.state.revision

    @property
    def own(self) -> tuple[str, ...]:
        """Names that are the client's own."""
        return (self.assessment.client,) if self.assessment.client else ()

    @property
    def dropped(self) -> list[str]:
        """Why edits that waited could not be saved after all."""
        return self._held.dropped

    @property
    def is_example(self) -> bool:
        """True for the fictional client, by the store's mark or by its name."""
        return self._held.state.is_example or self.assessment.is_example

    @property
    def is_finished(self) -> bool:
        """Whether the round is frozen: the store refuses every change."""
        return self._held.state.finished_at is not None

    @property
    def client_id(self) -> str:
        """Whose round it is."""
        return self._held.state.client_id

    @property
    def place(self) -> tuple[int, int]:
        """Number of the round, from 1, and of its correction; 0 for the round itself."""
        return self._held.state.round, self._held.state.correction

    @property
    def round(self) -> str:
        """The name of the round, "Round 2"; empty for the first, which most clients have alone."""
        return round_name(*self.place) if self.place != (1, 0) else ""

    def value(self, path: FieldPath, *, stored: bool = False) -> Value:
        """What a field holds: with what waits, or as the store has it. None for nothing."""
        if stored and self.stored is not self.assessment:
            return value_at(self.once("stored document", lambda: to_document(self.stored), self.stored), path)
        return value_at(self.once("document", lambda: to_document(self.assessment)), path)

    def still(self, given: Mapping[FieldPath, Value]) -> list[FieldPath]:
        """Those of the fields that hold what they were given: of a receipt, what is still so after an undo, or another window."""
        return [path for path, value in given.items() if self.value(path) == value]

    def put(self, path: FieldPath, value: Value) -> None:
        """Saves one field. Raises Refused where the value does not fit, and `Newer` where somebody else changed it this very moment."""
        seen = self.value(path)

        def edit(assessment: Assessment) -> Assessment:
            after = edited(self.bank, assessment, path, value)
            if assessment is not self.assessment and value_at(to_document(assessment), path) not in (seen, value):
                raise Newer(path, value)
            return after

        self.save(edit)

    @property
    def bank(self) -> Bank:
        """The question bank, as it cites the law to this client."""
        return load_bank().for_client(self.assessment.answers)

    @property
    def sheet(self) -> Sheet:
        """Which questions are asked, and the answers that count."""
        return self.once("sheet", lambda: walk(self.bank, self.assessment))

    @property
    def stored_sheet(self) -> Sheet:
        """The same of what is stored: nothing else is counted as answered."""
        if self.stored is self.assessment:
            return self.sheet
        return self.once("stored sheet", lambda: walk(self.bank, self.stored), self.stored)

    @property
    def result(self) -> Result:
        """The whole judgement."""
        return self.once("judged", lambda: assess(self.bank, self.assessment))

    @property
    def findings(self) -> dict[str, list[Finding]]:
        """Findings by question, worst first."""
        return self.once("findings", lambda: _by_question(self.judgement.findings))

    @property
    def judgement(self) -> Judgement:
        """Verdict, conditions and findings. Without score and plan, so that every click can afford it."""
        return self.once("judgement", lambda: judgement(self.bank, self.sheet))

    @property
    def context(self) -> Context:
        """The judgement with the words that the report has for it, and all that is worked out for them."""
        return self.once("context", lambda: Context(self.bank, self.assessment, self.result))

    def once(self, name: str, make: Callable[[], T], *given: object) -> T:
        """What was made of this very assessment and `given` earlier in this session, or made now. The last of each name is kept."""
        return self._held.once(name, make, *given)

    def save(self, edit: Edit) -> None:
        """Applies one edit to the newest stored state. In trouble, the edit waits in memory and the screen says so."""
        held = self._held
        try:
            _save(self.id, held, edit)
            self.trouble = ""
        except (StoreTrouble, NoSuchAssessment) as trouble:
            changed = edit(held.assessment)
            if changed != held.assessment:  # else it waits already
                held.assessment = changed
                held.waiting.append(edit)
            self.trouble = held.refused(trouble)

    def take_back(self, *, again: bool = False) -> tuple[FieldChange, ...]:
        """Undoes the newest change that still stands or, `again`, the last undo; answers what has changed. Raises StoreTrouble, Refused."""
        if self._held.waiting:  # first: what waits to be saved is newer, and would go with it unsaved
            self.save(lambda assessment: assessment)
            if self.trouble:
                raise Refused((self.trouble,))
        state, found = store().take_back(self.id, again=again, who=WHO.get())
        self._held.take(state)
        return found

    def show_news(self) -> tuple[FieldChange, ...]:
        """What was changed elsewhere, until somebody has read it; from now on it is on the screen."""
        self._held.shown = self._held.news
        return self._held.news

    @property
    def news_shown(self) -> tuple[FieldChange, ...]:
        """The news that the last run of the page has shown."""
        return self._held.shown

    @property
    def has_news(self) -> bool:
        """Whether there are some that no run of the page has shown yet."""
        return self._held.news != self._held.shown

    def heard(self, read: Collection[FieldChange]) -> None:
        """Somebody has read these; what has come since the press is still to be read."""
        self._held.news = self._held.shown = tuple(change for change in self._held.news if change not in read)


def open_assessment(key: str) -> OpenAssessment | None:
    """The assessment of that id with all that waited saved, or None where there is none. Raises StoreTrouble if nothing is held."""
    held = _HELD.get(key)
    if held is None:
        stored = store().load(key)
        if stored is None:
            return None
        held = Held(stored)
        _HELD.set(held, key)
        return OpenAssessment(key, held)
    trouble = _catch_up(key, held)
    if held.is_gone and not held.waiting:  # deleted meanwhile, and nothing of ours is lost with it
        forget_assessment(key)
        return None
    return OpenAssessment(key, held, trouble)


def change(key: str, edit: Edit) -> None:
    """Changes an assessment that need not be on this screen: what this session did is no news to it. Raises as `Store.change` does."""
    if held := _HELD.get(key):
        _save(key, held, edit)
    else:
        store().change(key, edit, WHO.get())


def _save(key: str, held: Held, edit: Edit) -> None:
    """Applies all that waits, then the edit, to the newest stored state. Raises as `Store.change` does."""
    held.take(store().change(key, lambda newest: edit(held.after_waiting(newest)), WHO.get()))


def _catch_up(key: str, held: Held) -> str:
    """Brings what is held to the newest stored state, and answers why not where that fails."""
    seen = held.state.revision
    if time.monotonic() < held.failed[0] + PATIENCE:
        return held.failed[1]
    try:
        stored = store().change(key, held.after_waiting, WHO.get()) if held.waiting else store().load(key)
        if stored is None:
            raise NoSuchAssessment
        if held.state.revision == seen:  # else an earlier run of this session, not quite over, has meanwhile saved something newer
            held.look(stored.assessment)
            held.take(stored)
    except Finished as finished:  # somebody froze it while edits waited here
        held.waiting.clear()
        held.dropped.extend(finished.faults)
        return _catch_up(key, held)
    except (StoreTrouble, NoSuchAssessment) as trouble:
        return held.refused(trouble)
    return ""


def place() -> str:
    """Where everything is saved, in words."""
    return "on this computer" if store().backups.possible else "in the database of your team"


def today() -> date:
    """The clock is read here and nowhere below."""
    return date.today()


def now() -> datetime:
    """The same, to the second."""
    return datetime.now().replace(microsecond=0)


def _by_question(found: Sequence[Finding]) -> dict[str, list[Finding]]:
    by_question: dict[str, list[Finding]] = {}
    for finding in found:
        by_question.setdefault(finding.question, []).append(finding)
    return by_question
