"""The minutes of a workshop as a paper: who was there, who does what, what is parked, what was answered and who decided it."""

from collections.abc import Iterator

from questionnaire import Bank
from questionnaire.assessment import Assessment, PlanEntry
from questionnaire.flow.agenda import USUAL_MINUTES, agenda
from questionnaire.workshop import Workshop
from report.content.cells import text_cell, text_row
from report.content.context import Context
from report.content.deadlines import notice_sentence
from report.content.paper import draft_mark, paper
from report.content.plan_days import day_mark
from report.content.sections.answers import answer_cell
from report.content.verdict_summary import answers_words, verdict_summary
from report.content.workshop import question_words, section_title, spent
from report.handover.handover import Handover
from report.paper.document import Block, Cell, Document, Heading, Paragraph, Part, Row, Run, Table, rich
from report.paper.wording import NO_ADVICE, count, day, marked_day, section_to_answer
from scoring.plan_lines import SectionLine, first_week
from scoring.result import PlanItem, Result

PAPER = "Workshop minutes"
ANSWERS = ("Question", "Answer, note and reason", "Decided by", "Dissent")
ACTIONS = ("No.", "What", "Owner", "Due")
POINTS = ("Point", "Where it came up", "Owner", "Due")
TIMES = ("Section", "Planned", "Taken")


def compose_minutes(bank: Bank, assessment: Assessment, result: Result, handover: Handover | None = None) -> Document:
    """The minutes of everything on record, with the answers as they are now."""
    context = Context.printed(bank, assessment, result, handover)
    parts = (
        ("minutes", PAPER, _head(context)),
        ("handed_out", "Who does what", _actions(context)),
        ("parked", "Parking lot", _points(context)),
        ("decided", "What was answered and decided", _answers(context)),
        ("time", "Time", _times(context)),
    )
    made = (Part(key, title, tuple(blocks), own_page=False) for key, title, blocks in parts)
    subject = f"Workshop on a HIPAA self-assessment of a support desk of {assessment.as_of.isoformat()}"
    kept = tuple(part for part in made if part.blocks)
    return paper(PAPER, assessment, subject, kept, marks=draft_mark(context), brand=context.handover.brand)


def _head(context: Context) -> Iterator[Block]:
    held, said = context.assessment.workshop, verdict_summary(context)
    yield Heading(f"{PAPER}: {context.assessment.client}" if context.assessment.client else PAPER, 1, "minutes")
    facts = {
        "Day of the assessment": day(context.result.as_of),
        "Present": held.present or "Not put on record",
        "On record": _on_record(held),
        "Answers": answers_words(context),
        "Verdict so far": " ".join(filter(None, (f"{said.title}.", said.sentence, said.carried))),
    }
    if limit := notice_sentence(context):
        facts["Legal deadline"] = limit
    for label, told in facts.items():
        yield Paragraph(rich(Run(f"{label}: ", strong=True), told))
    yield Paragraph(rich(NO_ADVICE), "notice")


def _on_record(held: Workshop) -> str:
    dissents, points = (sum(map(len, part.values())) for part in (held.dissent, held.parked))
    told = (count(len(held.decided), "decision with a name", "decisions with a name"), count(dissents, "dissent"))
    return f"{', '.join(told)}, {count(points, 'point')} in the parking lot"


def _answers(context: Context) -> Iterator[Block]:
    """Section by section, every question to which anything was said; those that are not asked now come last, without an answer."""
    named = context.assessment.workshop.questions(context.bank.questions)
    given = {*context.assessment.answers, *context.assessment.not_applicable} - context.sheet.blank
    asked = [q for q in context.sheet.asked if q in named or q in context.assessment.notes or q in given]
    held = context.assessment.workshop
    others = [q for q in named if q not in context.sheet.asked and (q in held.decided or q in held.dissent)]
    sections = [(s.title, [q.id for q in s.questions if q.id in asked]) for s in context.bank.sections]
    tables = [(title, ids) for title, ids in (*sections, ("Questions that are not asked now", others)) if ids]
    if tables:
        yield Heading("What was answered and decided", 2)
    for title, ids in tables:
        yield Heading(title, 3)
        yield Table(ANSWERS, (3.8, 4, 1.8, 2.4), tuple(_answer(context, q) for q in ids), title)


def _answer(context: Context, question: str) -> Row:
    held = context.assessment.workshop
    dissent = (f"{one.who}: {one.what}" if one.who and one.what else one.who or one.what for one in held.dissent.get(question, {}).values())
    answer = answer_cell(context, question) if question in context.sheet.asked else Cell()
    return Row((text_cell(question_words(context, question)), answer, text_cell(held.decided.get(question, "")), text_cell(*dissent)))


def _actions(context: Context) -> Iterator[Block]:
    """What begins in the first week, the sections to answer, and whatever an owner or a day was named for: as the closing screen has it."""
    week = first_week(context.todo, context.result.as_of)
    lines = [line for line in context.todo if line in week or isinstance(line, SectionLine) or context.entry(line) != PlanEntry()]
    if lines:
        yield Heading("Who does what", 2)
        rows = (_section(context, line) if isinstance(line, SectionLine) else _action(context, line) for line in lines)
        yield Table(ACTIONS, (1, 6, 3, 2), tuple(rows), "Who does what")


def _section(context: Context, line: SectionLine) -> Row:
    knows = line.unanswered.section.knows
    return text_row("", section_to_answer(line.unanswered), context.player(knows).in_full if knows else "", "")


def _action(context: Context, item: PlanItem) -> Row:
    """Owner and day that were changed by hand say so."""
    owner, due = ("changed by hand" if context.changes_of(item.action, what) else "" for what in ("owner", "due"))
    number, named = f"A{context.action_numbers[item.action]}", context.owner(item).in_full
    marks = ", ".join(filter(None, (day_mark(context, item), due)))
    return text_row(number, item.title, f"{named} ({owner})" if owner else named, marked_day(item.due, marks))


def _points(context: Context) -> Iterator[Block]:
    held = context.assessment.workshop
    rows = tuple(
        text_row(one.text, question_words(context, at), one.owner or "Nobody yet", day(one.due) if one.due else "No day yet")
        for at in held.questions(context.bank.questions)
        for one in held.parked.get(at, {}).values()
    )
    if rows:
        yield Heading("Parking lot", 2)
        yield Table(POINTS, (5, 3.4, 2, 1.6), rows, "Parking lot")


def _times(context: Context) -> Iterator[Block]:
    held = context.assessment.workshop
    planned = agenda(context.bank, context.sheet, held.minutes or USUAL_MINUTES)
    sections = [*planned, *(s for s in held.seconds if s not in planned)]
    rows = [
        (section_title(context, s), count(planned.get(s, 0), "minute"), spent(held.seconds[s]) if s in held.seconds else "")
        for s in sections
    ]
    total = ("Total", count(sum(planned.values()), "minute"), spent(sum(held.seconds.values())))
    if held.seconds:
        yield Heading("Time", 2)
        yield Table(TIMES, (7, 2.5, 2.5), tuple(text_row(*row) for row in (*rows, total)), "Time")
