"""How far the open assessment is, for the sidebar and for the tab: progress, the verdict so far, and where one is."""

from html import escape

from questionnaire.model import UNKNOWN
from report.paper.wording import count
from scoring.conditions import condition_states
from scoring.verdict import verdict
from ui.elements import words
from ui.shell.navigation import SECTION
from ui.shell.session import OpenAssessment


def standing(opened: OpenAssessment) -> tuple[str, str]:
    """Progress and the verdict so far, in words, for every click: without score and plan, in under a millisecond.

    "I don't know" is an answer. Days and lists that may stay empty count once they are given.
    """
    asked, answers = opened.stored_sheet.asked, opened.stored.answers
    given = {q for q in asked if q in answers or q in opened.stored_sheet.excused}
    left = sum(opened.bank.questions[q].kind in ("single", "multi") for q in asked if q not in given)
    if not given:
        return "Nothing answered yet", ""
    unknown = sum(answers.get(q) == UNKNOWN for q in given)
    progress = f"{len(given)} of {count(len(given) + left, 'question')} answered" + (f", {unknown} unknown" if unknown else "")
    return progress, ("So far: " if left else "") + _verdict(opened)


def standing_lines(opened: OpenAssessment) -> str:
    """The same in HTML, of the bank's words alone; `browser/screen.js` keeps it up to date where a question is drawn by itself."""
    progress, title = map(escape, standing(opened))
    return f'<p class="dc-standing" data-at="{opened.revision}"><span>{progress}</span><span>{title}</span></p>'


def tab_title(page: str, opened: OpenAssessment | None) -> str:
    """What the browser's tab says: the page and its section, whose desk it is, the product. Plain text."""
    section = SECTION.get(opened.id) if opened and page == "questions" else ""
    within = next((f": {s.title}" for s in opened.bank.sections if s.id == section), "") if opened else ""
    client = " ".join(opened.stored.client.split()) if opened else ""
    return " · ".join(part for part in (words.TITLES[page] + within, client, words.PRODUCT) if part)


def _verdict(opened: OpenAssessment) -> str:
    found = [finding for of_question in opened.findings.values() for finding in of_question]
    states = {condition.id: condition.state for condition in condition_states(opened.bank, opened.sheet)}
    return opened.bank.verdict(verdict(opened.sheet, states, found)).title
