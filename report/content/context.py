"""What every section of the report reads, with the numbers by which findings and actions are called."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from questionnaire import Bank
from questionnaire.assessment import Assessment, Integration, PlanEntry, rows_of
from questionnaire.owner import Owner, owner_of
from questionnaire.shapes.question import UNKNOWN, Choice, Level, Question
from report.content.answered import Answered
from report.content.handover_changes import Change, applied, computed
from report.handover.handover import NOTHING, Handover
from report.paper.document import Run
from report.paper.records import MONTH
from report.paper.wording import count, is_done, status_word
from scoring.ahead.ending import ends_verdict
from scoring.ahead.strategies import StrategyResult, any_open, compare
from scoring.ahead.truth import unconfirmed as not_confirmed
from scoring.calendar import days_after
from scoring.counted import action_numbers, counted_actions, counted_findings, waiting_actions
from scoring.plan_lines import Line, SectionLine, plan_lines
from scoring.result import Finding, PlanItem, Result
from scoring.unknowns import Explanation, Unknown, explain, find_first


@dataclass(frozen=True)
class Context(Answered):
    """One assessment with its judgement; `F1` … are findings worst first, `A1` … actions in the order to do them."""

    result: Result
    handover: Handover = NOTHING
    unchanged: tuple[Assessment, Result] | None = None
    """Assessment and result before changes by hand were applied; None where there are none."""

    @classmethod
    def printed(cls, bank: Bank, assessment: Assessment, result: Result, handover: Handover | None) -> "Context":
        """As it stands on a paper, with what was changed by hand. `handover`: None for what was added to the assessment, under our name."""
        handover = Handover.of(assessment.handover) if handover is None else handover
        return cls(bank, *applied(assessment, result, handover), handover, (assessment, result))

    @property
    def month_end(self) -> date:
        """The last day of the first month."""
        return days_after(self.result.as_of, MONTH)

    @property
    def prepared_by(self) -> str:
        """Who prepared the report; empty where not named."""
        return self.handover.by

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every change by hand, with what stands there without it."""
        assessment, result = self.unchanged or (self.assessment, self.result)
        return tuple(Change(o, computed(o, self.bank, assessment, result)) for o in self.handover.overrides)

    def changes_of(self, on: str, *whats: str) -> tuple[str, ...]:
        """The changes to one action or finding, a sentence each."""
        return tuple(c.words for c in self.changes if c.override.on == on and c.override.what in whats)

    def is_doubtful(self, question: str) -> bool:
        """Whether an answer claims what another one does not fit; one that admits a gap claims nothing."""
        return any(question in found.questions for found in self.result.contradictions) and not self.admits_gap(question)

    def admits_gap(self, question: str) -> bool:
        """Whether an answer falls short of the safest one, though other answers may leave nothing to find in it."""
        answer = self.sheet.answers.get(question)
        chosen = self.bank.questions[question].choice(answer) if isinstance(answer, str) and answer != UNKNOWN else None
        return bool(chosen and chosen.likelihood is not None) or any(f.question == question for f in self.result.findings)

    def numbered_name(self, what: str, on: str) -> str:
        """How an action or, for `risk`, a finding is called; its id where the report holds none of that id."""
        if what == "risk":
            finding = self.result.finding(on)
            question, _, row = on.partition(".")
            asked = self.bank.questions.get(question)
            gone = f"{asked.short}{f', row {row}' if row else ''} (no finding now)" if asked else on
            return f"F{self.finding_numbers[on]} {self.title(finding)}" if finding else gone
        title = self.action_title(on)
        return f"A{self.action_numbers[on]} {title}" if on in self.action_numbers else title

    @cached_property
    def finding_numbers(self) -> dict[str, int]:
        """Finding id -> its number in the register, from 1."""
        return {f.id: n for n, f in enumerate(self.result.findings, 1)}

    @cached_property
    def action_numbers(self) -> dict[str, int]:
        """Action id -> its number, the same in every list and picture."""
        return action_numbers(self.lines)

    @cached_property
    def _items(self) -> dict[str, PlanItem]:
        return {item.action: item for item in self.result.plan}

    def action_title(self, action_id: str) -> str:
        """What an action is called: in the plan as its item, else as in the bank; its id where the bank has none of that id."""
        if action_id in self._items:
            return self._items[action_id].title
        return self.bank.actions[action_id].title if action_id in self.bank.actions else action_id

    def called_for(self, item: PlanItem) -> str:
        """What the answers mean that call for a duty: something to be done although nothing falls short."""
        given = (c for q, c in self.bank.duties if item.action in c.actions and self.sheet.chose(q, c.id))
        return " ".join(choice.consequence for choice in given)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The plan with one line for a section with questions to answer."""
        return plan_lines(self.bank, self.assessment, self.sheet, self.result.findings, self.result.plan)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are counted, worst first: those with an answer behind them."""
        return counted_findings(self.sheet, self.result.findings)

    @cached_property
    def actions(self) -> tuple[PlanItem, ...]:
        """The actions that are counted, in the order to do them: those with a line of their own."""
        return counted_actions(self.lines)

    @cached_property
    def sections(self) -> tuple[SectionLine, ...]:
        """The sections with questions to answer that the plan has a line for."""
        return tuple(line for line in self.lines if isinstance(line, SectionLine))

    @cached_property
    def plan_words(self) -> str:
        """What the plan holds: "12 actions and 3 sections to answer"; nothing where it holds nothing."""
        actions, sections = len(self.actions), len(self.sections)
        told = (count(actions, "action") if actions else "", f"{count(sections, 'section')} to answer" if sections else "")
        return " and ".join(filter(None, told))

    @cached_property
    def waiting_actions(self) -> dict[str, SectionLine]:
        """Every other action of the plan, with the section whose blanks alone call for it."""
        return waiting_actions(self.lines)

    @cached_property
    def todo(self) -> tuple[Line, ...]:
        """The lines that are not marked as done."""
        return tuple(line for line in self.lines if isinstance(line, SectionLine) or self.entry(line).status != "done")

    @cached_property
    def left(self) -> tuple[PlanItem, ...]:
        """The actions among them, which still take hours. What is marked as done takes none, confirmed or not, as in the days."""
        return counted_actions(self.todo)

    @cached_property
    def assessments_left(self) -> tuple[PlanItem, ...]:
        """Of these, the assessments of what lay uncovered (45 CFR 164.402); looking something up is none."""
        return tuple(item for item in self.left if item.kind == "law" and not self.bank.action(item.action).finds_out)

    @cached_property
    def unknowns(self) -> tuple[Unknown, ...]:
        """What is not known, most worth finding out first."""
        return find_first(self.bank, self.assessment)

    @cached_property
    def explained(self) -> tuple[Explanation, Explanation]:
        """What adds up to the least and to the greatest score."""
        return explain(self.bank, self.assessment)

    @cached_property
    def ending(self) -> tuple[str, ...] | None:
        """The actions that end the verdict, each of which this plan needs; None where none of the plan do."""
        return ends_verdict(self.bank, self.planned, self.result)

    @property
    def planned(self) -> Assessment:
        """The assessment without plan entries of actions that this bank does not have; those are printed as kept."""
        return replace(self.assessment, plan={a: entry for a, entry in self.assessment.plan.items() if a in self.bank.actions})

    @cached_property
    def ways(self) -> tuple[StrategyResult, ...]:
        """The strategies carried out on today's answers; none where HIPAA does not appear to apply."""
        return compare(self.bank, self.assessment) if self.result.in_scope else ()

    @cached_property
    def has_ways(self) -> bool:
        """Whether they are worth a table: something is answered, one is open, and the verdict can get better."""
        return self.begun and self.result.can_improve and any_open(self.bank, self.assessment)

    @property
    def blanks(self) -> int:
        """How many questions still need an answer."""
        return self.progress.needed

    def entry(self, item: PlanItem) -> PlanEntry:
        """What people wrote beside a plan item."""
        return self.assessment.entry(item.action)

    def owner(self, item: PlanItem) -> Owner:
        """Who carries out a plan item."""
        return owner_of(self.bank, self.assessment, item.action, item.owner_role)

    def player(self, role: str) -> Owner:
        """Who plays a role."""
        return owner_of(self.bank, self.assessment, "", role)

    def finder(self, unknown: Unknown) -> str:
        """Who finds out what is not known, as far as anybody is named, else whose work it is; empty where it is nobody's."""
        look_up = self.bank.questions[unknown.question].find_out
        return owner_of(self.bank, self.assessment, unknown.action, look_up.owner_role).words if look_up else ""

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """Actions that are marked as done while the answers that they change say otherwise."""
        return not_confirmed(self.bank, self.assessment, self.result)

    @cached_property
    def paused(self) -> PlanItem | None:
        """The action that stops the flow to the desk, where it is marked as done and still in the plan: the answers say as before."""
        marked = (i for i in self.result.plan if self.bank.action(i.action).stops and self.entry(i).status == "done")
        return next(marked, None)

    def is_done(self, item: PlanItem) -> bool:
        """Whether an action is done, and no answer says otherwise."""
        return is_done(self.entry(item).status, item.action in self.unconfirmed)

    def status(self, item: PlanItem) -> str:
        """How far an action is, in words."""
        return status_word(self.entry(item).status, item.action in self.unconfirmed, item.kind)

    def question(self, finding: Finding) -> Question:
        """The question a finding comes from."""
        return self.bank.questions[finding.question]

    def printed_level(self, finding: Finding) -> Level:
        """A finding's risk, or the one that somebody set by hand."""
        changed = self.handover.override("risk", finding.id)
        return Level[changed.value] if changed else finding.risk

    def title(self, finding: Finding) -> str:
        """What a finding is called: the question in short, with the row's name for a row."""
        short = self.question(finding).short
        return f"{short}: {finding.subject}" if finding.subject else short

    def app(self, finding: Finding) -> Integration | None:
        """The connected app that a finding is about; None where it is about the whole question."""
        return rows_of(self.sheet.answers.get(finding.question))[finding.row - 1] if finding.row else None

    def chosen(self, finding: Finding) -> Choice | None:
        """The one choice that led to a finding; None where it is unknown or a list."""
        answer = self.sheet.answers.get(finding.question)
        return self.question(finding).choice(answer) if isinstance(answer, str) else None

    def finding_link(self, finding_id: str) -> Run:
        """`F3`, linked to its row of the register."""
        return Run(f"F{self.finding_numbers[finding_id]}", href=f"#finding_{finding_id}", strong=True)

    def action_link(self, action_id: str) -> Run:
        """`A2`, linked to its card."""
        return Run(f"A{self.action_numbers[action_id]}", href=f"#action_{action_id}", strong=True)

    def cited(self, citation: str) -> Run:
        """A citation linked to its source."""
        return Run(citation, href=self.bank.cite(citation).url)
