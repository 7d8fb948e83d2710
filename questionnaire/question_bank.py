"""The whole bank in memory: questions by id, actions by id, sources by citation."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from questionnaire.assessment import Answer
from questionnaire.facts import FACTS
from questionnaire.policy import DESK, ROLE
from questionnaire.shapes.bank import BankFile, Contradiction, UseCondition, VerdictWords
from questionnaire.shapes.desks import Desk
from questionnaire.shapes.letters import Letter, Letters
from questionnaire.shapes.method import Method
from questionnaire.shapes.question import Choice, Question, Said
from questionnaire.shapes.recited import recited
from questionnaire.shapes.reviews import Review
from questionnaire.shapes.section import Action, Section
from questionnaire.shapes.sources import Source, Statement
from questionnaire.shapes.strategies import Proposals, Strategy
from questionnaire.shapes.versions import RETIRED, BankVersion, OldNames

FIND_OUT = "find_out_"


@dataclass(frozen=True)
class Citation:
    """A citation as people read it: its text, what it belongs to, where it stands, when we read it."""

    text: str
    title: str
    kind: str
    url: str
    dated: str
    checked: date
    says: str = ""
    """For a statement of a source document: what it says, in our words."""
    careful: str = ""
    """Where law or facts differ from that statement."""


def in_grids(questions: Iterable[Question]) -> tuple[tuple[Question, ...], ...]:
    """Questions in groups: neighbors with the same choices are answered in one grid."""
    return tuple(tuple(group) for _, group in groupby(questions, key=lambda q: tuple((c.id, c.label) for c in q.choices) or q.id))


@dataclass(frozen=True, eq=False)
class Bank:
    """The question bank. Immutable and compared by identity, so that it can key a cache."""

    file: BankFile
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    statement_list: tuple[Statement, ...]
    desks: tuple[Desk, ...]
    old_names: OldNames
    versions: tuple[BankVersion, ...]
    """All of them, this one last, with what each asks anew."""
    contradictions: tuple[Contradiction, ...]
    strategies: tuple[Strategy, ...]
    """Ways ahead, side by side."""
    proposals: Proposals
    """What is proposed and not law. It bears on no judgement."""
    letters: Letters
    """Help to act: letters, checklists and worksheets. They bear on no judgement."""
    bound: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Role -> what a citation begins with -> the one that binds this role instead. The longest that fits counts."""

    def for_client(self, answers: Mapping[str, Answer]) -> "Bank":
        """The bank as it cites to whoever answers so: the law that binds the role, and of desks only pages about the own one.

        One bank for all to whom it cites alike, so that what is worked out of it is worked out once; of such a bank itself.
        """
        role, desk = client = str(answers.get(ROLE)), str(answers.get(DESK))
        if client not in self._for_client:
            known = any(d.id == desk for d in self.desks)
            others = frozenset(name for name, about in self._about.items() if known and about != desk)
            alike = (role if role in self.bound else "", others)
            if alike not in self._alike:
                self._alike[alike] = self._recited(*alike) if any(alike) else self
            self._for_client[client] = self._alike[alike]
        return self._for_client[client]

    @cached_property
    def _for_client(self) -> "dict[tuple[str, str], Bank]":
        return {}

    @cached_property
    def _alike(self) -> "dict[tuple[str, frozenset[str]], Bank]":
        return {}

    @cached_property
    def _about(self) -> dict[str, str]:
        """Source or statement -> the only desk that it is about, where there is one."""
        sources = {source.id: source.desk for source in self.sources if source.desk}
        return sources | {statement.id: statement.desk for statement in self.statement_list if statement.desk}

    def _recited(self, role: str, others: Collection[str]) -> "Bank":
        instead = self.bound.get(role, {})

        def recite(text: str) -> str | None:
            source = None if text in self.statements else self.source_of(text)
            if (source.id if source else text) in others:
                return None
            return instead.get(max((begin for begin in instead if text.startswith(begin)), key=len, default=""), text)

        return replace(
            self,
            file=recited(self.file, recite),
            sections=tuple(recited(section, recite) for section in self.sections),
            desks=tuple(recited(desk, recite) for desk in self.desks),
            strategies=tuple(recited(strategy, recite) for strategy in self.strategies),
            letters=recited(self.letters, recite),
            sources=tuple(source.model_copy(update={"desk": None}) for source in self.sources),
            statement_list=tuple(statement.model_copy(update={"desk": None}) for statement in self.statement_list),
            bound={},
        )

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The source documents' statements by id (S1 to S109); the first of an id."""
        found: dict[str, Statement] = {}
        for statement in self.statement_list:
            found.setdefault(statement.id, statement)
        return found

    @property
    def version(self) -> str:
        """The bank's version, for instance `2026.2`."""
        return self.file.version

    @property
    def method(self) -> Method:
        """The tables and numbers of the method."""
        return self.file.method

    @property
    def conditions(self) -> tuple[UseCondition, ...]:
        """The four conditions for compliant use, in order."""
        return self.file.conditions

    @property
    def reviews(self) -> tuple[Review, ...]:
        """What recurs, for the calendar."""
        return self.file.reviews

    @property
    def owner_roles(self) -> dict[str, str]:
        """Role id -> what people call it."""
        return self.file.owner_roles

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by id, in the order asked."""
        return {q.id: q for s in self.sections for q in s.questions}

    @cached_property
    def first_pass(self) -> tuple[tuple[Question, ...], ...]:
        """The questions that decide, in groups (`in_grids`). Unknown ids are left out."""
        return in_grids(self.questions[q] for q in self.file.first_pass if q in self.questions)

    @cached_property
    def _section_by_question(self) -> dict[str, Section]:
        return {q.id: s for s in self.sections for q in s.questions}

    @cached_property
    def _decided_after(self) -> dict[str, tuple[Question, ...]]:
        order = [*self.questions]
        found: dict[str, tuple[Question, ...]] = {}
        for question in self.questions.values():
            if question.decided_by:
                last = max((q for q in FACTS[question.decided_by].looks_at if q in order), key=order.index)
                found[last] = (*found.get(last, ()), question)
        return found

    def decided_after(self, question_id: str) -> tuple[Question, ...]:
        """The questions whose answer a named fact replaces, as soon as this question is passed: the last that the fact looks at."""
        return self._decided_after.get(question_id, ())

    @cached_property
    def actions(self) -> dict[str, Action]:
        """Every action by id; for each question somebody can look up, `find_out_<question>` too."""
        written = {a.id: a for s in self.sections for a in s.actions}
        asked = (q for q in self.questions.values() if q.find_out)
        found = written | {f"{FIND_OUT}{q.id}": self._find_out(q, written) for q in asked}
        return {name: self._after_the_new_desk(action) for name, action in found.items()}

    def _after_the_new_desk(self, action: Action) -> Action:
        if not action.sets_up_desk:
            return action
        return action.model_copy(update={"after": tuple(dict.fromkeys((*action.after, *self.begin_desk)))})

    @cached_property
    def begin_desk(self) -> tuple[str, ...]:
        """Actions with which another desk begins."""
        return tuple(a.id for s in self.sections for a in s.actions if a.begins_desk)

    @cached_property
    def duties(self) -> tuple[tuple[str, Choice], ...]:
        """Question and choice that call for something to be done although nothing falls short."""
        return tuple((q.id, c) for q in self.questions.values() for c in q.choices if c.likelihood is None and c.actions)

    def _find_out(self, question: Question, written: Mapping[str, Action]) -> Action:
        assert question.find_out is not None  # narrowed by the caller
        find_out = question.find_out
        resolves = [written[a] for c in question.choices for a in c.actions if a in written]
        return Action(
            id=f"{FIND_OUT}{question.id}",
            title=find_out.title or f"Find out: {question.short}",
            steps={desk: tuple(Said(says=step) for step in steps) for desk, steps in find_out.steps.items()},
            hold=find_out.hold,
            evidence=("What you found, where, and on which day",),
            effort_hours=find_out.effort_hours,
            hours_each=find_out.hours_each,
            owner_role=find_out.owner_role,
            citations=question.citations,
            finds_out=question.id,
            sets_up_desk=bool(resolves) and all(action.sets_up_desk for action in resolves),
            kind=find_out.kind or "risk",
        )

    @cached_property
    def old_actions(self) -> dict[str, str]:
        """Old id of an action -> today's, or `retired`; finding out has the name of its question."""
        moved = {f"{FIND_OUT}{old}": f"{FIND_OUT}{new}" for old, new in self.old_names.questions.items()}
        return {old: new if new in self.actions else RETIRED for old, new in (moved | self.old_names.actions).items()}

    def section(self, section_id: str) -> Section:
        """The section of that id. Raises StopIteration where there is none."""
        return next(s for s in self.sections if s.id == section_id)

    def section_of(self, question_id: str) -> Section:
        """The section a question stands in. Raises KeyError for an unknown question."""
        return self._section_by_question[question_id]

    def action(self, action_id: str) -> Action:
        """The action of that id. Raises KeyError where there is none."""
        return self.actions[action_id]

    def desk(self, desk_id: str) -> Desk:
        """The help-desk platform of that id. Raises StopIteration where there is none."""
        return next(d for d in self.desks if d.id == desk_id)

    def condition(self, condition_id: str) -> UseCondition:
        """The condition for compliant use of that id. Raises StopIteration where there is none."""
        return next(c for c in self.conditions if c.id == condition_id)

    def verdict(self, verdict_id: str) -> VerdictWords:
        """What a verdict is called and means. Raises StopIteration where there is none."""
        return next(v for v in self.file.verdicts if v.id == verdict_id)

    def letter(self, letter_id: str) -> Letter:
        """The letter of that id. Raises StopIteration where there is none."""
        return next(held for held in self.letters.letters if held.id == letter_id)

    @cached_property
    def _cited(self) -> dict[str, Citation]:
        return {}

    def cite(self, text: str) -> Citation:
        """The source behind a citation. Raises KeyError where no source or statement bears it."""
        if text not in self._cited:
            self._cited[text] = self._statement(text) if text in self.statements else self._place(text)
        return self._cited[text]

    @cached_property
    def _sources_of(self) -> dict[str, Source | None]:
        return {}

    def source_of(self, text: str) -> Source | None:
        """The source whose name the citation begins with, the longest name first; None where there is none."""
        if text not in self._sources_of:
            bearing = (s for s in self.sources if text.startswith(s.cite) and not re.match("[A-Za-z0-9]", text[len(s.cite) :]))
            self._sources_of[text] = max(bearing, key=lambda s: len(s.cite), default=None)
        return self._sources_of[text]

    def _statement(self, text: str) -> Citation:
        statement = self.statements[text]
        source = next(s for s in self.sources if s.id == statement.source)
        return Citation(text, source.title, source.kind, source.url, source.dated, source.checked, statement.says, statement.careful)

    def _place(self, text: str) -> Citation:
        source = self.source_of(text)
        if source is None:
            raise KeyError(text)
        place = re.match(r"[\w.]+", text[len(source.cite) :].strip())
        url = source.link.replace("{place}", place.group()) if source.link and place else source.url
        return Citation(text, source.title, source.kind, url, source.dated, source.checked)
