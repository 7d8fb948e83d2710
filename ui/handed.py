"""What was added to the open assessment by hand: read from the store, and saved as it is typed."""

from collections.abc import Callable

import streamlit as st
from pydantic import ValidationError

from questionnaire.file import Refused
from report.handover import MAX_NAME, NOTHING, Brand, Handover, read_handover, write_handover
from store import Kind, StoreTrouble
from ui.kept import kept
from ui.session import OpenSheet, store

Edit = Callable[[Handover], Handover]


def handover(opened: OpenSheet) -> Handover:
    """The newest state, with the brand of this installation. Raises StoreTrouble."""
    return opened.of_this_run("handover", lambda: _read(store().papers.handover(opened.id)).model_copy(update={"brand": brand(opened)}))


def brand(opened: OpenSheet) -> Brand:
    """The brand that goes into every report made here. Raises StoreTrouble."""
    return opened.of_this_run("brand", _read_brand)


def save_brand(opened: OpenSheet, changed: Brand) -> None:
    """Keeps the brand for every report from now on. Raises StoreTrouble."""
    store().papers.save_brand(changed.model_dump_json())
    opened.forget("brand")
    opened.forget("handover")


def hand_over(opened: OpenSheet, edit: Edit) -> None:
    """Applies one edit to the newest state and saves it. Raises StoreTrouble, and Refused for what does not fit."""
    changed = edit(_read(store().papers.handover(opened.id)))
    store().papers.save_handover(opened.id, write_handover(changed))
    opened.forget("handover")


def prepared_by(opened: OpenSheet) -> None:
    """The field for who prepared the report."""
    key = f"prepared_by_{opened.id}"

    def draw(begin: str | None) -> str:
        return st.text_input("Prepared by (on the cover)", value=begin or "", key=key, max_chars=MAX_NAME, live=True, width=420) or ""

    kept(key, handover(opened).prepared_by, draw, lambda name: hand_over(opened, lambda h: h.model_copy(update={"prepared_by": name})))


def _read(text: str) -> Handover:
    """A text that is none is damage; what it says stays out of the message."""
    try:
        return read_handover(text.encode()) if text else NOTHING
    except Refused:
        raise StoreTrouble(Kind.damaged) from None


def _read_brand() -> Brand:
    text = store().papers.brand()
    try:
        return Brand.model_validate_json(text) if text else Brand()
    except ValidationError:
        raise StoreTrouble(Kind.damaged) from None
