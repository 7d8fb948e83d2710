"""The list of connected apps: one line an app, ten lines at a time, so that two hundred stay fast.

Each row on the screen has an identity of its own, which stays with it when others go or when it gets another name.
"""

from collections.abc import Sequence

import streamlit as st

from questionnaire.assessment import MAX_NAME, MAX_ROWS, ROW_BAA, ROW_DATA, Integration
from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value, row_name
from questionnaire.policy import APPS, INCOMPLETE, NO_LIST
from questionnaire.shapes.question import UNKNOWN, Question
from report.paper.wording import BAA_WORDS, DATA_WORDS, count
from ui.elements.literal import literal
from ui.shell import fields
from ui.shell.app_lines import enumerated, names_in, read_lines
from ui.shell.app_rows import Rows, added, identities, put_back, removed
from ui.shell.drafts import KEPT
from ui.shell.press import button
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, key_of, nothing

PAGE = 10
WITHOUT = (NO_LIST, UNKNOWN)
"""The answers under which nobody is asked for the apps that are known (contract, section 1)."""
_ROWS = SessionValue[tuple[list[str], Rows]]("rows", lambda: ([], ()))
"""The rows last seen, and the identity of each."""
_REMOVED = SessionValue[tuple[int, Integration, int] | None]("removed", nothing)
"""The place of the row removed last, the row, and how many of its name were left."""
_GONE = SessionValue[set[str]]("gone", set)
"""Rows that were removed here, by name and as paths name them (`row_name`)."""
_SENT = SessionValue[int]("sent", int)
"""How many names were added by the field itself; it begins anew with each."""
_LEFT_OUT = SessionValue[tuple[str, list[str]]]("left_out", lambda: ("", []))
"""What of the lines that were added last became no app, in words, and the names since; said until these change."""
DATA = {value: DATA_WORDS[value][0].upper() + DATA_WORDS[value][1:] for value in ROW_DATA}
BAA = {value: BAA_WORDS[value][0].upper() + BAA_WORDS[value][1:] for value in ROW_BAA}


def not_counted(opened: OpenAssessment) -> Rows:
    """Apps that were listed under another answer to whether there is a list: kept, and under today's answer not asked for."""
    return opened.assessment.rows(APPS) if APPS in opened.sheet.skipped else ()


def without_list(opened: OpenAssessment, question: Question, *, elsewhere: bool) -> None:
    """Under an answer that leaves the apps unasked: those that are kept all the same, and the way to enter the ones that are known.

    `elsewhere`: whether the list stands on another screen, which says the second by itself.
    """
    kept, answer = not_counted(opened), opened.assessment.answers.get(question.id)
    told, few = [], question.choice(INCOMPLETE)
    if kept:
        told.append(
            f"{count(len(kept), 'app')} that you listed {'is' if len(kept) == 1 else 'are'} kept, but not counted under this answer."
        )
    if answer in WITHOUT and few and not opened.is_finished and not elsewhere:
        told.append(f"You know some of what is connected? Choose \u201c{literal(few.label)}\u201d, and you can enter those that you know.")
    if not told or answer is None:
        return
    with st.container(gap="xsmall", key=f"without_list_{opened.id}"):
        st.caption(" ".join(told))
        name = "Count the apps I listed" if kept else "Enter the apps I know"
        if not opened.is_finished and button(name, key=f"enter_known_{opened.id}"):
            opened.put(("answers", question.id), INCOMPLETE)
            opened.again = True


def edit(opened: OpenAssessment, question: Question) -> None:
    """The rows of this page, and a line to add one."""
    ids = _identified(opened, question)
    first = _page_start(opened, question, len(ids))
    for number, row in enumerate(ids[first : first + PAGE], first):
        _row(opened, question, number, row)
    if not opened.is_finished:
        _undo(opened, question)
        _add(opened, question)


def add(opened: OpenAssessment, question: str, lines: Sequence[str], before: Sequence[str]) -> None:
    """Adds what the lines name, and remembers what is to be said of it. `before`: the names the person saw. Raises Refused."""
    names, left_out = read_lines(lines, before)
    opened.save(lambda assessment: added(assessment, question, names))
    there = _names(opened, question)
    if names and len(there) > PAGE:  # else it stands in sight
        verb = "is" if len(names) == 1 else "are"
        left_out = f"{enumerated(names)} {verb} added at the end of the list, which has {len(there)} apps now. {left_out}".strip()
    _LEFT_OUT.set((left_out, there), opened.id, question)
    opened.again = True


def is_removed(opened: OpenAssessment, path: Path, given: Value) -> bool:
    """Whether an edit comes too late for a row that this person removed, under its name or under the one that the edit gives it."""
    if len(path) != 4 or opened.value(path) is not None:
        return False
    gone = _GONE.get(opened.id, path[1])
    return path[2] in gone or (path[3] == "name" and given in gone)


def _names(opened: OpenAssessment, question: str) -> list[str]:
    return [row.name for row in opened.assessment.rows(question)]


def _page_start(opened: OpenAssessment, question: Question, total: int) -> int:
    if total <= PAGE:
        return 0
    pages = -(-total // PAGE)
    st.caption(count(total, "app"))
    return (st.pagination(pages, key=f"page_{opened.id}_{question.id}") - 1) * PAGE


def _row(opened: OpenAssessment, question: Question, number: int, row: str) -> None:
    key = f"app_{opened.id}_{question.id}_{row}"

    def path(part: str) -> tuple[str, ...]:
        """Named anew for each field: the field before may have given the row another name."""
        ids, rows = _identified(opened, question), opened.assessment.rows(question.id)
        place = ids.index(row) if row in ids else number  # gone a moment ago: whatever is done to it is refused by its name
        return ("answers", question.id, row_name(rows, place) if place < len(rows) else "~0", part)

    with st.container(horizontal=True, vertical_alignment="bottom", key=key):
        needed = "An app needs a name; the previous one stays. To take it off the list, use Remove."
        fields.text(opened, path("name"), f"{key}_name", f"App {number + 1}", MAX_NAME, width=200, needed=needed)
        fields.pick(opened, path("data"), f"{key}_data", "Patient details reach it?", DATA)
        fields.pick(opened, path("baa"), f"{key}_baa", "BAA with its maker", BAA)
        if button("Remove", key=f"{key}_remove", help=f"Remove app {number + 1}", type="tertiary", disabled=opened.is_finished):
            _remove(opened, question, row)


def _remove(opened: OpenAssessment, question: Question, row: str) -> None:
    ids, rows = _identified(opened, question), opened.assessment.rows(question.id)
    opened.again = True
    if row not in ids:
        return
    place = ids.index(row)
    gone, name = rows[place], row_name(rows, place)
    opened.save(lambda assessment: removed(assessment, question.id, name))
    _ROWS.set(([i for i in ids if i != row], opened.assessment.rows(question.id)), opened.id, question.id)
    _GONE.get(opened.id, question.id).update((name, gone.name))
    _REMOVED.set((place, gone, _names(opened, question.id).count(gone.name)), opened.id, question.id)


def _undo(opened: OpenAssessment, question: Question) -> None:
    """Until another app is removed, the last one can come back with all that was known of it; not where it is back already."""
    known = _REMOVED.get(opened.id, question.id)
    if known is None:
        return
    place, gone, left = known
    if _names(opened, question.id).count(gone.name) > left:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="put_back"):
        st.markdown(f"Removed {literal(gone.name)}.")
        if button("Undo", key=f"undo_{opened.id}_{question.id}", type="tertiary"):
            try:
                opened.save(lambda assessment: put_back(assessment, question.id, place, gone))
            except Refused as refused:
                st.warning(literal("; ".join(refused.faults)))
                return
            _REMOVED.forget(opened.id, question.id)
            opened.again = True


def _add(opened: OpenAssessment, question: Question) -> None:
    """`browser/names.js` sends each name at once. Of what it leaves in the field, the field does what a field does."""
    rows = opened.assessment.rows(question.id)
    if len(rows) >= MAX_ROWS:
        st.caption(f"This list holds at most {MAX_ROWS} apps.")
        return
    base = f"{KEPT}add_{opened.id}_{question.id}"
    sent = _SENT.get(opened.id, question.id)
    key = f"{base}_v{sent}" if sent else base
    name = st.text_input("Add an app", key=key, placeholder="Its name, then Enter; or paste a column", width=320)
    names = _names(opened, question.id)
    mark: dict[str, object] = {"b": base, "k": key, "p": ("answers", question.id), "add": True, "names": names, "m": MAX_NAME, "w": ""}
    opened.marks.append(mark | {"room": MAX_ROWS - len(rows), "asks": bool(name)})
    meant = _meant(opened, name, names) if name and name.strip() else []
    if meant:
        try:
            add(opened, question.id, meant, names)
        except Refused as refused:
            st.warning(literal("; ".join(refused.faults)))
            return
        _SENT.set(sent + 1, opened.id, question.id)
    left_out, since = _LEFT_OUT.get(opened.id, question.id)
    if left_out and since == names:
        st.caption(literal(left_out))
    _suggest(opened, question, names)


def _meant(opened: OpenAssessment, line: str, known: list[str]) -> list[str]:
    """The line, or the names in it once somebody has said so; none until then, and where they are more than fit."""
    found = names_in(line)
    if len(found) < 2:
        return [line]
    more, room = len(read_lines(found, known).names), MAX_ROWS - len(known)
    if more > room:
        fault = f"{more} new names, and room for {room}: this list holds at most {MAX_ROWS} apps."
        st.warning(f"{fault} Take {more - room} out of the field or combine some, then press Enter. Until then nothing is added.")
        return []
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="several_names"):
        names = enumerated([f"\u201c{name}\u201d" for name in found])
        st.markdown(f"This reads like {count(len(found), 'name')}: {literal(names)}.")
        as_many = button(f"Add {count(len(found), 'app')}", key=key_of(f"add_several_{opened.id}", line))
        as_one = len(line.strip()) <= MAX_NAME and button("Add as one", key=key_of(f"add_as_one_{opened.id}", line))
    return found if as_many else [line] if as_one else []


def _suggest(opened: OpenAssessment, question: Question, names: list[str]) -> None:
    """Names that such lists often have, each a click away, but for those that stand in it."""
    assert question.rows is not None  # only a list is edited here
    held = {name.casefold() for name in names}
    left = [name for name in question.rows.suggestions if name.casefold() not in held]
    if not left:
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="suggested"):
        st.caption("Often connected; click one to add it:", width="content")
        for name in left:
            if button(literal(name), key=f"suggest_{opened.id}_{name}", icon=":material/add:"):
                add(opened, question.id, [name], names)


def _identified(opened: OpenAssessment, question: Question) -> list[str]:
    """An identity for each row as it stands now; those seen before keep theirs."""
    rows = opened.assessment.rows(question.id)
    known = _ROWS.get(opened.id, question.id)
    if known[1] != rows:
        known = _ROWS.set((identities(*known, rows), rows), opened.id, question.id)
    return known[0]
