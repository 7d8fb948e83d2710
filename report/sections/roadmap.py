"""The plan on a calendar."""

from report.context import Context
from report.document import Figure, Heading, Part
from report.figures import roadmap


def plan_on_a_calendar(context: Context) -> Part | None:
    """One bar an action, from the day it can begin to the day it is due."""
    picture = roadmap(context.bank, context.assessment, context.result)
    if not picture.bars:
        return None
    caption = "A bar begins when what must come before is due, and ends on the due day. Days marked with a star were set by you; the others follow the rule."
    return Part("roadmap", "Roadmap", (Heading("Roadmap", 1, "roadmap"), Figure(picture, caption)))
