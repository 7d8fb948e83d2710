"""Every way that a group of questions can go in one world: which openers are chosen, and what that opens."""

from collections.abc import Iterator, Sequence

from questionnaire.assessment import Answer
from questionnaire.flow import known_answer, reason_given
from questionnaire.model import Question
from scoring.branches import Group, branches, distinct_choices
from scoring.settled import Answers, Settled
from scoring.stakes import at_stake
from scoring.sums import Sums, by_section
from scoring.ways_to_answer import ways_to_answer
from scoring.worlds import Opening, World, Worlds


def group_ways(worlds: Worlds, world: World) -> tuple[tuple[dict[str, Sums], ...], ...]:
    """For each group the distinct sums by section, over every way its openers can be answered."""
    groups = () if world.settled.ended else branches(worlds.bank).groups
    return tuple(_group_ways(worlds, world, group) for group in groups)


def _group_ways(worlds: Worlds, world: World, group: Group) -> tuple[dict[str, Sums], ...]:
    known = worlds.ways.get(key := (group, world.settled.exposure, *worlds.bearing(world.settled, group)))
    if known is None:
        known = worlds.ways[key] = _GroupInWorld(worlds, world, group).ways()
    return known


class _GroupInWorld:
    """What each of the group's questions weighs is looked up once, not for every way."""

    def __init__(self, worlds: Worlds, world: World, group: Group) -> None:
        self.worlds, self.world, self.group = worlds, world, group
        bank = worlds.bank
        self.section = {q: bank.section_of(q).id for q in (*group.openers, *group.opened)}
        self.opened = {q: self._stake(q, known_answer(bank.questions[q], worlds.assessment)) for q in group.opened}
        self.closed = {q: worlds.closed(bank.questions[q]) for q in self.section}

    def _stake(self, question: str, answer: Answer | None) -> Sums:
        return self.worlds.stake(self.worlds.bank.questions[question], answer, self.world.settled.exposure, {})

    def ways(self) -> tuple[dict[str, Sums], ...]:
        ways = (by_section(self._stakes(opening)) for opening in openings(self.worlds, self.world.settled, self.group))
        return tuple({frozenset(way.items()): way for way in ways}.values())

    def _stakes(self, opening: Opening) -> Iterator[tuple[str, Sums]]:
        for question, answer in opening.answers.items():
            yield self.section[question], self._stake(question, answer)
        for question, stake in self.opened.items():
            if question in opening.asked:
                yield self.section[question], stake
        for question in opening.closed:
            yield self.section[question], self.closed[question]


def openings(worlds: Worlds, settled: Settled, group: Group) -> tuple[Opening, ...]:
    """Every way to answer a group's openers where the questions that bear on everything are settled, and what each opens."""
    known = worlds.openings.get(key := (group, *worlds.bearing(settled, group)))
    if known is None:
        chosen = _opener_answers(worlds, settled.answers, [worlds.bank.questions[q] for q in group.openers])
        known = worlds.openings[key] = tuple(_opening(worlds, settled, group, answers) for answers in chosen)
    return known


def _opening(worlds: Worlds, settled: Settled, group: Group, chosen: Answers) -> Opening:
    together = {**settled.answers, **chosen}
    stakes = at_stake(worlds.bank, together, worlds.assessment.as_of)
    questions = (*group.openers, *group.opened)
    asked = frozenset(q for q in questions if worlds.asked(worlds.bank.questions[q], together))
    return Opening(chosen, asked, tuple(q for q in questions if q in stakes and q not in asked))


def _opener_answers(worlds: Worlds, settled: Answers, openers: Sequence[Question]) -> Iterator[Answers]:
    """Absent: not asked."""
    if not openers:
        yield {}
        return
    first, rest = openers[0], openers[1:]
    for option in _options(worlds, first, settled):
        chosen: Answers = {} if option is None else {first.id: option}
        for further in _opener_answers(worlds, {**settled, **chosen}, rest):
            yield {**chosen, **further}


def _options(worlds: Worlds, question: Question, answers: Answers) -> list[Answer | None]:
    if not worlds.asked(question, answers):
        return [None]
    known = known_answer(question, worlds.assessment)
    if known is not None or reason_given(question, worlds.assessment):
        return [known]
    return [*distinct_choices(worlds.bank, question.id)] if question.kind == "single" else [*ways_to_answer(question, None)]
