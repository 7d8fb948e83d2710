"""How far the open assessment is, for the sidebar and for the tab: progress, the verdict so far, and where one is."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from questionnaire.flow import blank
from questionnaire.model import UNKNOWN, Question
from questionnaire.rounds import given, to_confirm
from report.paper.wording import count
from ui.elements import words
from ui.shell.navigation import FIRST, SECTION
from ui.shell.session import OpenAssessment

UNSURE = "\u201cI don't know\u201d"
"""What the report calls not known is more: blanks, empty days and apps of which something is not known."""


def standing(opened: OpenAssessment) -> tuple[str, str]:
    """Progress and the verdict so far, in words, for every click: without score and plan, in under a millisecond."""
    done = tally(opened, opened.bank.questions.values())
    if not done.begun:
        return "Nothing answered yet", ""
    progress = f"{done.answered} of {count(done.asked, 'question')} answered" + (f", {done.unsure} {UNSURE}" if done.unsure else "")
    if left := len(to_confirm(opened.stored, opened.stored_sheet)):
        all_given = given(opened.stored, opened.stored_sheet)
        progress += f"; {all_given - left} of {count(all_given, 'answer')} confirmed"
    return progress, ("So far: " if done.blanks else "") + opened.bank.verdict(opened.judgement.verdict).title


class Tally(NamedTuple):
    """Of some questions: how many are asked and answered, as the report's coverage counts them; how many only with "I don't know"; and
    how many still need an answer.
    """

    answered: int
    asked: int
    unsure: int
    blanks: int

    @property
    def begun(self) -> bool:
        """Whether anything is answered, be it with "I don't know"."""
        return bool(self.answered or self.unsure)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to answer."""
        return self.begun and not self.blanks


def tally(opened: OpenAssessment, questions: Iterable[Question]) -> Tally:
    """Of what is stored."""
    sheet, stored = opened.stored_sheet, opened.stored
    asked = [q for q in questions if q.id not in sheet.skipped]
    answered, blanks = sum(sheet.answered(q.id) for q in asked), sum(blank(q, stored, sheet) for q in asked)
    unsure = sum(sheet.unknown(q.id) and stored.answers.get(q.id) in (UNKNOWN, ()) and q.kind != "rows" for q in asked)
    return Tally(answered, len(asked), unsure, blanks)


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
