"""Action cards, in the order to do them: of the whole plan for the record, of the first month for the plan that is handed over."""

from collections.abc import Iterator, Sequence

from questionnaire.owner import brief
from report.content.action_reasons import Reason, reasons
from report.content.cells import level_chip, separated, text_row, titled
from report.content.context import Context
from report.content.duties import duty_of
from report.content.helping import letters_for
from report.content.notes import notes_of_actions
from report.content.plan_days import (
    PASSED,
    due_words,
    has_passed,
    hours_sentence,
    if_late,
    is_open_and_late,
    late_after,
    late_sentence,
    out_of_turn,
)
from report.content.steps import steps_of
from report.content.unconfirmed import unconfirmed_sentence
from report.paper.document import Card, Fact, Listing, Paragraph, Part, Rich, Row, Run, Table, card_anchor, rich
from report.paper.wording import NO_ACTION, STATUS_WORDS, count, day, effort, section_to_answer, set_by_you
from scoring.plan_lines import Line, SectionLine
from scoring.result import PlanItem

MOST = 10
"""Cards in the plan that is handed over: what one team begins in a month, in a paper of a dozen pages."""
ORDER = "In the order to do them. "
LEAD = "Each card says who, by when, why, how, and what to keep as evidence. Efforts are our estimates."
CARDS = "cards"
"""The part of these, in either edition."""
IN_DESKCHECK = "The cards of actions, with steps and evidence to keep, are in Deskcheck."
IN_RECORD = "The cards of actions, with steps and evidence to keep, are in the full record and in Deskcheck."
UNANSWERED = "Until a section is answered, the plan has one line for it."
LATER = ("No.", "Action", "Owner", "Due", "Effort", "Status")
WIDTHS = (0.6, 4.2, 1.7, 2.1, 1.6, 1.8)


def cards(context: Context) -> Part | None:
    """A card for every action of the plan; nothing where the plan is empty."""
    plan = context.result.plan
    if not plan:
        return None
    told = (hours_sentence(context), late_sentence(context), unconfirmed_sentence(context), _counted(context))
    return titled(CARDS, "Action cards", *_cards(context, plan), lead=" ".join(filter(None, (_lead(plan), *told))))


def _counted(context: Context) -> str:
    """How many of the cards are counted nowhere, as nobody has answered yet what calls for them; empty where none is."""
    if not context.waiting_actions:
        return ""
    called_for = f"{count(len(context.waiting_actions), 'is', 'are')} called for only by questions that are not answered yet"
    return f"{count(len(context.actions), 'card is an action', 'cards are actions')} that an answer calls for; {called_for}."


def first_month(context: Context) -> Part | None:
    """The cards of what begins in the first month, as many as are read; where there is none, the list of the others says what there is."""
    first = soon(context)
    if not first:
        return None if context.lines else titled(CARDS, "What to do this month", lead=NO_ACTION)
    begins = [line for line in context.todo if _begins(context, line)]
    rest = len(begins) - MOST
    begin, are = ("begins", "it is") if rest == 1 else ("begin", "they are")
    more = f" {rest} more {begin} by {day(context.month_end)}; {are} in the list below." if rest > 0 else ""
    return titled(CARDS, "What to do this month", *_cards(context, first), lead=f"{_lead(first)}{more}")


def _lead(items: Sequence[PlanItem]) -> str:
    return f"{ORDER if len(items) > 1 else ''}{LEAD}"


def later(context: Context) -> Part | None:
    """The actions without a card, a row each: all of them where the cards are left out."""
    left_out = CARDS in context.handover.left_out
    first = () if left_out else soon(context)
    others = [line for line in context.lines if line not in first]
    if not others:
        return None
    actions = any(not isinstance(line, SectionLine) for line in others)
    title = "All other actions" if first else "All actions" if actions else "What to answer"
    table = Table(LATER, WIDTHS, tuple(_row(context, line) for line in others), title, dense=True)
    return titled("later", title, table, *_in_full(context), lead=(IN_DESKCHECK if left_out else IN_RECORD) if actions else UNANSWERED)


def _in_full(context: Context) -> Iterator[Paragraph]:
    """Names that the tables shorten, once."""
    names = dict.fromkeys(_owner(context, line) for line in (*context.actions, *context.lines))
    if long := [name for name in names if name != brief(name)]:
        yield Paragraph(rich(Run("Owners in full: ", strong=True), "; ".join(long), "."), "small")


def _begins(context: Context, line: Line) -> bool:
    return line.start <= context.month_end and not isinstance(line, SectionLine)


def soon(context: Context) -> tuple[PlanItem, ...]:
    """The actions with a card in the plan that is handed over."""
    return tuple(line for line in context.todo if not isinstance(line, SectionLine) and _begins(context, line))[:MOST]


def _owner(context: Context, line: Line) -> str:
    owner = context.player(line.unanswered.section.knows or "") if isinstance(line, SectionLine) else context.owner(line)
    return owner.words


def _row(context: Context, item: Line) -> Row:
    who = brief(_owner(context, item))
    if isinstance(item, SectionLine):
        minutes = count(item.unanswered.minutes, "minute")
        return text_row("", section_to_answer(item.unanswered), who, day(item.items[0].due), minutes, STATUS_WORDS["open"])
    number, due = f"A{context.action_numbers[item.action]}", due_words(context, item)
    texts = (number, item.title, who, due, effort(item.effort_hours), context.status(item))
    return text_row(*texts, anchor=card_anchor(item.action))


def _cards(context: Context, items: Sequence[PlanItem]) -> tuple[Card, ...]:
    notes = notes_of_actions(context)
    return tuple(_card(context, item, notes[item.action]) for item in items)


def _card(context: Context, item: PlanItem, notes: Sequence[str]) -> Card:
    action = context.bank.action(item.action)
    before = list(dict.fromkeys(_before(context, a) for a in item.after if a in context.action_numbers))
    papers = [rich(letter.title) for letter in letters_for(context, item.action)]
    told: tuple[tuple[str, Sequence[Rich]], ...] = (
        ("Why", [_reason(reason) for reason in reasons(context, item)]),
        ("Your notes", [rich(note) for note in notes]),
        ("Do first", before),
    )
    changed = [rich(words) for words in context.changes_of(item.action, "owner", "due", "lane")]
    cited = [separated([context.cited(c) for c in action.citations])] if action.citations else []
    parts: list[tuple[str, tuple[Paragraph | Listing, ...]]] = [
        *((label, tuple(map(Paragraph, lines))) for label, lines in told),
        ("Steps", (Listing(tuple(rich(step) for step in steps_of(context, item)), "number"),)),
        ("Evidence to keep", (Listing(tuple(rich(e) for e in action.evidence), "box"),)),
        ("Template", tuple(map(Paragraph, papers))),
        ("Law and sources", tuple(Paragraph(line, "small") for line in cited)),
        ("Changed by hand", tuple(map(Paragraph, changed))),
    ]
    entry, chip = context.entry(item), None if item.risk is None else level_chip(item.risk)
    return Card(
        item.action, f"A{context.action_numbers[item.action]}", item.title, chip, entry.status == "done",
        _facts(context, item), tuple(part for part in parts if part[1]), entry.owner, entry.due,
    )  # fmt: skip


def _before(context: Context, action: str) -> Rich:
    """An action that comes first; of one that waits for an answer, its section, for it has no line of its own."""
    if action in context.waiting_actions:
        return rich(section_to_answer(context.waiting_actions[action].unanswered))
    return rich(context.action_link(action), f"  {context.action_title(action)}")


def _facts(context: Context, item: PlanItem) -> tuple[Fact, ...]:
    owner = context.owner(item)
    return (
        Fact("Owner", rich(owner.words, Run(f" ({owner.role if owner.name else 'nobody named yet'})", muted=True)), "owner"),
        Fact("Due", _due(context, item), "due"),
        Fact("Begin", rich(day(item.start))),
        Fact("Effort", rich(effort(item.effort_hours))),
        Fact("Status", rich(context.status(item))),
    )


def _due(context: Context, item: PlanItem) -> Rich:
    """The day, whether somebody set it, and the day after which it is late."""
    passed = PASSED if has_passed(context, item) else ""
    by_hand = f" ({set_by_you(item.due, item.due_by_rule, passed)})" if context.entry(item).due else ""
    late, early = is_open_and_late(context, item), out_of_turn(context, item)
    sooner = ", or sooner by your contracts" if item.kind == "law" and not item.overdue and duty_of(context).sooner else ""
    told, urgent = f"{if_late(context, item)}{late_after(item)}{sooner}", late or bool(early)
    told += f", but this day is {early}" if early else ""
    return rich(day(item.due), Run(f"{by_hand}, ", muted=True), Run(told, strong=urgent, muted=not urgent))


def _reason(told: Reason) -> Rich:
    """With the names of all rows it speaks for: a plan handed on by itself has no register to look them up in."""
    numbers = (Run(told.numbers, href=told.href, strong=True), "  ") if told.numbers else ()
    names = (" These are: ", Run("; ".join(told.names), strong=True), ".") if told.names else ()
    return rich(*numbers, told.words, *names)
