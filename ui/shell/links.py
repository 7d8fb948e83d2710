"""Ways from page to page. They carry `?a=` along, and work where a page runs without the entry file."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

from questionnaire import Bank
from questionnaire.file.edit import Path
from report.content.history import field_name
from ui.elements import words
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment

FILES = {page: f"pages/{page}.py" for page in words.TITLES}
_SHOWN_ON = {
    "client": "questions",
    "as_of": "questions",
    "plan": "plan",
    "hours_per_week": "plan",
    "people": "plan",
    "workshop": "workshop",
}
"""Fields that are no question's, by the first part of their path; all others are on the report's page."""


def to_question(opened: OpenAssessment, question: str, label: str = "To the question") -> None:
    """A link to a question: its section opens, and the question is brought into sight."""
    to_question_of(opened.bank, opened.id, question, label)


def to_question_of(bank: Bank, assessment: str, question: str, label: str = "To the question") -> None:
    """The same, of an assessment that need not be the open one."""
    section = bank.section_of(question)
    words = f"{label}, in \u201c{literal(section.title)}\u201d"
    link("questions", words, icon=":material/edit:", a=assessment, section=section.id, question=question)


def answer_link(opened: OpenAssessment, action: str) -> None:
    """A link to the question that an action finds out; nothing for any other action."""
    if question := opened.bank.action(action).finds_out:
        to_question(opened, question, "Answer")


def field_at(bank: Bank, key: str, path: Path) -> tuple[str, str, dict[str, str]]:
    """A field of an assessment in words, the page that shows it, and what stands in the address there."""
    question = bank.questions.get(path[1]) if path[0] in ("answers", "notes", "not_applicable") else None
    if question is None:
        page = _SHOWN_ON.get(path[0], "report")
        return field_name(bank, path), page, {"a": key} | _place(bank, page, path)
    name = question.text if path == ("answers", question.id) else field_name(bank, path)
    place = {"a": key, "section": bank.section_of(question.id).id, "question": question.id}
    return name, "questions", place | ({"open": "note"} if path[0] == "notes" else {})


def _place(bank: Bank, page: str, path: Path) -> dict[str, str]:
    """Where on the page it stands, as its address has it."""
    if page == "questions":
        return {"section": bank.sections[0].id}
    if page == "report" and path[-1] != "prepared_by":
        return {"view": "edit"} | ({"finding": path[-1]} if path[1] == "comments" else {})
    return {}


def link(page: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page. `label` is Markdown: typed words go through `literal` first."""
    try:
        st.page_link(FILES[page], label=label, icon=icon, query_params=query or None)
    except StreamlitPageNotFoundError:  # this file is the entry itself: Streamlit knows no other page, the browser does
        path = "" if page == "start" else page
        st.markdown(f"[{label}](</{path}{'?' if query else ''}{urlencode(query)}>)")
