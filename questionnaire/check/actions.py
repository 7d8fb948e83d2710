"""The bank check's part for actions: steps, roles, hours, order, and that something leads to each."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from questionnaire.assessment import Answer
from questionnaire.check.conditions import ANY_DAY, condition_faults, placeholders, unfilled, when_faults
from questionnaire.conditions import could_hold
from questionnaire.faults import meant
from questionnaire.question_bank import FIND_OUT, Bank
from questionnaire.shapes.question import Choice, Question
from questionnaire.shapes.section import Action
from questionnaire.yaml_file import Found


def action_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the bank's actions."""
    led_to = _led_to(bank)
    seen: set[str] = set()
    for section in bank.sections:
        for number, action in enumerate(section.actions):
            for what in _faults(bank, action, led_to, seen):
                yield f"{section.id}.yaml", ("actions", number), what
            seen.add(action.id)
        for number, question in enumerate(section.questions):
            for what in _question_faults(bank, question):
                yield f"{section.id}.yaml", ("questions", number), what
    yield from _cycles(bank)


def _question_faults(bank: Bank, question: Question) -> Iterator[str]:
    if question.find_out:
        yield from _work_faults(bank, bank.action(f"{FIND_OUT}{question.id}"))
    for rule in (question.rows.not_signed, question.rows.unknown) if question.rows else ():
        yield from (f'a row leads to "{action}", which is no action' for action in rule.actions if action not in bank.actions)


def _led_to(bank: Bank) -> set[str]:
    """Actions that some answer brings into the plan, their own `when` kept in mind."""
    choices = {a for q in bank.questions.values() for c in q.choices for a in c.actions if _could_be_planned(bank, a, q, c)}
    rows = {a for q in bank.questions.values() if q.rows for rule in (q.rows.not_signed, q.rows.unknown) for a in rule.actions}
    return choices | rows | {a for c in bank.conditions for a in c.meanwhile}


def _could_be_planned(bank: Bank, action_id: str, question: Question, choice: Choice) -> bool:
    """Whether the action's `when` allows for this answer, all other questions being free."""
    action = bank.actions.get(action_id)
    if action is None or action.when is None or any(condition_faults(bank, action.when, bank.questions)):
        return True  # named by another check, or nothing hinders it
    answer: Answer = (choice.id,) if question.kind == "multi" else choice.id
    return could_hold(action.when, {question.id: answer}, ANY_DAY, {*bank.questions} - {question.id})


def _faults(bank: Bank, action: Action, led_to: set[str], seen: set[str]) -> Iterator[str]:
    if action.id in seen:
        yield f'an action "{action.id}" stands before this one; an id is used once'
    if action.id.startswith(FIND_OUT):
        yield f'"{action.id}" begins with "{FIND_OUT}", which the program keeps for itself; choose another id'
    if action.finds_out:
        yield "`finds_out` is set by the program, for the action it makes of a question's `find_out`; take it out"
    if action.id not in led_to:
        yield f'no answer leads to "{action.id}", so that no plan has it; name it under a choice that its `when` allows, or take it out'
    yield from when_faults(bank, action.when, action.waits_when)
    yield from _work_faults(bank, action)
    if action.kind == "flow" and action.waiting:
        yield f'"{action.id}" pauses a flow and waits for an answer; a flow is paused on the day of the assessment: take `waiting` out'
    if action.kind != "flow" and action.stops:
        yield f'"{action.id}" pauses nothing and has `stops`; give it `class: flow`, or take `stops` out'
    for question, choice in (*action.sets.items(), *action.stops.items()):
        if question not in bank.questions or bank.questions[question].choice(choice) is None:
            yield f'"{action.id}" sets "{question}" to "{choice}", which is no question with that choice'
    for before in bank.actions[action.id].after:
        if before not in bank.actions:
            yield f'"{action.id}" comes after "{before}", which is no action'
        elif action.kind == "flow" and bank.actions[before].kind != "flow":
            yield f'"{action.id}" pauses a flow and comes after "{before}", which does not; only the pause of another flow may come first'


def _work_faults(bank: Bank, action: Action) -> Iterator[str]:
    """What steps, hours and role get wrong, of an action or of a way to find out."""
    if "any" not in action.steps:
        yield f'"{action.id}" has no steps for any other desk; add `any`'
    for desk in action.steps:
        if desk != "any" and desk not in {d.id for d in bank.desks}:
            yield f'"{action.id}" has steps for "{desk}", which is no desk of desks.yaml'
    fills = set() if action.finds_out else placeholders(bank)
    for desk, steps in action.steps.items():
        if all(step.when is not None for step in steps):
            yield f'"{action.id}" has no step for "{desk}" that holds whatever the answers; take the `when` from one of them'
        for step in steps:
            yield from when_faults(bank, step.when)
            yield from unfilled(step.says, fills)
    if action.hold:
        yield from when_faults(bank, action.hold.when)
        yield from unfilled(action.hold.says, fills)
    if action.owner_role not in bank.owner_roles:
        yield f'"{action.owner_role}" is no role of bank.yaml; {meant(action.owner_role, bank.owner_roles)}'
    for hours in filter(None, (action.effort_hours, action.hours_each, action.hours_each_seat)):
        if hours[0] > hours[1]:
            yield f'"{action.id}" takes from {hours[0]} to {hours[1]} hours; the first must be the smaller'


def _cycles(bank: Bank) -> Iterator[Found]:
    try:
        TopologicalSorter({a.id: set(a.after) for a in bank.actions.values()}).prepare()
    except CycleError as error:
        first = error.args[1][0]
        home = next((s.id for s in bank.sections if any(a.id == first for a in s.actions)), bank.file.sections[0])
        yield f"{home}.yaml", ("actions",), f"these actions wait for one another: {' -> '.join(error.args[1])}"
