"""The list of connected apps: one line an app, ten lines at a time, so that two hundred stay fast.

Each row on the screen has an identity of its own, which stays with it when others go or when it gets another name.
"""

from difflib import SequenceMatcher
from hashlib import sha256

import streamlit as st

from questionnaire import Assessment
from questionnaire.assessment import MAX_NAME, MAX_ROWS, ROW_BAA, ROW_DATA, Integration
from questionnaire.edit import row_name
from questionnaire.file import Refused
from questionnaire.model import UNKNOWN, Question
from report.wording import BAA_WORDS, DATA_WORDS, count
from ui import fields
from ui.literal import literal
from ui.session import OpenSheet

PAGE = 10
Rows = tuple[Integration, ...]
DATA = {value: DATA_WORDS[value][0].upper() + DATA_WORDS[value][1:] for value in ROW_DATA}
BAA = {value: BAA_WORDS[value][0].upper() + BAA_WORDS[value][1:] for value in ROW_BAA}


def edit(opened: OpenSheet, question: Question) -> None:
    """The rows of this page, and a line to add one."""
    ids = _identified(opened, question)
    first = _page_start(opened, question, len(ids))
    for number, row in enumerate(ids[first : first + PAGE], first):
        _row(opened, question, number, row)
    _undo(opened, question)
    _add(opened, question)


def _page_start(opened: OpenSheet, question: Question, total: int) -> int:
    if total <= PAGE:
        return 0
    pages = -(-total // PAGE)
    st.caption(count(total, "app"))
    return (st.pagination(pages, key=f"page_{opened.id}_{question.id}") - 1) * PAGE


def _row(opened: OpenSheet, question: Question, number: int, row: str) -> None:
    key = f"row_{opened.id}_{question.id}_{row}"

    def path(part: str) -> tuple[str, ...]:
        """Named anew for each field: the field before may have given the row another name."""
        ids, rows = _identified(opened, question), rows_of(opened.sheet, question.id)
        place = ids.index(row) if row in ids else number  # gone a moment ago: whatever is done to it is refused by its name
        return ("answers", question.id, row_name(rows, place) if place < len(rows) else "~0", part)

    with st.container(horizontal=True, vertical_alignment="bottom", key=key):
        needed = "An app needs a name: the one before stays. To take it off the list, use Remove."
        fields.text(opened, path("name"), f"{key}_name", f"App {number + 1}", MAX_NAME, width=200, needed=needed)
        fields.pick(opened, path("data"), f"{key}_data", "Patient details reach it?", DATA)
        fields.pick(opened, path("baa"), f"{key}_baa", "BAA with its maker", BAA)
        if st.button("Remove", key=f"{key}_remove", help=f"Remove app {number + 1}", type="tertiary"):
            _remove(opened, question, row)


def _remove(opened: OpenSheet, question: Question, row: str) -> None:
    ids, rows = _identified(opened, question), rows_of(opened.sheet, question.id)
    opened.again = True
    if row not in ids:
        return
    place = ids.index(row)
    gone, name = rows[place], row_name(rows, place)
    opened.save(lambda sheet: removed(sheet, question.id, name))
    st.session_state[f"rows_{opened.id}_{question.id}"] = ([i for i in ids if i != row], rows_of(opened.sheet, question.id))
    st.session_state[f"removed_{opened.id}_{question.id}"] = (place, gone)


def _undo(opened: OpenSheet, question: Question) -> None:
    """Until another app is removed, the last one can come back with all that was known of it."""
    key = f"removed_{opened.id}_{question.id}"
    known: tuple[int, Integration] | None = st.session_state.get(key)
    if known is None:
        return
    place, gone = known
    with st.container(horizontal=True, vertical_alignment="center", key="undo"):
        st.markdown(f"Removed {literal(gone.name)}.")
        if st.button("Undo", key=f"undo_{opened.id}_{question.id}", type="tertiary"):
            try:
                opened.save(lambda sheet: put_back(sheet, question.id, place, gone))
            except Refused as refused:
                st.warning(literal("; ".join(refused.faults)))
                return
            del st.session_state[key]
            opened.again = True


def _add(opened: OpenSheet, question: Question) -> None:
    """`browser/names.js` sends each name at once. Where it does not run, the field does what a field does."""
    rows = rows_of(opened.sheet, question.id)
    if len(rows) >= MAX_ROWS:
        st.caption(f"That is the most this list holds: {MAX_ROWS} apps.")
        return
    base = f"add_{opened.id}_{question.id}"
    sent: int = st.session_state.get(f"sent_{base}", 0)
    key = f"{base}_v{sent}" if sent else base
    name = st.text_input("Add an app", key=key, placeholder="Its name, then Enter; or paste a column", width=320)
    names = [row.name for row in rows]
    opened.marks.append({"b": base, "k": key, "p": ("answers", question.id), "add": True, "names": names, "m": MAX_NAME, "w": ""})
    if name and name.strip():
        try:
            opened.save(lambda sheet: added(sheet, question.id, [name.strip()], names))
        except Refused as refused:
            st.warning(literal("; ".join(refused.faults)))
            return
        st.session_state[f"sent_{base}"] = sent + 1
        opened.again = True


def added(sheet: Assessment, question: str, names: list[str], before: list[str]) -> Assessment:
    """More apps, nothing known of them yet. `before`: the names the person saw; where the new ones stand behind those, all is done.

    Raises Refused where they do not fit.
    """
    rows = rows_of(sheet, question)
    if [row.name for row in rows][: len(before) + len(names)] == [*before, *names]:
        return sheet
    if len(rows) + len(names) > MAX_ROWS:
        raise Refused((f"the list holds {MAX_ROWS} apps at most, and has {len(rows)}; put some together",))
    long = [name for name in names if len(name) > MAX_NAME]
    if long:
        raise Refused((f"a name has at most {MAX_NAME} characters, and this one {len(long[0])}; shorten it",))
    return sheet.answered(question, (*rows, *(Integration(name, UNKNOWN, UNKNOWN) for name in names)))


def removed(sheet: Assessment, question: str, name: str) -> Assessment:
    """The list without the row of this name (`questionnaire.edit.row_name`); the same where it is gone already."""
    rows = rows_of(sheet, question)
    left = tuple(row for place, row in enumerate(rows) if row_name(rows, place) != name)
    return sheet.answered(question, left or None)


def put_back(sheet: Assessment, question: str, place: int, row: Integration) -> Assessment:
    """The list with a removed row in its place again. Raises Refused where the list is full."""
    rows = rows_of(sheet, question)
    if len(rows) >= MAX_ROWS:
        raise Refused((f"The list is full: it holds {MAX_ROWS} apps. Remove one first, then undo.",))
    return sheet.answered(question, (*rows[:place], row, *rows[place:]))


def rows_of(sheet: Assessment, question: str) -> Rows:
    """The rows as they stand."""
    answer = sheet.answers.get(question)
    return tuple(row for row in answer if isinstance(row, Integration)) if isinstance(answer, tuple) else ()


def _identified(opened: OpenSheet, question: Question) -> list[str]:
    """An identity for each row as it stands now; those seen before keep theirs."""
    key = f"rows_{opened.id}_{question.id}"
    rows = rows_of(opened.sheet, question.id)
    known: tuple[list[str], Rows] = st.session_state.get(key, ([], ()))
    if known[1] != rows:
        known = st.session_state[key] = (identities(*known, rows), rows)
    return known[0]


def identities(ids: list[str], before: Rows, now: Rows) -> list[str]:
    """The identities of the rows now: of the same name, or in the place between the same neighbors, it is the same row.

    A new one is made of the name, so that another window and a restarted server give the same.
    """
    unlike = [(old, new) for old, new in zip(before, now, strict=False) if old.name != new.name]
    if len(before) == len(now) and all((old.data, old.baa) == (new.data, new.baa) for old, new in unlike) and len(unlike) < 2:
        return ids  # at most one was given another name
    found: list[str | None] = [None] * len(now)
    for tag, a, b, c, d in SequenceMatcher(None, [r.name for r in before], [r.name for r in now], autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            found[c:d] = ids[a:b]
    for place, row in enumerate(now):
        if found[place] is None:
            found[place] = _fresh(row.name, found)
    return [identity for identity in found if identity is not None]


def _fresh(name: str, taken: list[str | None]) -> str:
    base, number = sha256(name.encode()).hexdigest()[:8], 0
    while f"{base}{number}" in taken:
        number += 1
    return f"{base}{number}"
