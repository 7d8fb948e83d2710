"""The bank check's part for bank.yaml: whole tables, known words, and the contract's floors."""

from collections.abc import Iterator, Mapping

from questionnaire.check.conditions import at, missing, phrase_faults, unfilled, when_faults
from questionnaire.policy import BEST, GATES, NOT_IN_SCOPE
from questionnaire.question_bank import Bank
from questionnaire.shapes.method import Floor
from questionnaire.shapes.question import UNKNOWN, Level, Question, Risk
from questionnaire.yaml_file import Found

FILLED = {"lacking", "wanted"}
"""What every text of a verdict may hold (`VerdictWords`)."""
LEVELS = set(Level.__members__)
CONDITIONS = (*GATES, "configuration", "training")
VERDICTS = (NOT_IN_SCOPE, "stop", "not_ready", "cannot_tell", "serious_gaps", "minor_gaps", BEST)
"""Fixed by the contract, sections 2 and 3."""


def method_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the method's tables, the conditions and the verdicts' words."""
    tables_whole = True
    for name, what in _table_faults(bank):
        tables_whole = False
        yield "bank.yaml", ("method", name), what
    if tables_whole:
        yield from (("bank.yaml", ("method", "floors", number), what) for number, what in _floor_faults(bank))
    if tuple(c.id for c in bank.conditions) != CONDITIONS:
        yield "bank.yaml", ("conditions",), f"the conditions are {', '.join(CONDITIONS)}, in this order"
    yield from (("bank.yaml", ("conditions", number), what) for number, what in _condition_faults(bank))
    for what in missing("verdict", bank.method.capped_verdicts, VERDICTS):
        yield "bank.yaml", ("method", "capped_verdicts"), what
    if tuple(v.id for v in bank.file.verdicts) != VERDICTS:
        yield "bank.yaml", ("verdicts",), f"the verdicts are {', '.join(VERDICTS)}, in this order"
    yield from (("bank.yaml", ("verdicts", number), what) for number, what in _verdict_faults(bank))


def _verdict_faults(bank: Bank) -> Iterator[tuple[int, str]]:
    for number, verdict in enumerate(bank.file.verdicts):
        known = FILLED | {*(phrase.id for phrase in verdict.phrases)}
        said = [case for phrase in verdict.phrases for case in phrase.cases]
        texts = ((verdict.means, known), (verdict.next, known), (verdict.next_paused or "", known), *((c.says, FILLED) for c in said))
        for text, named in texts:
            yield from at(number, unfilled(text, named))
        for phrase in verdict.phrases:
            yield from at(number, phrase_faults(bank, phrase))


def _condition_faults(bank: Bank) -> Iterator[tuple[int, str]]:
    known = {*bank.questions} | {s.id for s in bank.sections}
    for number, condition in enumerate(bank.conditions):
        yield from at(number, when_faults(bank, *condition.rules.values(), condition.meanwhile_when))
        yield from at(number, missing("action", condition.meanwhile, bank.actions))
        yield from at(number, missing("question or section", condition.safest, known))


def _table_faults(bank: Bank) -> Iterator[tuple[str, str]]:
    method = bank.method
    for name, table in (("overall_likelihood", method.overall_likelihood), ("risk", method.risk)):
        if set(table) != LEVELS or any(set(row) != LEVELS for row in table.values()):
            yield name, f"the table needs a row and a column for each of {', '.join(Level.__members__)}"
    for name, row in _rows(bank).items():
        if set(row) != LEVELS:
            yield name, f"needs an entry for each of {', '.join(Level.__members__)}"
    question = bank.questions.get(method.exposure_question)
    if question is None:
        yield "exposure_question", f'there is no question "{method.exposure_question}"'
    elif set(method.exposure) != {c.id for c in question.choices} | {UNKNOWN}:
        yield "exposure", f'needs an entry for each choice of "{question.id}" and for unknown'


def _rows(bank: Bank) -> dict[str, Mapping[str, object]]:
    return {"points": bank.method.points, "limits": bank.method.limits.by_risk, "lanes": bank.method.lanes}


def _floor_faults(bank: Bank) -> Iterator[tuple[int, str]]:
    for number, floor in enumerate(bank.method.floors):
        question = bank.questions.get(floor.question)
        if question is None or question.risk is None:
            yield number, f'"{floor.question}" is no question with a risk'
            continue
        for choice in floor.choices:
            for exposure in _too_low(bank, floor, question.risk, _occurrence(question, question.risk, choice)):
                yield number, f'"{choice}" of "{question.id}" comes out below {floor.at_least.name} while exposure is "{exposure}"'


def _too_low(bank: Bank, floor: Floor, risk: Risk, occurrence: Level | None) -> Iterator[str]:
    method = bank.method
    for exposure, harm in method.exposure.items():
        exempt = exposure in method.exempt_exposures and exposure not in floor.even_if
        if exempt or (occurrence and method.risk_of(occurrence, harm, risk.impact) >= floor.at_least):
            continue
        yield exposure


def _occurrence(question: Question, risk: Risk, choice: str) -> Level | None:
    if choice == UNKNOWN:
        return risk.unknown
    if question.rows and choice == "not_signed":
        return question.rows.not_signed.likelihood
    found = question.choice(choice)
    return found.likelihood if found else None
