"""The bank check's part for strategies.yaml and proposals.yaml: what they name exists, and proposed law stays apart."""

from collections.abc import Iterator

from questionnaire.check.conditions import at, missing, no_such, repeated, when_faults
from questionnaire.check.sources import citation_faults
from questionnaire.faults import meant
from questionnaire.question_bank import Bank
from questionnaire.shapes.strategies import Lead, Price, ProposedRule, SourcedWords, Strategy, Take
from questionnaire.yaml_file import Found, Place, Spot

STRATEGIES, PROPOSALS = "strategies.yaml", "proposals.yaml"


def ahead_faults(bank: Bank) -> Iterator[Found]:
    """Every fault of the strategies and of the proposals."""
    again = repeated("strategy", [strategy.id for strategy in bank.strategies])
    yield from ((STRATEGIES, ("strategies", number), what) for number, what in again)
    for number, strategy in enumerate(bank.strategies):
        yield from ((STRATEGIES, ("strategies", number, *below), what) for below, what in _strategy_faults(bank, strategy))
    yield from ((PROPOSALS, place, what) for place, what in _proposal_faults(bank))


def _strategy_faults(bank: Bank, strategy: Strategy) -> Iterator[Spot]:
    for number, closed in enumerate(strategy.closed):
        yield from at(("closed", number), when_faults(bank, closed.when))
    for name, takes in (("takes", strategy.takes), ("ends_with", strategy.ends_with)):
        for number, take in enumerate(takes):
            yield from _take_faults(bank, (name, number), take)
    for number, lead in enumerate(strategy.leads_to):
        yield from _lead_faults(bank, ("leads_to", number), lead)
    yield from _name_faults(bank, strategy)
    for number, price in enumerate(strategy.prices):
        yield from _price_faults(bank, ("prices", number), price)
    for name, told in (("needs", strategy.needs), ("unsolved", strategy.unsolved), ("flips", strategy.flips)):
        for number, words in enumerate(told):
            yield from _sourced_faults(bank, (name, number), words)


def _take_faults(bank: Bank, place: Place, take: Take) -> Iterator[Spot]:
    yield from at(place, missing("action", [take.action], bank.actions))
    if take.perhaps is not None and take.when is None:
        yield place, f'"{take.action}" has `perhaps` but no `when`, so it is always taken; say when it is sure'
    yield from at(place, when_faults(bank, take.when, take.perhaps))


def _lead_faults(bank: Bank, place: Place, lead: Lead) -> Iterator[Spot]:
    question = bank.questions.get(lead.question)
    if question is None:
        yield place, no_such("question", lead.question, bank.questions)
    elif question.kind != "single":
        yield place, f'"{lead.question}" is of kind {question.kind}; a strategy sets answers to single choices only'
    elif question.choice(lead.choice) is None:
        known = [c.id for c in question.choices]
        yield place, f'"{lead.choice}" is no answer of "{lead.question}"; {meant(lead.choice, known)}'
    yield from at(place, when_faults(bank, lead.when))


def _name_faults(bank: Bank, strategy: Strategy) -> Iterator[Spot]:
    sections = {s.id for s in bank.sections}
    wide = {"resolves": strategy.resolves, "anew": strategy.anew}
    narrow = {"forgets": strategy.forgets, "keeps": strategy.keeps, "carries": strategy.carries}
    for key, names in {**wide, **narrow}.items():
        known = {*bank.questions} | (sections if key in wide else set())
        kind = "question or section" if key in wide else "question"
        yield from (((key, number), no_such(kind, name, known)) for number, name in enumerate(names) if name not in known)


def _sourced_faults(bank: Bank, place: Place, words: SourcedWords) -> Iterator[Spot]:
    yield from at(place, citation_faults(bank, words.citations))
    yield from at(place, when_faults(bank, words.when))
    if words.from_to is not None and not (words.unit and words.dated):
        yield place, "a range needs its `unit` and, in `dated`, what its source says of its own date"
    if words.for_all and words.from_to is None:
        yield place, "`for_all` multiplies a range and needs its `from_to`"
    if words.from_to is not None and words.from_to[0] > words.from_to[1]:
        yield place, f"the range runs from {words.from_to[0]:g} to {words.from_to[1]:g}; the first must be the smaller"


def _price_faults(bank: Bank, place: Place, price: Price) -> Iterator[Spot]:
    yield from at(place, citation_faults(bank, price.citations))
    yield from at(place, when_faults(bank, price.when))
    if price.a_seat is not None and not price.dated:
        yield place, "a price needs, in `dated`, what its source says of its own date"
    if price.a_seat is not None and price.a_seat[0] > price.a_seat[1]:
        yield place, f"the price runs from {price.a_seat[0]:g} to {price.a_seat[1]:g}; the first must be the smaller"


def _proposal_faults(bank: Bank) -> Iterator[Spot]:
    yield from at(("citations",), citation_faults(bank, bank.proposals.citations))
    yield from ((("rules", number), what) for number, what in repeated("rule", [rule.id for rule in bank.proposals.rules]))
    for number, rule in enumerate(bank.proposals.rules):
        place: Place = ("rules", number)
        yield from at(place, citation_faults(bank, rule.citations))
        if not any(_proposed(bank, text) for text in rule.citations):
            yield place, f'"{rule.id}" cites no proposed law; what is in force belongs beside the questions'
        yield from _rule_faults(bank, place, rule)


def _proposed(bank: Bank, text: str) -> bool:
    source = bank.source_of(text)
    return source is not None and source.kind == "proposed_law"


def _rule_faults(bank: Bank, place: Place, rule: ProposedRule) -> Iterator[Spot]:
    yield from at(place, missing("question", rule.questions, bank.questions))
    if (rule.when is not None or rule.unclear is not None) and not rule.questions:
        yield place, f'"{rule.id}" tests answers but names no `questions`; say which it concerns'
    yield from at(place, when_faults(bank, rule.only_if, rule.when, rule.unclear))
