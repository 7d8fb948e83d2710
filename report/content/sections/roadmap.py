"""The plan on a calendar."""

from report.content.context import Context
from report.paper.document import Figure, Heading, Part
from report.paper.figures import roadmap

CAPTION = (
    "A bar begins when what must come before is due, and ends on the due day; its shade is the worst risk that the action lowers. "
    "Days marked with a star were set by you; the others follow the rule."
)


def plan_on_a_calendar(context: Context) -> Part | None:
    """One bar an action, from the day it can begin to the day it is due."""
    picture = roadmap(context.bank, context.assessment, context.result)
    if not picture.bars:
        return None
    return Part("roadmap", "Roadmap", (Heading("Roadmap", 1, "roadmap"), Figure(picture, CAPTION)), own_page=False)
