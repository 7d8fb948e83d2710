"""Sheets the tests judge: the named ones of tests/cases/bases.yaml, and random ones drawn from the real bank."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from questionnaire import Assessment, Bank, Sheet, flow, load_bank, walk
from questionnaire.assessment import ROW_BAA, ROW_DATA, Answer, Integration, PlanEntry
from questionnaire.flow.safest import safest_answer
from questionnaire.shapes.question import UNKNOWN, Question
from scoring import Result
from scoring.assess import judgement
from scoring.result import Finding, Interval, Judgement
from scoring.unknowns import Unknowns

CASES = Path(__file__).parent.parent / "cases"
AS_OF = date(2026, 11, 21)
BANK = load_bank()
SINGLE = [q for q in BANK.questions.values() if q.kind == "single"]
LADDERS = [q for q in SINGLE if not q.describes]
"""Questions whose choices run from the safest to the least safe."""
VERDICTS = ("stop", "not_ready", "cannot_tell", "serious_gaps", "minor_gaps", "in_order")
"""From worst to best (contract, section 4)."""
CAPPED = ("stop", "not_ready")


@cache
def read_yaml(name: str) -> Any:
    """A case file, read once: what it holds is only looked at."""
    return yaml.load((CASES / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def answer_of(question: str, raw: Any) -> Answer:
    """An answer as a case file writes it, in the form the program keeps."""
    kind = BANK.questions[question].kind
    if kind == "date":
        return raw if isinstance(raw, date) else date.fromisoformat(raw)
    if kind == "rows":
        return tuple(Integration(**row) for row in raw)
    if kind == "multi":
        return tuple(c.id for c in BANK.questions[question].choices if c.id in raw)
    return int(raw) if kind == "number" else str(raw)


def changed(sheet: Assessment, answers: Mapping[str, Any]) -> Assessment:
    """The sheet with these answers of a case file; null takes one away."""
    for question, raw in answers.items():
        sheet = sheet.answered(question, None if raw is None else answer_of(question, raw))
    return sheet


@cache
def base(name: str) -> Assessment:
    """A named sheet of bases.yaml, with the safest choice for what it does not name."""
    found = named(name)
    safest = {} if found.get("rest") == "blank" else {q.id: safest_answer(q) for q in BANK.questions.values()}
    rest = {question: answer for question, answer in safest.items() if answer and question not in found["answers"]}
    return changed(Assessment(BANK.version, AS_OF, answers=rest), found["answers"])


def named(name: str) -> dict[str, Any]:
    """A base of bases.yaml, with what it takes over from the one it starts from."""
    found = read_yaml("bases.yaml")[name]
    start = named(found["from"]) if "from" in found else {}
    return {**start, **found, "answers": {**start.get("answers", {}), **found.get("answers", {})}}


def bases() -> dict[str, Assessment]:
    return {name: base(name) for name in read_yaml("bases.yaml")}


def without(sheet: Assessment, question: str) -> Assessment:
    """The sheet with a question left blank."""
    return sheet.answered(question, None).excused(question, None)


def only_asked(sheet: Assessment) -> Assessment:
    """The sheet without answers to questions that are not asked."""
    return flow.only_asked(sheet, walk(BANK, sheet))


# ---------------------------------------------------------------- random sheets

DAYS = st.sampled_from([date(2026, month, day) for month in (1, 3, 6, 11, 12) for day in (1, 21, 22)])
EACH_ROW = [Integration(name, data, baa) for name in ("Slack", "OpenAI") for data in ROW_DATA for baa in ROW_BAA]
LISTS: list[Answer] = [(), *((row,) for row in EACH_ROW), *zip(EACH_ROW[:9], reversed(EACH_ROW), strict=False), tuple(EACH_ROW[:4])]


def subsets(question: Question) -> list[tuple[str, ...]]:
    """Every way to answer a question with many choices: any of them, or `none` by itself."""
    others = [c.id for c in question.choices if c.id != "none"]
    found = [chosen for size in range(1, len(others) + 1) for chosen in combinations(others, size)]
    return [*([("none",)] if question.choice("none") else []), *found]


def marked_done(sheet: Assessment, *actions: str) -> Assessment:
    """The sheet with these actions marked as done, its answers as they were."""
    for action in actions:
        sheet = sheet.planned(action, PlanEntry(status="done"))
    return sheet


def known_answers(question: Question) -> list[Answer]:
    """Answers to a question, all but for dates and lists."""
    if question.kind == "single":
        return [c.id for c in question.choices]
    if question.kind == "multi":
        return [*subsets(question)]
    if question.kind == "date":
        return [date(2026, month, 21) for month in (1, 6, 11, 12)]
    return [*question.between] if question.between else LISTS


def blank_or(question: Question, blanks: int) -> st.SearchStrategy[Answer | None]:
    """In about `blanks` of ten sheets nothing, "I don't know" or an empty list; else any answer."""
    nothing: list[Answer | None] = [None, UNKNOWN] if question.kind == "single" else [None, ()] if not question.open_ended else [None]
    known: list[Answer | None] = [*known_answers(question)]
    return st.sampled_from(known * ((10 - blanks) * len(nothing)) + nothing * (blanks * len(known)))


def sheets(blanks: int = 2, as_of: date = AS_OF) -> st.SearchStrategy[Assessment]:
    """A random sheet: stale answers of unasked questions, notes, reasons and plan entries included."""
    answers = {q.id: blank_or(q, blanks) for q in BANK.questions.values()}
    answers["org_role"] = st.sampled_from(["covered_entity"] * 6 + ["business_associate", "unknown", None, "neither"])
    return st.builds(
        lambda given, excused, notes, plan: Assessment(
            BANK.version, as_of, "", {q: a for q, a in given.items() if a is not None}, excused, notes, plan
        ),
        st.fixed_dictionaries(answers),
        st.sampled_from([{}, {}, {}, *({"customer_requirements": reason} for reason in ("", "  ", "No enterprise customers."))]),
        st.sampled_from([{}, {"sign_in": "see counsel"}]),
        st.sampled_from([{}, {"sign_baa": PlanEntry("Dana")}]),
    )


NAMED = [name for name in read_yaml("bases.yaml") if name != "nothing_answered"]
HALF_KNOWN = [row for row in EACH_ROW if UNKNOWN in (row.data, row.baa) and row.data != "no_phi"]
"""Apps of which something that matters is not known."""


@st.composite
def half_known(draw: st.DrawFn, sheet: Assessment) -> Assessment:
    """The sheet with a list of apps, of at least one of which only half is known."""
    rows = (draw(st.sampled_from(HALF_KNOWN)), *draw(st.lists(st.sampled_from(EACH_ROW), max_size=2)))
    listed = draw(st.sampled_from(["complete", "partial"]))
    return sheet.answered("integrations_inventory", listed).answered("integrations", tuple(draw(st.permutations(rows))))


@st.composite
def near_a_base(draw: st.DrawFn, names: Sequence[str] = NAMED, changes: int = 6) -> Assessment:
    """A named sheet with a few random changes: close to the boundaries between verdicts."""
    sheet = base(draw(st.sampled_from(names)))
    for name in draw(st.lists(st.sampled_from(sorted(BANK.questions)), max_size=changes, unique=True)):
        sheet = sheet.answered(name, draw(blank_or(BANK.questions[name], 3)))
    return draw(half_known(sheet)) if draw(st.integers(0, 2)) == 0 else sheet


ANY_SHEET = st.one_of(sheets(blanks=1), sheets(blanks=4), near_a_base(), sheets(blanks=1).flatmap(half_known))


# ---------------------------------------------------------------- all ways to answer what is unknown


@dataclass(frozen=True)
class Full:
    """Of a full sheet what `assess` says, without the plan and the sections, which take most of its time: there are thousands of them."""

    sheet: Assessment
    walked: Sheet

    @cached_property
    def score(self) -> Interval:
        return Unknowns(BANK, self.sheet, self.walked).prospect().score

    @cached_property
    def _judged(self) -> Judgement:
        return judgement(BANK, self.walked)

    @property
    def verdict(self) -> str:
        return self._judged.verdict

    def finding(self, question: str) -> Finding | None:
        return next((found for found in self._judged.findings if found.id == question), None)


def cap_of(result: Result | Full) -> int:
    """The most that a full sheet can score under its own verdict and its own answers (contract, section 4)."""
    if result.verdict in CAPPED:
        return 39
    return 69 if result.finding("past_phi_assessed") else 100


def extremes(full: Sequence[Result] | Sequence[Full]) -> tuple[int, int]:
    """What the interval of a partial sheet has to be, by the results of all full sheets it may turn out to be."""
    assert all(f.score.low == f.score.high <= cap_of(f) for f in full), "a full sheet has one score, under its own caps"
    return min(f.score.low for f in full), max(f.score.high for f in full)


def first_unknown(walked: Sheet, bank: Bank = BANK) -> Question | None:
    """The first asked question that somebody could still answer. Days and numbers are left as they are."""
    return next((bank.questions[q] for q in walked.asked if walked.unknown(q) and not bank.questions[q].open_ended), None)


def ways_to_answer(sheet: Assessment, question: Question) -> list[Answer]:
    """Each answer a blank or unknown question may turn out to have; of rows, only what is not known differs."""
    if question.kind in ("single", "multi"):
        return known_answers(question)
    rows = sheet.answers.get(question.id)
    if not isinstance(rows, tuple) or not rows:
        return [(Integration("found", data, baa),) for data in ("no_phi", "phi") for baa in ("signed", "not_signed")]
    each = [_ways_of(row) for row in rows if isinstance(row, Integration)]
    return [tuple(rows) for rows in product(*each)]


def _ways_of(row: Integration) -> list[Integration]:
    data = ("no_phi", "phi") if row.data == UNKNOWN else (row.data,)
    baa = ("signed", "not_signed") if row.baa == UNKNOWN else (row.baa,)
    return [Integration(row.name, d, b) for d in data for b in baa]


def full_sheets(sheet: Assessment, bank: Bank = BANK) -> Iterator[Full]:
    """Every full sheet that this one may turn out to be, with the questions that the answers open."""
    walked = walk(bank, sheet)
    question = first_unknown(walked, bank)
    if question is None:
        yield Full(sheet, walked)
        return
    for answer in ways_to_answer(sheet, question):
        yield from full_sheets(sheet.excused(question.id, None).answered(question.id, answer), bank)


def completions(sheet: Assessment, bank: Bank = BANK) -> Iterator[Assessment]:
    """The same, as they are stored."""
    return (full.sheet for full in full_sheets(sheet, bank))
