"""Ways ahead, side by side: what each takes, and how the sheet would stand after it. Always *projected*, never residual.

A strategy is data (`questionnaire/bank/strategies.yaml`). It is carried out on the answers that count today: findings
are mended, answers set, what was about the desk left behind is forgotten; the new sheet is judged through the one door.
What happened stays: findings of the past are carried over where the new sheet no longer asks (45 CFR 164.402, 164.414(b)).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from questionnaire.assessment import Assessment
from questionnaire.conditions import holds
from questionnaire.flow import Sheet, walk
from questionnaire.model import Condition, Level, Outcome, Question
from questionnaire.question_bank import Bank
from questionnaire.strategy_model import Strategy, Take, Told
from scoring.ahead.projection import projected
from scoring.assess import assess
from scoring.judge import findings
from scoring.plan import seats
from scoring.result import Finding, Interval, Result
from scoring.verdict import verdict


@dataclass(frozen=True)
class Step:
    """An action that a strategy takes. One that is not `certain` hangs on something to find out first."""

    action: str
    certain: bool
    effort_hours: tuple[float, float]


@dataclass(frozen=True)
class Projected:
    """How things would stand once a strategy is carried out."""

    sheet: Assessment
    result: Result
    """The judgement of that sheet."""
    past: tuple[Finding, ...]
    """Findings of today that no strategy mends and the projected sheet no longer asks about."""
    verdict: str
    """Over all that remains, the past included: never better than `result.verdict`."""
    remains: tuple[Finding, ...]
    """Findings of the projected sheet and of the past, worst first."""

    @property
    def score(self) -> Interval:
        """The projected sheet's score. The past is not in it where its questions are no longer asked."""
        return self.result.score

    def counts(self) -> dict[Level, int]:
        """Number of remaining findings by level of risk, worst level first."""
        return {level: sum(f.risk == level for f in self.remains) for level in reversed(Level)}


@dataclass(frozen=True)
class StrategyResult:
    """One strategy, for one firm. The words stand in the bank under the same id."""

    id: str
    closed_because: str
    """Why it is not open to this firm; empty where it is."""
    steps: tuple[Step, ...]
    """In the order to do them. None where the strategy is closed."""
    hours: tuple[float, float]
    """From: what is certain, at the least. To: all of it, at the most. Our estimate."""
    waits_for: tuple[str, ...]
    """Actions for what remains that must come before some step of it."""
    projected: Projected | None
    """None where the strategy is closed."""
    flips: tuple[Told, ...]
    """What speaks against the choice and holds by today's answers."""

    @property
    def open(self) -> bool:
        """Whether this firm can choose it."""
        return not self.closed_because


@dataclass(frozen=True)
class _Today:
    """The sheet a strategy starts from: only what counts."""

    bank: Bank
    sheet: Sheet
    given: Assessment
    findings: tuple[Finding, ...]

    def holds(self, condition: Condition | None) -> bool:
        return holds(condition, self.sheet.answers, self.sheet.as_of)

    def of(self, question: str) -> list[Finding]:
        return [f for f in self.findings if f.question == question]


def compare(bank: Bank, assessment: Assessment) -> tuple[StrategyResult, ...]:
    """Every strategy of the bank, in its order, for this assessment. The assessment itself stays as it is."""
    sheet = walk(bank, assessment)
    answers = {q: a for q, a in assessment.answers.items() if q in sheet.asked}
    excused = {q: r for q, r in assessment.not_applicable.items() if q in sheet.asked}
    given = replace(assessment, answers=answers, not_applicable=excused)
    today = _Today(bank, sheet, given, findings(bank, sheet))
    return tuple(_compared(today, strategy) for strategy in bank.strategies)


def _compared(today: _Today, strategy: Strategy) -> StrategyResult:
    flips = tuple(f for f in strategy.flips if f.when is not None and today.holds(f.when))
    if closed := [c.because for c in strategy.closed if today.holds(c.when)]:
        return StrategyResult(strategy.id, closed[0], (), (0, 0), (), None, flips)
    led = _led(today, strategy)
    steps = _steps(today, strategy, walk(today.bank, led).asked)
    after = _after(today, strategy, projected(today.bank, led, [s.action for s in steps]), led)
    called_for = {a for f in after.remains for a in f.actions} - {s.action for s in steps}
    waits_for = dict.fromkeys(b for s in steps for b in today.bank.action(s.action).after if b in called_for)
    hours = sum(s.effort_hours[0] for s in steps if s.certain), sum(s.effort_hours[1] for s in steps)
    return StrategyResult(strategy.id, "", steps, hours, tuple(waits_for), after, flips)


def _questions(bank: Bank, names: Sequence[str]) -> Iterator[Question]:
    """The questions that ids of questions or sections stand for, in the bank's order."""
    return (q for q in bank.questions.values() if q.id in names or bank.section_of(q.id).id in names)


def _led(today: _Today, strategy: Strategy) -> Assessment:
    """The sheet with the strategy's answers set. Rows and answers of many choices wait for the actions."""
    bank, led = today.bank, today.given
    for name in strategy.forgets:
        led = led.answered(name, None)
    mended = [q for q in _questions(bank, strategy.mends) if today.of(q.id) or q.id not in today.sheet.asked]
    for question in (*mended, *_questions(bank, strategy.anew)):
        if question.kind == "single" and question.id not in today.sheet.excused:
            led = led.answered(question.id, question.choices[0].id)
    for lead in strategy.leads_to:
        led = led.answered(lead.question, lead.choice) if today.holds(lead.when) else led
    return led


def _steps(today: _Today, strategy: Strategy, asked_after: Sequence[str]) -> tuple[Step, ...]:
    """All actions once each; certain wins over perhaps."""
    found: dict[str, bool] = {}
    for action, certain in _taken(today, strategy, asked_after):
        found[action] = certain or found.get(action, False)
    rows = Counter(a for f in today.findings if f.row for a in f.actions)
    return tuple(
        Step(a, found[a], today.bank.action(a).hours_for(rows[a], seats(today.bank, today.sheet))) for a in _ordered(today.bank, found)
    )


def _taken(today: _Today, strategy: Strategy, asked_after: Sequence[str]) -> Iterator[tuple[str, bool]]:
    yield from _named(today, strategy.takes)
    mends = [*_questions(today.bank, strategy.mends)]
    for finding in (f for q in mends for f in today.of(q.id)):
        yield from ((action, True) for action in finding.actions)
        if finding.outcome == Outcome.unknown:
            yield from ((action, False) for action in _from_the_start(today, today.bank.questions[finding.question]))
    fresh = (q for q in mends if q.id not in today.sheet.asked)
    for question in (*fresh, *_questions(today.bank, strategy.anew)):
        if question.id in asked_after:
            yield from ((action, True) for action in _from_the_start(today, question))
    yield from _named(today, strategy.ends_with)


def _named(today: _Today, takes: Sequence[Take]) -> Iterator[tuple[str, bool]]:
    for take in takes:
        if today.holds(take.when):
            yield take.action, True
        elif take.perhaps is not None and today.holds(take.perhaps):
            yield take.action, False


def _from_the_start(today: _Today, question: Question) -> list[str]:
    """What the least safe answer calls for: all there may be to do, but for what deals with the past. What nobody knows is no event."""
    actions = question.rows.not_signed.actions if question.rows else question.choices[-1].actions
    return [a for a in actions if today.bank.action(a).kind != "law" and today.holds(today.bank.action(a).when)]


def _ordered(bank: Bank, found: Mapping[str, bool]) -> list[str]:
    """Prerequisites first; of what is free, the one named first."""
    names = list(found)
    sorter = TopologicalSorter({a: [b for b in bank.action(a).after if b in found] for a in names})
    sorter.prepare()
    ready: list[int] = []
    done: list[str] = []
    while sorter.is_active():
        for action in sorter.get_ready():
            heappush(ready, names.index(action))
        done.append(names[heappop(ready)])
        sorter.done(done[-1])
    return done


def _after(today: _Today, strategy: Strategy, after: Assessment, led: Assessment) -> Projected:
    for name in (*strategy.keeps, *(lead.question for lead in strategy.leads_to)):
        after = after.answered(name, led.answers.get(name))
    result = assess(today.bank, after)
    past = tuple(f for f in today.findings if f.question in strategy.carries and result.finding(f.id) is None)
    remains = tuple(sorted((*past, *result.findings), key=lambda f: -f.risk))
    states = {c.id: c.state for c in result.conditions}
    return Projected(after, result, past, verdict(walk(today.bank, after), states, remains), remains)
