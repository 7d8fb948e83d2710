"""Ways ahead, side by side: what each takes, and how the sheet would stand after it. Always *projected*, never residual.

A strategy is data (`questionnaire/bank/strategies.yaml`). It is carried out on the answers that count today: findings
are resolved, answers set, what was about the desk left behind is forgotten; the new sheet is judged through the one door.
What happened belongs to every way: open flows are paused, and what a statute dates is done, whichever is chosen; findings that only
say what was are carried over where the new sheet no longer asks (45 CFR 164.402, 164.414(b)).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from questionnaire.assessment import Assessment
from questionnaire.conditions import met_by
from questionnaire.flow import walk
from questionnaire.flow.unanswered import unanswered
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import Level, Outcome, Question
from questionnaire.shapes.strategies import Closed, Price, SourcedWords, Strategy, Take
from scoring.ahead.projection import projected
from scoring.ahead.today import Today, reduced
from scoring.assess import assess
from scoring.counted import added_hours
from scoring.result import Finding, Interval, Result, by_level
from scoring.verdict import verdict


@dataclass(frozen=True)
class Step:
    """An action that a strategy takes. One that is not `certain` depends on something to find out first."""

    action: str
    certain: bool
    effort_hours: tuple[float, float]
    waits: bool = False
    """Whether only the blanks of a section call for it: it is counted nowhere."""


@dataclass(frozen=True)
class Projected:
    """How things would stand once a strategy is carried out."""

    sheet: Assessment
    result: Result
    """The judgement of that sheet."""
    past: tuple[Finding, ...]
    """Findings of today that no strategy resolves and the projected sheet no longer asks about."""
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
        return by_level(self.remains)


@dataclass(frozen=True)
class StrategyResult:
    """One strategy, for one firm. The words stand in the bank under the same id."""

    id: str
    closed_because: str
    """Why it is not open to this firm; empty where it is."""
    closed_by: tuple[str, ...]
    """The questions whose answers close it."""
    steps: tuple[Step, ...]
    """In the order to do them. None where the strategy is closed."""
    hours: tuple[float, float]
    """From: what is certain, at the least. To: all of it, at the most. Our estimate. What is done, or waits, takes none."""
    done_by: date | None
    """The day on which the last of its steps is planned to be finished, with the hours a week there are."""
    price: Price | None
    projected: Projected | None
    """None where the strategy is closed."""
    flips: tuple[SourcedWords, ...]
    """What speaks against the choice and holds by today's answers."""

    @property
    def counted(self) -> tuple[Step, ...]:
        """The steps that answers call for."""
        return tuple(step for step in self.steps if not step.waits)

    @property
    def open(self) -> bool:
        """Whether this firm can choose it."""
        return not self.closed_because


def compare(bank: Bank, assessment: Assessment) -> tuple[StrategyResult, ...]:
    """Every strategy of the bank, in its order, for this assessment. The assessment itself stays as it is."""
    today = reduced(bank, assessment)
    return tuple(_compared(today, strategy) for strategy in bank.strategies)


def any_open(bank: Bank, assessment: Assessment) -> bool:
    """Whether this firm can choose any of them: as `compare` finds, without judging where they lead."""
    today = reduced(bank, assessment)
    return any(_closed(today, strategy) is None for strategy in bank.strategies)


def _compared(today: Today, strategy: Strategy) -> StrategyResult:
    flips = tuple(f for f in strategy.flips if f.when is not None and today.holds(f.when))
    if closed := _closed(today, strategy):
        by = met_by(closed.when, today.sheet.answers, today.sheet.as_of)
        return StrategyResult(strategy.id, closed.because, by, (), (0, 0), None, None, None, flips)
    led = _led(today, strategy)
    asked = walk(today.bank, led).asked
    taken = _certain(_taken(today, strategy, asked))
    days = today.scheduled([*taken])
    after = _after(today, strategy, projected(today.bank, led, [*taken]), led)
    waiting = _waiting(today, taken, _certain(_taken(_without_blanks(today), strategy, asked)))
    steps = tuple(Step(d.job.id, taken[d.job.id], today.hours(d.job.id), d.job.id in waiting) for d in days)
    todo = [s for s, d in zip(steps, days, strict=True) if not d.job.done and not s.waits]
    hours = added_hours([(s.effort_hours[0] if s.certain else 0, s.effort_hours[1]) for s in todo])
    alone = today.scheduled([a for a in taken if a not in waiting]) if waiting else days
    done_by = max((d.due for d in alone), default=today.given.as_of)
    price = next((p for p in strategy.prices if today.holds(p.when)), None)
    return StrategyResult(strategy.id, "", (), steps, hours, done_by, price, after, flips)


def _closed(today: Today, strategy: Strategy) -> Closed | None:
    return next((c for c in strategy.closed if today.holds(c.when)), None)


def _without_blanks(today: Today) -> Today:
    """Today without the findings of blanks."""
    blank = {question for found in unanswered(today.bank, today.sheet) for question in found.blank}
    return replace(today, findings=tuple(f for f in today.findings if f.question not in blank))


def _waiting(today: Today, taken: Iterable[str], counted: Collection[str]) -> frozenset[str]:
    """What is taken and not counted; as in the plan, what the law dates and what something was typed at always counts."""
    kept = {*counted, *today.given.plan}
    return frozenset(a for a in taken if a not in kept and today.bank.action(a).kind != "law")


def _questions(bank: Bank, names: Sequence[str]) -> Iterator[Question]:
    """The questions that ids of questions or sections stand for, in the bank's order."""
    return (q for q in bank.questions.values() if q.id in names or bank.section_of(q.id).id in names)


def _led(today: Today, strategy: Strategy) -> Assessment:
    """The sheet with the strategy's answers set. Rows and answers of many choices wait for the actions."""
    bank, led = today.bank, today.given
    for name in strategy.forgets:
        led = led.answered(name, None)
    resolved = [q for q in _questions(bank, strategy.resolves) if today.of(q.id) or q.id not in today.sheet.asked]
    for question in (*resolved, *_questions(bank, strategy.anew)):
        if question.kind == "single" and question.id not in today.sheet.excused:
            led = led.answered(question.id, question.choices[0].id)
    for lead in strategy.leads_to:
        led = led.answered(lead.question, lead.choice) if today.holds(lead.when) else led
    return led


def _certain(taken: Iterator[tuple[str, bool]]) -> dict[str, bool]:
    """All actions once each; certain wins over perhaps."""
    found: dict[str, bool] = {}
    for action, certain in taken:
        found[action] = certain or found.get(action, False)
    return found


def _taken(today: Today, strategy: Strategy, asked_after: Sequence[str]) -> Iterator[tuple[str, bool]]:
    yield from _owed(today)
    yield from _named(today, strategy.takes)
    resolves = [*_questions(today.bank, strategy.resolves)]
    for finding in (f for q in resolves for f in today.of(q.id)):
        yield from ((action, True) for action in finding.actions)
        if finding.outcome == Outcome.unknown:
            yield from ((action, False) for action in _from_the_start(today, today.bank.questions[finding.question]))
    fresh = (q for q in resolves if q.id not in today.sheet.asked)
    for question in (*fresh, *_questions(today.bank, strategy.anew)):
        if question.id in asked_after:
            anew = _from_the_start(today, question)
            yield from ((action, True) for action in anew if today.bank.action(action).kind != "law")  # what is set up has no past
    yield from _named(today, strategy.ends_with)


def _owed(today: Today) -> Iterator[tuple[str, bool]]:
    """What is done whichever way is chosen: open flows are paused, and what already happened is assessed."""
    called_for = (a for f in today.findings for a in f.actions)
    return ((a, True) for a in called_for if today.bank.action(a).kind in ("flow", "law"))


def _named(today: Today, takes: Sequence[Take]) -> Iterator[tuple[str, bool]]:
    for take in takes:
        if today.holds(take.when):
            yield take.action, True
        elif take.perhaps is not None and today.holds(take.perhaps):
            yield take.action, False


def _from_the_start(today: Today, question: Question) -> list[str]:
    """What the least safe answer calls for: all there may be to do."""
    actions = question.rows.not_signed.actions if question.rows else question.choices[-1].actions
    return [a for a in actions if today.holds(today.bank.action(a).when)]


def _after(today: Today, strategy: Strategy, after: Assessment, led: Assessment) -> Projected:
    for name in (*strategy.keeps, *(lead.question for lead in strategy.leads_to)):
        after = after.answered(name, led.answers.get(name))
    result = assess(today.bank, after)
    past = tuple(f for f in today.findings if f.question in strategy.carries and result.finding(f.id) is None)
    remains = tuple(sorted((*past, *result.findings), key=lambda f: -f.risk))
    states = {c.id: c.state for c in result.conditions}
    return Projected(after, result, past, verdict(walk(today.bank, after), states, remains), remains)
