"""How an assessment stands, by all ways to answer what is unknown: score interval, sections, open verdicts, and all of that by answer."""

from dataclasses import dataclass

from questionnaire.assessment import Answer, Assessment
from questionnaire.flow import Sheet, known_answer, only_asked, reason_given
from questionnaire.question_bank import Bank
from scoring.result import Interval
from scoring.unknowns.answers import ways_to_answer
from scoring.unknowns.paths import Tallies, onward, paths
from scoring.unknowns.steps import steps_of
from scoring.unknowns.tally import NONE, Tally, count, interval, joined
from scoring.verdict import RULES


@dataclass(frozen=True)
class Prospect:
    """Least and greatest score, and the verdicts that some way to answer leads to, in the order of the rules."""

    score: Interval
    verdicts_possible: tuple[str, ...]


class Unknowns:
    """The walk over one assessment, of which only answers to asked questions count."""

    def __init__(self, bank: Bank, assessment: Assessment, sheet: Sheet) -> None:
        self.bank, self.assessment, self.steps = bank, only_asked(assessment, sheet), steps_of(bank)
        questions = [step.question for step in self.steps]
        given = tuple((bool(reason_given(question, self.assessment)), known_answer(question, self.assessment)) for question in questions)
        self.paths = paths(bank, assessment.as_of, given)

    def prospect(self) -> Prospect:
        """How it stands with what is known."""
        return self._prospect(_all(self.paths.so_far[-1]))

    def section(self, section: str) -> Interval:
        """The least and the greatest score of one section by itself, without a cap."""
        steps = [n for n, step in enumerate(self.steps) if section in step.sections]
        tallies: Tallies = dict.fromkeys(self.paths.by_step[steps[0]], NONE)
        for places in self.paths.by_step[steps[0] : steps[-1] + 1]:
            tallies = onward(tallies, places, section)
        return interval(self.bank, _all(tallies))

    def if_answered(self, step: int) -> dict[Answer, Prospect]:
        """How it would stand with each answer to the question of that step, where somebody is still to find it: no day, no number."""
        found: dict[Answer | None, Tally] = {}
        for place, ways in self.paths.by_step[step].items():
            for way in ways:
                so_far = joined(self.paths.so_far[step][place], way.tally)
                count(found.setdefault(way.answer, {}), so_far, self.paths.ahead[step + 1][way.end])
        not_asked = found.pop(None, {})
        question = self.steps[step].question
        answers = ways_to_answer(question, known_answer(question, self.assessment))
        for answer in answers:
            count(found.setdefault(answer, {}), not_asked)
        return {answer: self._prospect(found[answer]) for answer in answers}

    def _prospect(self, tally: Tally) -> Prospect:
        first = {rule for rule, _, _ in tally}
        return Prospect(interval(self.bank, tally), tuple(rule.verdict for n, rule in enumerate(RULES) if n in first))


def _all(tallies: Tallies) -> Tally:
    found: Tally = {}
    for tally in tallies.values():
        count(found, tally)
    return found
