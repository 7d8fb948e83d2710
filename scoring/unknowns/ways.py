"""All full sheets that a partial one may turn out to be, walked together, question by question.

Sheets that nothing further on can tell apart stand in one *place*, so there are few places, however many sheets. A *way* leads from a
place to the next by one answer, with the points that this puts at stake and takes, and the first rule of the verdict that it makes hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from questionnaire.assessment import Answer
from questionnaire.conditions import could_hold, holds, rule_state
from questionnaire.facts import FACTS
from questionnaire.question_bank import Bank
from questionnaire.shapes.bank import UNMET
from questionnaire.shapes.question import UNKNOWN, Level, Question
from scoring.conditions import safest_wanted
from scoring.risk import Rated, exposure_of, weight, worst_left
from scoring.unknowns.answers import ways_to_answer
from scoring.unknowns.steps import Step
from scoring.unknowns.tally import IN_ORDER, NO_CAP, Tally
from scoring.verdict import RULES, Grounds, first_rule

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
    by_section: Mapping[str, Tally]
    """The same of the points of each section by itself, without verdict and cap; a section without points is not in it."""


def _tally(rule: int, cap: int, points: Sequence[Points]) -> Tally:
    return {(rule, cap, sum(p.at_stake for p in points)): (lost := sum(p.taken for p in points), lost)}


Settled = tuple[tuple[Points, ...], Tally, dict[str, Tally]]
BROKEN = next(number for number, rule in enumerate(RULES) if UNMET in rule.states)
BY_RISK = [first_rule(Grounds({}, {}, level)) for level in Level]
"""Numbers of the rules that hold where a condition is not met, and by the risk of a finding."""


class Crossing(NamedTuple):
    """A step, with what the ways over it depend on beside place and answer: the same for all assessments of one day."""

    bank: Bank
    as_of: date
    step: Step
    excused: bool
    """Whether the question does not apply, for a reason given."""

    def ways(self, place: Place, known: Answer | None) -> Iterator[Way]:
        """The ways on from a place, one for each way in which the answer may turn out; `known` is None for a blank."""
        given, whens = dict(place.answers), self.step.whens
        asked = not place.ended and all(holds(when, given, self.as_of) for when in whens)
        at_stake = asked or (not place.shut and all(could_hold(when, given, self.as_of, place.open) for when in whens))
        for answer in self._answers(known) if asked else (None,):
            yield self._way(place, given if answer is None else {**given, self.step.question.id: answer}, answer, asked, at_stake)

    def _answers(self, known: Answer | None) -> tuple[Answer | None, ...]:
        """None for a blank day or number, and where the question does not apply."""
        return (known,) if self.step.question.open_ended or self.excused else ways_to_answer(self.step.question, known)

    def _way(self, place: Place, given: Answers, answer: Answer | None, asked: bool, at_stake: bool) -> Way:
        step, question = self.step, self.step.question
        given = self._decided(given) if step.decided else given
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
        bearing = tuple((q, given[q]) for q in step.bearing if q in given)
        return Way(answer, end, *_settled(self, bearing, not step.closed <= seen, at_stake))

    def settle(self, given: Answers, unasked: bool, at_stake: bool) -> Settled:
        """What is settled at the step: points; with the first rule that holds and the cap, their tally; and that of each section."""
        judged = [(q, self._worst(q, given)) for q in self.step.judged if q.id in given]
        rule = min(self._rules(judged, given, unasked), default=IN_ORDER)
        cap = min((cap.at_most for cap in self.step.caps if holds(cap.when, given, self.as_of)), default=NO_CAP)
        points = tuple(self._points(judged, at_stake))
        sections = {one.section: _tally(IN_ORDER, NO_CAP, [p for p in points if p.section == one.section]) for one in points}
        return points, _tally(rule, cap, points), sections

    def _decided(self, given: Answers) -> Answers:
        """With what a named fact knows in the place of the answer (the dates decide the timing)."""
        facts = {q.id: FACTS[q.decided_by or ""].value(given, self.as_of) for q in self.step.decided if q.id in given}
        return {**given, **{q: value for q, value in facts.items() if value != UNKNOWN}}

    def _worst(self, question: Question, given: Answers) -> Rated | None:
        """What an answer leaves to fix; where a condition depends on the question, only while it is not met."""
        if question.risk is None:
            return None
        if question.decides and rule_state(self.bank.condition(question.decides), given, self.as_of) != UNMET:
            return None
        return worst_left(self.bank, question, given[question.id], exposure_of(self.bank, given, self.as_of))

    def _points(self, judged: Judged, at_stake: bool) -> Iterator[Points]:
        weighs = weight(self.bank, self.step.question.id)
        if at_stake and weighs and not self.excused:
            yield Points(self.step.question.id, self.step.section, weighs, 0)
        for question, rated in judged:
            if rated is not None and rated.points:
                yield Points(question.id, self.bank.section_of(question.id).id, 0, rated.points)

    def _rules(self, judged: Judged, given: Answers, unasked: bool) -> Iterator[int]:
        """Numbers of the rules that hold by what is settled here."""
        for question, rated in judged:
            if rated is not None:
                yield BY_RISK[rated.risk]
            wanted = any(safest_wanted(self.bank, condition, question.id) for condition in self.bank.conditions)
            if wanted and given[question.id] != question.choices[0].id:
                yield BROKEN
        if unasked:
            yield BROKEN  # nothing is asked about a condition, so that it is not known
        if self.step.gate:
            states = {c.id: rule_state(c, given, self.as_of) for c in self.bank.conditions if not c.safest}
            yield first_rule(Grounds(given, states, as_of=self.as_of))


@lru_cache(maxsize=16_384)
def ways_on(crossing: Crossing, place: Place, known: Answer | None) -> tuple[Way, ...]:
    """The ways on from a place. Kept, for sheets that differ in one answer, as before and after a click, have most of them in common."""
    return tuple(crossing.ways(place, known))


@lru_cache(maxsize=16_384)
def _settled(crossing: Crossing, bearing: tuple[tuple[str, Answer], ...], unasked: bool, at_stake: bool) -> Settled:
    """Kept, for many ways over a step settle the same."""
    return crossing.settle(dict(bearing), unasked, at_stake)


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
