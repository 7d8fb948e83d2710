"""Two assessments of one desk side by side, both judged by the same bank: what got better, what got worse, what was said otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from questionnaire import Bank
from questionnaire.assessment import Assessment
from questionnaire.shapes.question import Level, Question
from report.comparison.days import limits, overdue
from report.comparison.findings import Why, findings, owed, why_gone
from report.comparison.time_to_fix import days_to_fix
from report.content.context import Context
from report.content.paper import draft_mark
from report.content.verdict_summary import answers_words, verdict_summary
from report.paper.wording import LEGAL_DEADLINE, STATE_WORDS, STATUS_WORDS, answer_lines, count, day, level_word, score_words
from scoring import assess
from scoring.result import Result, by_level

NOBODY, NO_DAY, NO_NOTE, NOT_JUDGED = "Nobody named", "By the rule", "No note", "Not judged"


@dataclass(frozen=True)
class Change:
    """One thing that was so and now is otherwise, in words; what people typed stands as typed."""

    what: str
    then: str
    now: str


Named = tuple[str, str]
"""What the two are called: a round and its correction have the same day."""
THEN_AND_NOW = ("Then", "Now")


@dataclass(frozen=True)
class Found:
    """A finding that is no more, or one that is new."""

    what: str
    risk: Level
    within: int | None = None
    """For one that is gone, where the rounds between are known: days from the first round that had it to the first that did not."""
    owed: tuple[str, ...] = ()
    """For one that the law still asks something for: what that is, as the plan calls it."""


@dataclass(frozen=True)
class Comparison:
    """What lies between two assessments. Empty tuples where nothing changed."""

    then: date
    now: date
    verdict: Change
    score: Change
    counts: tuple[Change, ...]
    """Findings with an answer behind them by level of risk, worst first; then questions answered."""
    conditions: tuple[Change, ...]
    """The four conditions, all of them."""
    limit: Change
    """By when the law wants a breach told, if there was one."""
    owed: tuple[Found, ...]
    """Findings whose question is no longer asked, but what the law asks for because of them nobody says is done."""
    gone: tuple[Found, ...]
    """Findings that were fixed or found out: by an answer that is another now, or by one that another makes enough."""
    unlisted: tuple[Found, ...]
    """Findings about apps that are no longer on the list: nobody said what became of them."""
    unneeded: tuple[Found, ...]
    """Findings about what is not needed while a barrier holds. The answer would still not be enough without it."""
    excused: tuple[Found, ...]
    """Findings whose question is now said not to apply."""
    unasked: tuple[Found, ...]
    """Findings whose question is no longer asked: nobody said that they were fixed."""
    waiting: tuple[Found, ...]
    """Findings whose question nobody has answered this time."""
    new: tuple[Found, ...]
    """Findings with an answer behind them that had none then: nobody had answered, or the answer was another."""
    moved: tuple[Change, ...]
    """Findings whose risk changed."""
    answers: tuple[Change, ...]
    """Questions answered otherwise, asked or not, with both answers in full."""
    notes: tuple[Change, ...]
    plan: tuple[Change, ...]
    """Who plays each role; then owner, due date and status of actions, as people wrote them."""
    overdue: tuple[Change, ...]
    """Actions past the day of the earlier plan, still to be done: both days."""
    marks: tuple[str, ...] = ()
    """What a paper of it bears: that the answers of now are not all given, or not all confirmed."""
    client: Change | None = None
    """Where the two are of differently named organizations."""
    named: Named = THEN_AND_NOW

    @property
    def nothing(self) -> bool:
        """True where answers, notes and plan are the same in both; judged on different days they may still differ."""
        return not (self.answers or self.notes or self.plan or self.client)


def compare(bank: Bank, then: Assessment, now: Assessment, rounds: Sequence[Assessment] = (), named: Named = THEN_AND_NOW) -> Comparison:
    """Both are judged anew by this bank, so that a difference is one of the desk and never one of the rules.

    `rounds`: those of the client up to `now` and with it, in order, for how long what is gone stayed open.
    """
    before, after = Context(bank, then, assess(bank, then)), Context(bank, now, assess(bank, now))
    old, new = findings(before), findings(after)
    within, questions = days_to_fix(bank, rounds), bank.questions.values()
    gone = {key: finding for key, finding in old.items() if key not in new}
    left = {key: owed(after, finding) if then.client == now.client else () for key, finding in gone.items()}

    def those(why: Why) -> tuple[Found, ...]:
        here = {key: f for key, f in gone.items() if not left[key] and why_gone(after, key) == why}
        return tuple(Found(before.title(f), f.risk, within.get(key) if why == "fixed" else None) for key, f in here.items())

    return Comparison(
        then=then.as_of,
        now=now.as_of,
        verdict=Change("Verdict", verdict_summary(before).title, verdict_summary(after).title),
        score=Change("Score", _score(before.result), _score(after.result)),
        counts=_counts(before, after),
        conditions=_conditions(bank, before.result, after.result),
        limit=Change(LEGAL_DEADLINE, *limits(before, after)),
        owed=tuple(Found(before.title(f), f.risk, owed=tuple(map(before.action_title, left[k]))) for k, f in gone.items() if left[k]),
        gone=those("fixed"),
        unlisted=those("unlisted"),
        unneeded=those("unneeded"),
        excused=those("excused"),
        unasked=those("unasked"),
        waiting=those("waiting"),
        new=tuple(Found(after.title(finding), finding.risk) for key, finding in new.items() if key not in old),
        moved=_apart((after.title(f), level_word(old[key].risk), level_word(f.risk)) for key, f in new.items() if key in old),
        answers=_apart((q.short, _answer(q, then), _answer(q, now)) for q in questions),
        notes=_apart((q.short, then.notes.get(q.id) or NO_NOTE, now.notes.get(q.id) or NO_NOTE) for q in questions),
        plan=_apart(_planned(bank, then, now)),
        overdue=tuple(Change(*one) for one in overdue(before, after)) if then.client == now.client else (),
        marks=draft_mark(after),
        client=None if then.client == now.client else Change("Organization", then.client, now.client),
        named=named,
    )


def _score(result: Result) -> str:
    return f"{score_words(result.score.low, result.score.high)} of 100" if result.in_scope else NOT_JUDGED


def _counts(then: Context, now: Context) -> tuple[Change, ...]:
    before, after = by_level(then.findings), by_level(now.findings)
    levels = (Change(f"{level_word(level)} risk", count(before[level], "finding"), count(after[level], "finding")) for level in before)
    answered = (answers_words(context, "") for context in (then, now))
    return (*levels, Change("Questions answered", *answered))


def _conditions(bank: Bank, then: Result, now: Result) -> tuple[Change, ...]:
    def state(result: Result, condition: str) -> str:
        return STATE_WORDS[result.condition(condition).state] if result.in_scope else NOT_JUDGED

    return tuple(Change(c.title, state(then, c.id), state(now, c.id)) for c in bank.conditions)


def _apart(told: Iterable[tuple[str, str, str]]) -> tuple[Change, ...]:
    """What is called so, then and now, where the two differ."""
    return tuple(Change(*one) for one in told if one[1] != one[2])


def _answer(question: Question, sheet: Assessment) -> str:
    """The answer in full, one line a choice or row; a reason for "not applicable" with it."""
    if question.id in sheet.not_applicable:
        return f"Not applicable: {sheet.not_applicable[question.id] or 'no reason given'}"
    return "\n".join(answer_lines(question, sheet.answers.get(question.id)))


def _planned(bank: Bank, then: Assessment, now: Assessment) -> Iterator[tuple[str, str, str]]:
    """Who plays each role, then what stands beside each action."""
    for role in sorted({*then.people, *now.people}):
        yield bank.owner_roles.get(role, role), then.people.get(role) or NOBODY, now.people.get(role) or NOBODY
    for action in bank.actions.values():
        old, new = (sheet.entry(action.id) for sheet in (then, now))
        yield f"{action.title}: status", STATUS_WORDS[old.status], STATUS_WORDS[new.status]
        yield f"{action.title}: owner", old.owner or NOBODY, new.owner or NOBODY
        yield f"{action.title}: due date", day(old.due) if old.due else NO_DAY, day(new.due) if new.due else NO_DAY
