"""Action cards: one a plan item, in the order to do them."""

from report.content.action_reasons import Reason, reasons
from report.content.context import Context, level_chip, separated
from report.content.deadlines import hours_sentence, is_open_and_late, late_sentence, latest_words
from report.content.unconfirmed import unconfirmed_sentence
from report.paper.document import Card, Fact, Heading, Listing, Paragraph, Part, Rich, Run, rich
from report.paper.wording import LANE_WORDS, day, effort
from scoring.result import PlanItem


def cards(context: Context) -> Part | None:
    """A card for every action of the plan; nothing where the plan is empty."""
    plan = context.result.plan
    if not plan:
        return None
    lead = (
        "In the order to do them. Each card says who, by when, why, how, and what to keep as evidence. "
        f"{hours_sentence(context)} Efforts are our estimates."
    )
    told = [Paragraph(rich(words)) for words in (late_sentence(context), unconfirmed_sentence(context)) if words]
    made = tuple(_card(context, item) for item in plan)
    return Part(
        "cards",
        "Action cards",
        (Heading("Action cards", 1, "cards"), Paragraph(rich(lead), "lead"), *told, *made),
        own_page=False,
    )


def _card(context: Context, item: PlanItem) -> Card:
    action = context.bank.action(item.action)
    sections: list[tuple[str, tuple[Paragraph | Listing, ...]]] = [("Why", _why(context, item))]
    if item.after:
        before = [context.action_link(a) for a in item.after if a in context.action_numbers]
        titles = [rich(link, f"  {context.action_title(a)}") for link, a in zip(before, item.after, strict=False)]
        sections.append(("Do first", tuple(Paragraph(t) for t in titles)))
    sections += [
        ("Steps", (Listing(tuple(rich(step) for step in context.steps(item)), "number"),)),
        ("Evidence to keep", (Listing(tuple(rich(e) for e in action.evidence), "box"),)),
    ]
    if action.citations:
        sections.append(("Law and sources", (Paragraph(separated([context.cited(c) for c in action.citations]), "small"),)))
    changed = context.changes_of(item.action, "owner", "due", "lane")
    if changed:
        sections.append(("Changed by hand", tuple(Paragraph(rich(words)) for words in changed)))
    number = f"A{context.action_numbers[item.action]}"
    entry = context.entry(item)
    return Card(
        item.action, number, item.title, level_chip(item.risk), entry.status == "done",
        _facts(context, item), tuple(sections), entry.owner, entry.due,
    )  # fmt: skip


def _facts(context: Context, item: PlanItem) -> tuple[Fact, ...]:
    owner = context.owner(item)
    named = f" (suggested: {owner.role})" if owner.name else " (nobody named yet)"
    return (
        Fact("Owner", rich(owner.words, Run(named, muted=True))),
        Fact("Due", _due(context, item)),
        Fact("Begin", rich(day(item.start), Run(f" ({latest_words(item)})", muted=True))),
        Fact("Effort", rich(effort(item.effort_hours), Run(" (our estimate)", muted=True))),
        Fact("Status", rich(context.status(item), Run(f" (lane: {LANE_WORDS[item.lane].lower()})", muted=True))),
    )


def _due(context: Context, item: PlanItem) -> Rich:
    late = Run(" after its latest day", strong=True) if is_open_and_late(context, item) else ""
    planned = f" (set by you; by plan {day(item.due_by_rule)})" if context.entry(item).due else " (by plan)"
    return rich(day(item.due), late, Run(planned, muted=True))


def _why(context: Context, item: PlanItem) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(_reason(told)) for told in reasons(context, item))


def _reason(told: Reason) -> Rich:
    """With the names of all rows it speaks for: a plan handed on by itself has no register to look them up in."""
    numbers = (Run(told.numbers, href=told.href, strong=True), "  ") if told.numbers else ()
    names = (" These are: ", Run("; ".join(told.names), strong=True), ".") if told.names else ()
    return rich(*numbers, told.words, *names)
