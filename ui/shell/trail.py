"""The history of the open assessment in words, and as a paper."""

from questionnaire import Bank
from report.content.history import Happened, change_words, compose_history
from report.paper.document import Document
from store import DamagedEntry, Entry
from ui.shell.brand_fields import brand
from ui.shell.session import OpenAssessment, store

UNREADABLE = Happened(None, "", ())


def happened(opened: OpenAssessment) -> tuple[Happened, ...]:
    """Every change, the first one first. Raises StoreTrouble."""
    return tuple(_happened(opened.bank, one) for one in store().history.of(opened.id))


def _happened(bank: Bank, one: Entry | DamagedEntry) -> Happened:
    if isinstance(one, Entry):
        return Happened(one.at, one.who, change_words(bank, one.changes), one.takes_back is not None)
    return UNREADABLE


def history_paper(opened: OpenAssessment) -> Document:
    """The same as a paper of its own. Raises StoreTrouble."""
    return compose_history(opened.bank, opened.assessment, happened(opened), brand(opened))
