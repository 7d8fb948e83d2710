"""Every way that a group of questions can go in one world: which openers are chosen, and what that opens."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from questionnaire.assessment import Answer
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import Question
from scoring.branches import Group, branches, distinct_choices
from scoring.stakes import at_stake
from scoring.worlds import NOTHING, Answers, Sums, World, Worlds, add_to


def group_ways(worlds: Worlds, world: World) -> tuple[tuple[dict[str, Sums], ...], ...]:
    """For each group the distinct sums by section, over every way its openers can be answered."""
    groups = () if world.ended else branches(worlds.bank).groups
    return tuple(_GroupInWorld(worlds, world, group).ways() for group in groups)


class _GroupInWorld:
    """What each of the group's questions weighs is looked up once, not for every way."""

    def __init__(self, worlds: Worlds, world: World, group: Group) -> None:
        self.worlds, self.world = worlds, world
        self.openers = [worlds.bank.questions[q] for q in group.openers]
        opened = [worlds.bank.questions[q] for q in group.opened]
        self.opened = [(q, worlds.bank.section_of(q.id).id, self._stake(q, known_answer(q, worlds.assessment))) for q in opened]
        self.shut = {q.id for q in opened if not worlds.holds_for(worlds.bank.section_of(q.id), world.answers)}

    def _stake(self, question: Question, answer: Answer | None) -> Sums:
        return self.worlds.stake(question, answer, self.world.exposure, {})

    def ways(self) -> tuple[dict[str, Sums], ...]:
        ways = (self._sums(answers) for answers in opener_answers(self.worlds, self.world.answers, self.openers))
        return tuple({tuple(way.items()): way for way in ways}.values())

    def _sums(self, answers: Answers) -> dict[str, Sums]:
        bank, together = self.worlds.bank, {**self.world.answers, **answers}
        stakes = at_stake(bank, together, self.worlds.assessment.as_of)
        sums: dict[str, Sums] = {}
        for opener in self.openers:
            stake = self._stake(opener, answers.get(opener.id)) if self.worlds.asked(opener, together) else self._closed(opener, stakes)
            add_to(sums, bank.section_of(opener.id).id, stake)
        for question, section, stake in self.opened:
            open_here = question.id not in self.shut and self.worlds.holds_for(question, together)
            add_to(sums, section, stake if open_here else self._closed(question, stakes))
        return sums

    def _closed(self, question: Question, stakes: frozenset[str]) -> Sums:
        return self.worlds.closed(question) if question.id in stakes else NOTHING


def opener_answers(worlds: Worlds, settled: Answers, openers: Sequence[Question]) -> Iterator[Answers]:
    """Every way to answer a group's openers where the questions that bear on everything are settled; absent: not asked."""
    if not openers:
        yield {}
        return
    first, rest = openers[0], openers[1:]
    for option in _options(worlds, first, settled):
        chosen: Answers = {} if option is None else {first.id: option}
        for further in opener_answers(worlds, {**settled, **chosen}, rest):
            yield {**chosen, **further}


def _options(worlds: Worlds, question: Question, answers: Answers) -> list[Answer | None]:
    if not worlds.asked(question, answers):
        return [None]
    known = known_answer(question, worlds.assessment)
    if known is not None or reason_given(question, worlds.assessment):
        return [known]
    return [*subsets(question)] if question.kind == "multi" else [*distinct_choices(worlds.bank, question.id)]


def subsets(question: Question) -> Iterator[tuple[str, ...]]:
    """Every set of choices that can stand together: `none` stands alone."""
    others = [c.id for c in question.choices if c.id != "none"]
    for size in range(1, len(others) + 1):
        yield from combinations(others, size)
    if question.choice("none"):
        yield ("none",)
