"""The bank check's part for what is cited: citations, statements of the source documents, contradictions."""

from collections.abc import Iterable, Iterator

from questionnaire.check.conditions import missing, no_such, repeated, when_faults
from questionnaire.faults import meant
from questionnaire.policy import ROLE
from questionnaire.question_bank import Bank
from questionnaire.yaml_file import Found, Place


def source_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of citations, statements and contradictions."""
    yield from _contradiction_faults(bank)
    yield from _every_citation(bank)
    yield from _statement_faults(bank)
    yield from _bound_faults(bank)
    yield from _desk_faults(bank)


def _contradiction_faults(bank: Bank) -> Iterator[Found]:
    for number, what in repeated("contradiction", [rule.id for rule in bank.contradictions]):
        yield "contradictions.yaml", ("contradictions", number), what
    for number, rule in enumerate(bank.contradictions):
        place: Place = ("contradictions", number)
        for what in when_faults(bank, rule.when):
            yield "contradictions.yaml", (*place, "when"), what
        for what in missing("question", rule.questions, bank.questions):
            yield "contradictions.yaml", place, what


def _cited(bank: Bank) -> Iterator[Found]:
    for section in bank.sections:
        file = f"{section.id}.yaml"
        for number, question in enumerate(section.questions):
            yield from ((file, ("questions", number, "citations"), text) for text in question.citations)
            for which, choice in enumerate(question.choices):
                yield from ((file, ("questions", number, "choices", which), text) for text in choice.citations)
        for number, action in enumerate(section.actions):
            yield from ((file, ("actions", number), text) for text in action.citations)
    for number, condition in enumerate(bank.conditions):
        yield from (("bank.yaml", ("conditions", number), text) for text in condition.citations)
    for number, review in enumerate(bank.reviews):
        yield from (("bank.yaml", ("reviews", number), text) for text in review.citations)
    yield from (("bank.yaml", ("method", "penalties"), text) for text in bank.method.penalties.cited)


def _every_citation(bank: Bank) -> Iterator[Found]:
    for file, place, text in _cited(bank):
        yield from ((file, place, what) for what in citation_faults(bank, (text,)))


def citation_faults(bank: Bank, citations: Iterable[str]) -> Iterator[str]:
    """What is wrong with citations anywhere in the bank: each begins with the name of a source, or is a statement's id."""
    for text in citations:
        if text not in bank.statements and bank.source_of(text) is None:
            yield f'"{text}" begins with the name of no source in sources.yaml, nor is it a statement'


def _bound_faults(bank: Bank) -> Iterator[Found]:
    roles, cited = {choice.id for choice in bank.questions[ROLE].choices}, {text for _, _, text in _cited(bank)}
    for role, instead in bank.bound.items():
        place: Place = ("bound", role)
        if role not in roles:
            yield "sources.yaml", place, f'"{ROLE}" has no choice "{role}"; {meant(role, roles)}'
        for begin, text in instead.items():
            if not any(old.startswith(begin) for old in cited):
                yield "sources.yaml", (*place, begin), f'nothing cites "{begin}"; take the line out'
            yield from (("sources.yaml", (*place, begin), what) for what in citation_faults(bank, (text,)))


def _desk_faults(bank: Bank) -> Iterator[Found]:
    desks = {desk.id for desk in bank.desks}
    about = {"sources": [source.desk for source in bank.sources], "statements": [statement.desk for statement in bank.statement_list]}
    for file, told in about.items():
        for number, desk in enumerate(told):
            if desk and desk not in desks:
                yield f"{file}.yaml", (file, number, "desk"), no_such("desk", desk, desks)


def _statement_faults(bank: Bank) -> Iterator[Found]:
    cited = {text for _, _, text in _cited(bank)}
    known = {source.id for source in bank.sources}
    for number, statement in enumerate(bank.statement_list):
        place: Place = ("statements", number)
        if bank.statements[statement.id] is not statement:
            yield "statements.yaml", place, f"{statement.id} stands here twice; an id is used once"
        if statement.source not in known:
            yield "statements.yaml", place, no_such("source", statement.source, known)
        if statement.id not in cited and not statement.opinion:
            yield "statements.yaml", place, f"{statement.id} is cited by nothing; cite it where it belongs, or say why it is opinion"
