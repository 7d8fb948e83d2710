"""The rules of the four conditions in words, made from the very data that decides."""

from questionnaire import Bank
from questionnaire.shapes.bank import MET, NOT_KNOWN, UNMET, UseCondition
from questionnaire.shapes.question import Condition
from report.paper.wording import choice_label


def rules(bank: Bank, condition: UseCondition) -> dict[str, str]:
    """State -> when it holds. The first that holds counts; otherwise the state is not known."""
    if condition.safest:
        asked = _named(bank, condition)
        return {
            UNMET: f"an answer to {asked} is not the safest one",
            NOT_KNOWN: "none of them is, but at least one is not known, or none is asked",
            MET: f"every question asked there has its safest answer: {asked}",
        }
    return {state: rule_words(bank, rule) for state, rule in condition.rules.items()}


def rule_words(bank: Bank, rule: Condition, *, inner: bool = False) -> str:
    """A condition as a phrase: "BAA: Yes, signed by both sides, or Help desk: None yet"."""
    if rule.all_of is not None:
        return _joined(bank, rule.all_of, " and ", inner)
    if rule.any_of_these is not None:
        return _joined(bank, rule.any_of_these, ", or ", inner)
    if rule.negated is not None:
        return f"not ({rule_words(bank, rule.negated)})"
    question = bank.questions.get(rule.question or "")
    subject = question.short if question else (rule.fact or "").replace("_", " ")
    named = rule.among or (rule.equals or rule.differs or "",)
    choices = " or ".join(f"\u201c{choice_label(question, choice)}\u201d" for choice in named)
    return f"{subject}: {'not ' if rule.differs else ''}{choices}"


def _joined(bank: Bank, parts: tuple[Condition, ...], between: str, inner: bool) -> str:
    words = between.join(rule_words(bank, part, inner=True) for part in parts)
    return f"({words})" if inner else words


def _named(bank: Bank, condition: UseCondition) -> str:
    titles = {s.id: f"any question of \u201c{s.title}\u201d" for s in bank.sections}
    return ", ".join(titles[name] if name in titles else f"\u201c{bank.questions[name].short}\u201d" for name in condition.safest)
