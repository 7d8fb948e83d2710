"""What is added by hand to the papers of the open assessment."""

from collections.abc import Callable
from dataclasses import replace

from questionnaire.handover import MAX_NAME, Additions
from ui.shell import fields
from ui.shell.session import OpenAssessment


def hand_over(opened: OpenAssessment, edit: Callable[[Additions], Additions]) -> None:
    """Applies one edit to the newest state and saves it. Raises Refused for what does not fit."""
    edit(opened.assessment.handover).checked()
    opened.save(lambda assessment: replace(assessment, handover=edit(assessment.handover)))


def prepared_by(opened: OpenAssessment) -> None:
    """The field for who prepared the report."""
    fields.text(opened, ("handover", "prepared_by"), f"prepared_by_{opened.id}", "Prepared by (on the cover)", MAX_NAME)
