"""What was added to the open assessment by hand, as it goes with its papers; it is saved as a part of the assessment."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from pydantic import ValidationError

from questionnaire.handover import MAX_NAME, Additions
from report.handover import Brand, Handover
from store import Kind, StoreTrouble
from ui.kept import kept
from ui.session import OpenSheet, store

Edit = Callable[[Additions], Additions]


def handover(opened: OpenSheet) -> Handover:
    """The newest state, with the brand of this installation. Raises StoreTrouble."""
    return Handover.of(opened.sheet.handover, brand(opened))


def brand(opened: OpenSheet) -> Brand:
    """The brand that goes into every report made here. Raises StoreTrouble."""
    return opened.of_this_run("brand", _read_brand)


def save_brand(opened: OpenSheet, changed: Brand) -> None:
    """Keeps the brand for every report from now on. Raises StoreTrouble."""
    store().papers.save_brand(changed.model_dump_json())
    opened.forget("brand")


def hand_over(opened: OpenSheet, edit: Edit) -> None:
    """Applies one edit to the newest state and saves it with the answers. Raises Refused for what does not fit: it never waits."""
    edit(opened.sheet.handover).checked()
    opened.save(lambda sheet: replace(sheet, handover=edit(sheet.handover)))


def prepared_by(opened: OpenSheet) -> None:
    """The field for who prepared the report."""
    key = f"prepared_by_{opened.id}"

    def draw(begin: str | None) -> str:
        return st.text_input("Prepared by (on the cover)", value=begin or "", key=key, max_chars=MAX_NAME, live=True, width=420) or ""

    kept(key, handover(opened).prepared_by, draw, lambda name: hand_over(opened, lambda h: h.model_copy(update={"prepared_by": name})))


def _read_brand() -> Brand:
    text = store().papers.brand()
    try:
        return Brand.model_validate_json(text) if text else Brand()
    except ValidationError:
        raise StoreTrouble(Kind.damaged) from None
