"""The bank check's part for desks.yaml: each desk is a choice, and a sheet with it can come to every end that makes sense for it."""

from collections.abc import Iterator

from questionnaire.assessment import Answer, Assessment
from questionnaire.check.conditions import ANY_DAY
from questionnaire.conditions import holds, mentioned, rule_state
from questionnaire.flow import walk
from questionnaire.flow.safest import answered_safely
from questionnaire.policy import DESK, GATES, NO_DESK, PLAN
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import MET, STATES
from questionnaire.shapes.desks import Desk
from questionnaire.yaml_file import Found


def desk_faults(bank: Bank) -> Iterator[Found]:
    """Desks that are no choices, and choices that are no desks."""
    question = bank.questions.get(DESK)
    choices = tuple(c.id for c in question.choices) if question else ()
    if tuple(d.id for d in bank.desks) != choices:
        yield "desks.yaml", ("desks",), f'the desks are the choices of the question "{DESK}", in this order: {", ".join(choices)}'


def dead_ends(bank: Bank) -> Iterator[Found]:
    """Desks with which a sheet cannot come to every state of the plan, or never be in order. The bank has to be sound otherwise."""
    for number, desk in enumerate(bank.desks):
        yield from (("desks.yaml", ("desks", number), what) for what in _dead_ends(bank, desk))


def _dead_ends(bank: Bank, desk: Desk) -> Iterator[str]:
    if desk.id == NO_DESK:
        return
    reached = {rule_state(bank.condition(PLAN), answers, ANY_DAY) for answers in _ways(bank, desk)}
    way = "give it the trait baa_by_plan or baa_by_vendor, or ask what decides it"
    yield from (
        f'no answers bring a sheet with "{desk.id}" to the state {s} of the condition "{PLAN}"; {way}' for s in STATES if s not in reached
    )
    careful = walk(bank, answered_safely(bank, Assessment(bank.version, ANY_DAY, answers={DESK: desk.id, **_exposed(bank)})))
    for condition in GATES:
        state = rule_state(bank.condition(condition), careful.answers, ANY_DAY)
        if state != MET:
            yield f'the safest answers leave a sheet with "{desk.id}" at "{condition}" {state}, so that it is never in order; {way}'


def _exposed(bank: Bank) -> dict[str, Answer]:
    """Patient details reach the desk every day: without a barrier, plan and BAA are needed."""
    exposure = bank.questions.get(bank.method.exposure_question)
    return {exposure.id: exposure.choices[-1].id} if exposure and exposure.choices else {}


def _ways(bank: Bank, desk: Desk) -> Iterator[dict[str, Answer]]:
    """Every way to answer the questions that decide the plan, as far as they are asked with this desk."""
    condition = bank.condition(PLAN)
    looked_at = set().union(*map(mentioned, condition.rules.values()))
    ways: list[dict[str, Answer]] = [{DESK: desk.id}]
    for question in (q for q in bank.questions.values() if q.id in looked_at and q.id != DESK):
        choices = [choice.id for choice in question.choices]
        opened = [holds(question.when, way, ANY_DAY) for way in ways]
        ways = [{**way, question.id: c} for way, asked in zip(ways, opened, strict=True) for c in (choices if asked else [])] + ways
    yield from ways
