"""The hours a week that there are for the plan: one field, and how it is read."""

import streamlit as st

from questionnaire.assessment import MAX_HOURS, MIN_HOURS
from questionnaire.file.added import whole
from questionnaire.file.edit import Value
from ui.shell.synced_widget import Fields, Unfit, WidgetKind, synced

PATH = ("hours_per_week",)


def hours_field(fields: Fields, counting: float) -> None:
    """Hours a week, typed; blank where nobody says. `counting`: the hours that count meanwhile."""

    def means(typed: str) -> Value:
        try:
            return hours_in(typed)
        except ValueError as fault:
            raise Unfit(str(fault)) from None

    kind = WidgetKind(reads=lambda value: value or None, shows=lambda value: f"{value:g}" if value else "", means=means)

    def draw(name: str, begin: str) -> str:
        return (
            st.text_input(
                "Hours a week", value=begin, key=name, live=True, width=160, placeholder=f"{counting:g}", disabled=fields.is_finished
            )
            or ""
        )

    synced(fields, PATH, f"hours_{fields.id}", kind, draw)


def hours_in(typed: str) -> float | None:
    """The hours that were typed; None for nothing. Raises ValueError, whose words are for the person, for what nobody can have."""
    if not typed.strip():
        return None
    try:
        found = float(typed.strip().replace(",", "."))
    except ValueError:
        found = 0
    if not MIN_HOURS <= found <= MAX_HOURS:  # nor is "nan" a number of hours
        raise ValueError(f"Type a number from {MIN_HOURS} to {MAX_HOURS}. Until then it is not saved, and stays here.")
    return whole(found)
