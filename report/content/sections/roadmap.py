"""The plan on a calendar."""

from report.content.cells import titled
from report.content.context import Context
from report.content.plan_days import hours_sentence, late_sentence
from report.paper.document import Figure, Paragraph, Part, rich
from report.paper.figures import load, roadmap

CAPTION = (
    "A bar begins and ends on the days planned; its shade shows the worst risk that the action lowers, its stripes the wait for an answer. "
    "A diamond marks the latest day of an action that ends after it. Days marked with a star were set by you; the others follow from "
    "the hours a week."
)
LIMIT = " The dashed line is the legal deadline, if there was a breach."


def plan_on_a_calendar(context: Context) -> Part | None:
    """What the days rest on and what the law dates, then one bar an action, from the day it begins to the day it is due."""
    picture = roadmap(context.bank, context.assessment, context.result)
    if not picture.bars:
        return None
    says = " ".join(filter(None, (hours_sentence(context), late_sentence(context))))
    weeks, caption = load(context.bank, context.assessment, context.result), CAPTION + (LIMIT if picture.limit else "")
    return titled("roadmap", "Roadmap", Paragraph(rich(says)), Figure(weeks), Figure(picture, caption))
