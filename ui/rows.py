"""The list of connected apps: one line an app, ten lines at a time, so that two hundred stay fast.

Rows have no ids. An edit therefore names the row it saw: where another tab has moved it, it is found again by what it said.
"""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from questionnaire import Assessment
from questionnaire.assessment import MAX_NAME, MAX_ROWS, ROW_BAA, ROW_DATA, Integration
from questionnaire.model import UNKNOWN, Question
from report.wording import BAA_WORDS, DATA_WORDS, count
from ui.kept import kept
from ui.session import OpenSheet

PAGE = 10
Rows = tuple[Integration, ...]


def edit(opened: OpenSheet, question: Question) -> None:
    """The rows of this page, and a line to add one."""
    rows = _rows(opened.sheet, question.id)
    first = _page_start(opened, question, len(rows))
    for number, row in enumerate(rows[first : first + PAGE], first):
        _row(opened, question, number, row)
    _add(opened, question, len(rows))


def _page_start(opened: OpenSheet, question: Question, total: int) -> int:
    if total <= PAGE:
        return 0
    pages = -(-total // PAGE)
    st.caption(count(total, "app"))
    return (st.pagination(pages, key=f"page_{opened.id}_{question.id}") - 1) * PAGE


def _row(opened: OpenSheet, question: Question, number: int, row: Integration) -> None:
    key = f"row_{opened.id}_{question.id}_{number}"

    def change(make: Callable[[Integration], Integration]) -> None:
        opened.save(lambda sheet: changed_row(sheet, question.id, number, row, make))

    with st.container(horizontal=True, vertical_alignment="bottom", key=key):
        kept(
            f"{key}_name",
            row.name,
            lambda begin: st.text_input(f"App {number + 1}", value=begin or "", key=f"{key}_name", max_chars=MAX_NAME, width=200) or "",
            lambda name: change(lambda seen: replace(seen, name=name.strip() or seen.name)),
        )
        _pick(
            f"{key}_data", "Patient details reach it?", ROW_DATA, DATA_WORDS, row.data, lambda data: change(lambda r: replace(r, data=data))
        )
        _pick(f"{key}_baa", "BAA with its maker", ROW_BAA, BAA_WORDS, row.baa, lambda baa: change(lambda r: replace(r, baa=baa)))
        if st.button("Remove", key=f"{key}_remove", help=f"Remove app {number + 1}", type="tertiary"):
            opened.save(lambda sheet: removed_row(sheet, question.id, number, row))
            opened.again = True


def _pick(key: str, label: str, values: tuple[str, ...], words: dict[str, str], stored: str, save: Callable[[str], None]) -> None:
    def draw(begin: str | None) -> str:
        index = values.index(begin) if begin in values else 0
        return st.selectbox(
            label, values, index=index, format_func=lambda value: words[value][0].upper() + words[value][1:], key=key, width=190
        )

    kept(key, stored, draw, save)


def _add(opened: OpenSheet, question: Question, total: int) -> None:
    if total >= MAX_ROWS:
        st.caption(f"That is the most this list holds: {MAX_ROWS} apps.")
        return
    # The number in the key makes the line empty again once its app is in the list, also after a restart of the server.
    name = st.text_input(
        "Add an app", key=f"add_{opened.id}_{question.id}_{total}", max_chars=MAX_NAME, placeholder="Its name, then Enter", width=320
    )
    if name and name.strip():
        opened.save(lambda sheet: added_row(sheet, question.id, name.strip()))
        opened.again = True


def added_row(sheet: Assessment, question: str, name: str) -> Assessment:
    """One app more, nothing known of it yet."""
    rows = _rows(sheet, question)
    return sheet if len(rows) >= MAX_ROWS else sheet.answered(question, (*rows, Integration(name, UNKNOWN, UNKNOWN)))


def changed_row(sheet: Assessment, question: str, number: int, seen: Integration, make: Callable[[Integration], Integration]) -> Assessment:
    """The row that was seen, changed. Where it is gone, the change comes back as a new row: nothing typed is lost."""
    rows = list(_rows(sheet, question))
    place = _place(rows, number, seen)
    if place is None:
        return sheet.answered(question, (*rows, make(seen))[:MAX_ROWS])
    rows[place] = make(rows[place])
    return sheet.answered(question, tuple(rows))


def removed_row(sheet: Assessment, question: str, number: int, seen: Integration) -> Assessment:
    """The list without the row that was seen."""
    rows = list(_rows(sheet, question))
    place = _place(rows, number, seen)
    if place is not None:
        del rows[place]
    return sheet.answered(question, tuple(rows) or None)


def _place(rows: list[Integration], number: int, seen: Integration) -> int | None:
    if number < len(rows) and rows[number].name == seen.name:
        return number
    return next((place for place, row in enumerate(rows) if row.name == seen.name), None)


def _rows(sheet: Assessment, question: str) -> Rows:
    answer = sheet.answers.get(question)
    return tuple(row for row in answer if isinstance(row, Integration)) if isinstance(answer, tuple) else ()
