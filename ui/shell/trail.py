"""The history of the open assessment in words, and as a paper."""

from report.content.history import Happened, compose_history, told
from report.paper.document import Document
from store import Entry
from ui.shell.brand_fields import handover
from ui.shell.session import OpenAssessment, store

UNREADABLE = Happened(None, "", ())


def happened(opened: OpenAssessment) -> tuple[Happened, ...]:
    """Every change, the first one first. Raises StoreTrouble."""
    return tuple(
        Happened(one.at, one.who, told(opened.bank, one.changes), one.takes_back is not None) if isinstance(one, Entry) else UNREADABLE
        for one in store().history.of(opened.id)
    )


def history_paper(opened: OpenAssessment) -> Document:
    """The same as a paper of its own. Raises StoreTrouble."""
    return compose_history(opened.bank, opened.assessment, happened(opened), handover(opened).brand)
