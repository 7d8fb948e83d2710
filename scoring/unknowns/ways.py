"""All full sheets that a partial one may turn out to be, walked together, question by question.

Sheets that nothing further on can tell apart stand in one *place*, so there are few places, however many sheets. A *way* leads from a
place to the next by one answer, with the points that this puts at stake and takes, and the first rule of the verdict that it makes hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from questionnaire.assessment import Answer, Assessment
from questionnaire.conditions import could_hold, holds
from questionnaire.facts import FACTS
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import UNKNOWN, Level, Question
from questionnaire.question_bank import Bank
from scoring.conditions import UNMET, rule_state
from scoring.points import worst
from scoring.risk import Rated, exposure_of, weight
from scoring.unknowns.answers import ways_to_answer
from scoring.unknowns.steps import Step, steps_of
from scoring.unknowns.tally import IN_ORDER, NO_CAP, Tally
from scoring.verdict import Grounds, first_rule

Answers = dict[str, Answer]
Judged = list[tuple[Question, Rated | None]]


class Place(NamedTuple):
    """Where sheets stand between two questions: all that something further on can still tell apart."""

    answers: tuple[tuple[str, Answer], ...] = ()
    """What is kept of the answers, by question."""
    open: frozenset[str] = frozenset()
    """Judged questions at stake: a condition that looks at one may come to hold."""
    seen: frozenset[str] = frozenset()
    """Ids of the conditions by safest answers about which something was asked."""
    ended: bool = False
    """Nothing more is asked."""
    shut: bool = False
    """Nothing more is at stake: an answer that describes has ended the questionnaire."""


START = Place()


class Points(NamedTuple):
    """Points of one question: put at stake where it would be asked, taken where it is judged."""

    question: str
    section: str
    at_stake: int
    taken: int


class Way(NamedTuple):
    """One answer at a place, or None where there is none, and what follows from it."""

    answer: Answer | None
    end: Place
    points: tuple[Points, ...]
    tally: Tally
    """What it adds to all sheets that take it."""

    def tally_of(self, section: str) -> Tally:
        """The same of one section, without verdict and cap."""
        return _tally(IN_ORDER, NO_CAP, [p for p in self.points if p.section == section])


def _tally(rule: int, cap: int, points: Sequence[Points]) -> Tally:
    return {(rule, cap, sum(p.at_stake for p in points)): (lost := sum(p.taken for p in points), lost)}


Settled = tuple[tuple[Points, ...], Tally]
BROKEN = first_rule(Grounds({}, {"training": UNMET}))
BY_RISK = [first_rule(Grounds({}, {}, level)) for level in Level]
"""Numbers of the rules that hold where a condition is not met, and by the risk of a finding."""


class Ways:
    """The places and ways of one assessment. It holds answers to asked questions only."""

    def __init__(self, bank: Bank, assessment: Assessment) -> None:
        self.bank, self.assessment, self.as_of, self.steps = bank, assessment, assessment.as_of, steps_of(bank)
        self._settled: dict[tuple[object, ...], Settled] = {}
        """By all that it hangs on: what is settled at a step."""
        self.safest = {step.question.id for step in self.steps if step.safest}

    @cached_property
    def by_step(self) -> tuple[dict[Place, tuple[Way, ...]], ...]:
        """At each step the places reached, and the ways that lead on from each."""
        reached: Iterable[Place] = (START,)
        found = []
        for step in self.steps:
            answers = self.answers(step.question)
            found.append({place: tuple(self._ways(step, place, answers)) for place in reached})
            reached = dict.fromkeys(way.end for ways in found[-1].values() for way in ways)
        return tuple(found)

    def answers(self, question: Question) -> tuple[Answer | None, ...]:
        """Each way in which an asked question may turn out; None for a blank day or number, and where it does not apply."""
        known = known_answer(question, self.assessment)
        if question.open_ended or reason_given(question, self.assessment):
            return (known,)
        return ways_to_answer(question, known)

    def _ways(self, step: Step, place: Place, answers: tuple[Answer | None, ...]) -> Iterator[Way]:
        given = dict(place.answers)
        asked = not place.ended and all(holds(when, given, self.as_of) for when in step.whens)
        at_stake = asked or (not place.shut and all(could_hold(when, given, self.as_of, place.open) for when in step.whens))
        for answer in answers if asked else (None,):
            yield self._way(step, place, given if answer is None else {**given, step.question.id: answer}, answer, asked, at_stake)

    def _way(self, step: Step, place: Place, given: Answers, answer: Answer | None, asked: bool, at_stake: bool) -> Way:
        question = step.question
        given = self._decided(step, given) if step.decided else given
        seen = place.seen | step.safest if asked else place.seen
        choice = question.choice(answer) if isinstance(answer, str) else None
        ends = choice is not None and bool(choice.ends)
        end = Place(
            _kept(step, given),
            _one_of(step, (place.open | {question.id} if at_stake and not question.describes else place.open) & step.conditional),
            seen - step.closed,
            place.ended or ends,
            place.shut or (ends and question.describes),
        )
        hangs_on = (step.question.id, at_stake, step.closed - seen, *map(given.get, step.bearing))
        if hangs_on not in self._settled:
            self._settled[hangs_on] = self._settle(step, given, seen, at_stake)
        return Way(answer, end, *self._settled[hangs_on])

    def _settle(self, step: Step, given: Answers, seen: frozenset[str], at_stake: bool) -> Settled:
        """What is settled at a step: points; with the first rule that holds and the cap, their tally."""
        judged = [(q, self._worst(q, given)) for q in step.judged if q.id in given]
        rule = min(self._rules(step, judged, given, seen), default=IN_ORDER)
        cap = min((cap.at_most for cap in step.caps if holds(cap.when, given, self.as_of)), default=NO_CAP)
        points = tuple(self._points(step, judged, at_stake))
        return points, _tally(rule, cap, points)

    def _decided(self, step: Step, given: Answers) -> Answers:
        """With what a named fact knows in the place of the answer (the dates decide the timing)."""
        facts = {q.id: FACTS[q.decided_by or ""].value(given, self.as_of) for q in step.decided if q.id in given}
        return {**given, **{q: value for q, value in facts.items() if value != UNKNOWN}}

    def _worst(self, question: Question, given: Answers) -> Rated | None:
        """What an answer leaves to mend; where a condition hangs on the question, only while it is not met."""
        if question.risk is None:
            return None
        if question.decides and rule_state(self.bank.condition(question.decides), given, self.as_of) != UNMET:
            return None
        return worst(self.bank, question, given[question.id], exposure_of(self.bank, given, self.as_of))

    def _points(self, step: Step, judged: Judged, at_stake: bool) -> Iterator[Points]:
        weighs = weight(self.bank, step.question.id)
        if at_stake and weighs and not reason_given(step.question, self.assessment):
            yield Points(step.question.id, step.section, weighs, 0)
        for question, rated in judged:
            if rated is not None and rated.points:
                yield Points(question.id, self.bank.section_of(question.id).id, 0, rated.points)

    def _rules(self, step: Step, judged: Judged, given: Answers, seen: frozenset[str]) -> Iterator[int]:
        """Numbers of the rules that hold by what is settled here."""
        for question, rated in judged:
            if rated is not None:
                yield BY_RISK[rated.risk]
            if question.id in self.safest and given[question.id] != question.choices[0].id:
                yield BROKEN
        if step.closed - seen:
            yield BROKEN  # nothing is asked about a condition, so that it is not known
        if step.gate:
            states = {c.id: rule_state(c, given, self.as_of) for c in self.bank.conditions if not c.safest}
            yield first_rule(Grounds(given, states, as_of=self.as_of))


def _kept(step: Step, given: Answers) -> tuple[tuple[str, Answer], ...]:
    """The answers, or what is left of them, that something further on looks at."""
    kept = dict(given)
    for question in step.kept.keys() & given.keys():
        wanted = step.kept[question]
        if wanted is None:
            continue
        kept[question] = _cut(given[question], wanted)
        if kept[question] == () and UNKNOWN not in wanted:
            del kept[question]  # a blank reads the same
    for tests in step.either:
        if any(holds(test, kept, date.min) for test in tests):  # plain tests, which look at no day
            rest = {q: a for q, a in kept.items() if q not in {test.question for test in tests}}
            kept = {tests[0].question or "": (tests[0].equals or "",), **rest}
    return tuple(kept.items())


def _one_of(step: Step, open_questions: frozenset[str]) -> frozenset[str]:
    """The open questions, one for all that the same condition further on asks any of."""
    for tests in step.either:
        asked = {test.question or "" for test in tests}
        if asked & open_questions:
            open_questions = open_questions - asked | {tests[0].question or ""}
    return open_questions


def _cut(answer: Answer, kept: Mapping[str, str]) -> Answer:
    """Of the choices of an answer those still asked for; conditions read one choice and a set of one alike."""
    if isinstance(answer, str):
        return (kept[answer],) if answer in kept else ()
    chosen = answer if isinstance(answer, tuple) else ()
    return tuple(sorted({kept[c] for c in chosen if isinstance(c, str) and c in kept}))
