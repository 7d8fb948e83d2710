"""How far the open assessment is, for the sidebar and for the tab: progress, the verdict so far, and where one is."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from questionnaire.model import UNKNOWN, Question
from report.paper.wording import count
from ui.elements import words
from ui.shell.navigation import FIRST, SECTION
from ui.shell.session import OpenAssessment


def standing(opened: OpenAssessment) -> tuple[str, str]:
    """Progress and the verdict so far, in words, for every click: without score and plan, in under a millisecond."""
    given, wanted, unknown = tally(opened, opened.bank.questions.values())
    if not given:
        return "Nothing answered yet", ""
    progress = f"{given} of {count(wanted, 'question')} answered" + (f", {unknown} unknown" if unknown else "")
    return progress, ("So far: " if given < wanted else "") + opened.bank.verdict(opened.judgement.verdict).title


class Tally(NamedTuple):
    """How many of some questions are answered, how many of these only with "I don't know", and how many there are to answer."""

    given: int
    wanted: int
    unknown: int


def tally(opened: OpenAssessment, questions: Iterable[Question]) -> Tally:
    """Of the questions asked. A day or a number may be left empty where it is not known, and counts once it is there."""
    sheet, answers = opened.stored_sheet, opened.stored.answers
    asked = [q for q in questions if q.id not in sheet.skipped]
    given = {q.id for q in asked if q.id in answers or sheet.answered(q.id)}
    wanted = sum(q.id in given or not q.open_ended for q in asked)
    return Tally(len(given), wanted, sum(answers.get(q) in (UNKNOWN, ()) for q in given))


def standing_lines(opened: OpenAssessment) -> str:
    """The same in HTML, of the bank's words alone; `browser/screen.js` keeps it up to date where a question is drawn by itself."""
    progress, title = map(escape, standing(opened))
    return f'<p class="dc-standing" data-at="{opened.revision}"><span>{progress}</span><span>{title}</span></p>'


def tab_title(page: str, opened: OpenAssessment | None) -> str:
    """What the browser's tab says: the page and its section, whose desk it is, the product. Plain text."""
    section = SECTION.get(opened.id) if opened and page == "questions" else ""
    titles = {FIRST: words.FIRST_PASS} | {s.id: s.title for s in opened.bank.sections} if opened else {}
    within = f": {titles[section]}" if section in titles else ""
    client = " ".join(opened.stored.client.split()) if opened else ""
    return " · ".join(part for part in (words.TITLES[page] + within, client, words.PRODUCT) if part)
