"""Where the risk sits: by section, by likelihood and impact, over time, along the ways of patient details."""

from report.content.cells import titled
from report.content.context import Context
from report.paper.document import Figure, Part
from report.paper.figures import exposure_timeline, likelihood_impact_grid, phi_flow, sections_by_risk

NUMBERS = "Numbers such as F1 stand for findings. "
LOOKED_UP = "A risk is looked up in a table, never multiplied."


def where_the_risk_sits(context: Context) -> Part | None:
    """Four figures, each with the sentence that says the same."""
    if not context.result.in_scope:
        return None
    known = (context.bank, context.assessment, context.result)
    return titled(
        "where",
        "Where the risk sits",
        Figure(sections_by_risk(*known)),
        Figure(likelihood_impact_grid(*known)),
        Figure(exposure_timeline(*known)),
        Figure(phi_flow(*known)),
        lead=f"{NUMBERS if context.findings else ''}{LOOKED_UP}",
        own_page=True,
    )
