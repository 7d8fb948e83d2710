"""What goes with the papers of the open assessment: what was added by hand, and the brand of this installation."""

from collections.abc import Callable
from dataclasses import replace

from questionnaire.handover import MAX_NAME, Additions
from report.handover.handover import Handover
from ui.shell import fields
from ui.shell.brand_fields import brand
from ui.shell.session import OpenAssessment


def handover(opened: OpenAssessment) -> Handover:
    """The newest state, with the brand. Raises StoreTrouble."""
    return Handover.of(opened.assessment.handover, brand(opened))


def hand_over(opened: OpenAssessment, edit: Callable[[Additions], Additions]) -> None:
    """Applies one edit to the newest state and saves it. Raises Refused for what does not fit."""
    edit(opened.assessment.handover).checked()
    opened.save(lambda assessment: replace(assessment, handover=edit(assessment.handover)))


def prepared_by(opened: OpenAssessment) -> None:
    """The field for who prepared the report."""
    fields.text(opened, ("handover", "prepared_by"), f"prepared_by_{opened.id}", "Prepared by (on the cover)", MAX_NAME)
