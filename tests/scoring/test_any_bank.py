"""Interval, sections and open verdicts are exact whatever the bank: nothing in the program knows ours by heart."""

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questionnaire import Assessment, Bank, walk
from questionnaire.flow import only_asked
from questionnaire.shapes.question import Condition, Question
from questionnaire.shapes.section import Section
from scoring import assess
from scoring.unknowns import Unknowns, explain
from tests.scoring.sheets import AS_OF, BANK, cap_of, completions, extremes

KEPT = {
    "org_role": ("neither", "covered_entity"),
    "desk": ("intercom", "not_chosen"),
    "phi_reaches_support": ("blocked", "possible", "routinely"),  # a barrier that is only told counts as "possible"
    "phi_prevention": ("technical_and_told", "told_only"),
    "attachments": ("off", "anyone"),
    "baa_status": ("signed", "not_signed"),
    "past_phi_assessed": ("assessed_and_documented", "not_assessed"),
    "channels": ("web_chat", "sms"),
    "sms_cover": ("compliant_service", "neither"),
    "sign_in": ("sso_or_mfa_enforced", "password_only"),
    "ai_use": ("none", "staff_paste_into_ai"),
    "training_records": ("kept_six_years", "none"),
}
"""Twelve questions of the bank with two or three choices each: few enough to try out every sheet."""
MOST = 12
"""Full sheets the parts of which are added up; the others differ from them in one or two answers."""


@dataclass(frozen=True)
class Sketch:
    """What makes one bank another, and a sheet for it; conditions as a bank file writes them."""

    asked_when: dict[str, Any]
    """By question or section."""
    describing: set[str]
    answers: dict[str, str | None]
    """By question; None where blank."""


def atoms(earlier: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from(earlier).flatmap(
        lambda q: st.fixed_dictionaries({"question": st.just(q), "is": st.sampled_from([*KEPT[q], "unknown"])})
    )


def conditions(earlier: list[str]) -> st.SearchStrategy[dict[str, Any] | None]:
    """None, one test of an earlier question, or two of them, tied together."""
    if not earlier:
        return st.none()
    atom = atoms(earlier)
    both = st.lists(atom, min_size=2, max_size=2)
    return st.none() | atom | atom.map(lambda a: {"not": a}) | both.map(lambda a: {"all": a}) | both.map(lambda a: {"any": a})


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Some of these questions, each asked under a condition of its own, in sections asked under theirs."""
    kept = draw(st.lists(st.sampled_from([*KEPT]), min_size=3, max_size=6, unique=True))
    sketch = Sketch({}, draw(st.sets(st.sampled_from(kept))), {})
    for section in BANK.sections:
        inside = [q.id for q in section.questions if q.id in kept]
        if inside:
            sketch.asked_when[section.id] = draw(conditions([*sketch.answers]))
        for question in inside:
            sketch.asked_when[question] = draw(conditions([*sketch.answers]))
            sketch.answers[question] = draw(st.none() | st.sampled_from(KEPT[question]))
    return sketch


def bank_of(sketch: Sketch) -> Bank:
    def when(name: str) -> dict[str, object]:
        condition = sketch.asked_when.get(name)
        return {"when": Condition.model_validate(condition) if condition else None, "skipped_because": "It does not come up."}

    def question(of: Question) -> Question:
        choices = tuple(c for c in of.choices if c.id in KEPT[of.id])
        if of.id == BANK.method.exposure_question:  # here nothing but the exposure tells its choices apart
            choices = tuple(c.model_copy(update={"likelihood": None}) for c in choices)
        return of.model_copy(update={**when(of.id), "choices": choices, "describes": of.id in sketch.describing})

    def section(of: Section) -> Section:
        kept = tuple(question(q) for q in of.questions if q.id in sketch.answers)
        return of.model_copy(update={**when(of.id), "questions": kept})

    return replace(BANK, sections=tuple(map(section, BANK.sections)))


def sheet_of(bank: Bank, sketch: Sketch) -> Assessment:
    sheet = Assessment(bank.version, AS_OF)
    for name, answer in sketch.answers.items():
        several = answer is not None and bank.questions[name].kind == "multi"
        sheet = sheet.answered(name, (answer,) if several else answer)  # type: ignore[arg-type]
    return only_asked(sheet, walk(bank, sheet))


@settings(max_examples=100, suppress_health_check=list(HealthCheck))  # each tries up to a hundred sheets
@given(sketches())
def test_the_interval_is_exact_whatever_the_bank(sketch: Sketch) -> None:
    held_against_every_sheet(sketch)


def test_the_interval_is_exact_where_what_opens_others_is_not_always_asked() -> None:
    asked_when = {"channels": {"question": "desk", "is": "intercom"}, "sms_cover": {"question": "channels", "is": "sms"}}
    held_against_every_sheet(Sketch(asked_when, {"desk", "channels"}, {"desk": None, "channels": None, "sms_cover": None}))


def held_against_every_sheet(sketch: Sketch) -> None:
    bank = bank_of(sketch)
    sheet = sheet_of(bank, sketch)
    every = [*completions(sheet, bank)]
    full = [assess(bank, further) for further in every]
    for result, further in zip(full, every[:MOST], strict=False):
        uncapped = min(explain(bank, further)[0].uncapped, cap_of(result))
        assert (result.score.low, result.score.high) == (uncapped, uncapped), "a full sheet has one score, that of its parts"
    found = assess(bank, sheet)
    assert (found.score.low, found.score.high) == extremes(full)
    assert set(found.verdicts_possible) == {f.verdict for f in full}
    for section in found.sections:
        scores = [next((s.score.low for s in f.sections if s.id == section.id), 100) for f in full]  # none asked, none lost
        assert (section.score.low, section.score.high) == (min(scores), max(scores)), section.id


def places_after(bank: Bank, question: str) -> int:
    """In how many places all ways to answer a blank sheet stand once a question is passed."""
    blank = Assessment(bank.version, AS_OF)
    ways = Unknowns(bank, blank, walk(bank, blank)).paths.by_step[[*bank.questions].index(question)]
    return len({way.end for those in ways.values() for way in those})


def test_choices_that_only_the_exposure_tells_apart_lead_to_a_place_each() -> None:
    bank = bank_of(Sketch({}, set(), {"phi_reaches_support": None, "phi_prevention": "technical_and_told", "sign_in": None}))
    assert places_after(bank, "phi_reaches_support") == len(KEPT["phi_reaches_support"])


def test_choices_that_nothing_tells_apart_lead_to_one_place() -> None:
    assert places_after(BANK, "org_role") == 2, "a covered entity is asked what a business associate is asked; neither is asked nothing"


def test_what_nothing_further_on_looks_at_is_forgotten() -> None:
    assert places_after(BANK, [*BANK.questions][-1]) == len({"the questionnaire went on", "it ended with the first answer"})
