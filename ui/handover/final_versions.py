"""Final versions: frozen with their hash, and composed anew of what was frozen whenever they are downloaded."""

from datetime import date
from functools import partial

import streamlit as st

from questionnaire import Assessment, load_bank
from questionnaire.file import Refused, read, write
from report import Document, compose
from report.content.attached import content_hash
from report.handover.handover import Final as Frozen
from report.handover.handover import Handover, read_handover, write_handover
from report.paper.wording import UNSURE, blanks_words, day, waiting_words
from scoring import assess
from store import DamagedFinal, Final, Version
from ui.elements.literal import literal
from ui.shell.brand_fields import handover
from ui.shell.downloads import file_name, report_pdf
from ui.shell.press import once
from ui.shell.session import OpenAssessment, store, today
from ui.shell.session_values import key_of

LEAD = (
    "A final version is frozen: its answers and everything added by hand stay as they are now, whatever changes later. Its pages show "
    "its number, and its cover the SHA-256 of its content. A report with questions that are not answered, or answers of "
    "an earlier round that are not confirmed, is marked as a draft and cannot be final."
)


def final_versions(opened: OpenAssessment) -> None:
    """The button to freeze, and every frozen version with its download."""
    st.markdown(LEAD)
    frozen = store().report_versions.finals(opened.id)
    blanks = opened.context.blanks
    if blanks:
        st.caption(blanks_words(opened.context.progress) + ("." if opened.is_finished else f"; {UNSURE} is an answer."))
    if waiting := len(opened.context.to_confirm):
        st.caption(f"{waiting_words(waiting)}.")
    alike = _alike(opened, frozen[-1]) if frozen else None
    if alike is not None:
        st.caption(f"{'Nothing' if alike else 'Something'} has changed since version {len(frozen)} was frozen.")
    if once(f"Freeze version {len(frozen) + 1}", key=key_of(f"freeze_{opened.id}", len(frozen)), disabled=bool(blanks or waiting or alike)):
        store().report_versions.freeze(opened.id, partial(version, opened.assessment, handover(opened), today()))
        opened.again = True
    for final in reversed(frozen):
        if isinstance(final, Final) and (held := _held(final)):
            _line(final, *held)
        else:
            st.error(f"**Version {final.number}** is damaged: what is stored is not what was frozen, so it is not shown.")
    if not frozen:
        st.caption("There is no final version yet.")


def _held(final: Final) -> tuple[Assessment, Handover] | None:
    """What was frozen; None where it cannot be read, as in a file that somebody else made."""
    try:
        return read(load_bank(), final.assessment.encode(), keeps=True), read_handover(final.handover.encode())
    except Refused:
        return None


def _alike(opened: OpenAssessment, last: Final | DamagedFinal) -> bool | None:
    """Whether the last frozen version holds just what is here now: then there is nothing to freeze. None where it cannot be read."""
    if isinstance(last, DamagedFinal) or (held := _held(last)) is None:
        return None
    return content_hash(opened.assessment, handover(opened).model_copy(update={"final": held[1].final})) == last.sha256


def version(assessment: Assessment, added: Handover, frozen_on: date, number: int) -> Version:
    """What is frozen under a number, which stands in it."""
    final = added.model_copy(update={"final": Frozen(number=number, on=frozen_on)})
    return Version(write(assessment), write_handover(final), content_hash(assessment, final))


def _line(final: Final, assessment: Assessment, added: Handover) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"final_{final.number}"):
        frozen_on = added.final.on if added.final else final.made_at.astimezone().date()  # as its cover says
        told = f"**Version {final.number}**, frozen on {day(frozen_on)}, answers of {day(assessment.as_of)}"
        st.markdown(f"{told}  \n:small[:gray[SHA-256 {literal(final.sha256)}]]", width="stretch")
        kind = f"final-{final.number}"
        report_pdf("Download", partial(_document, assessment, added), file_name(assessment, ".pdf", kind), f"final_{final.number}")


def _document(assessment: Assessment, added: Handover) -> Document:
    bank = load_bank()
    return compose(bank, assessment, assess(bank, assessment), added)
