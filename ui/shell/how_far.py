"""How far the open assessment is, for the sidebar and for the tab: progress, the verdict so far, and where one is."""

from collections.abc import Iterable
from html import escape

from questionnaire.flow.progress import Progress, progress
from questionnaire.flow.rounds import given, to_confirm
from questionnaire.shapes.question import Question
from report.paper.wording import answered_words, count, optional_words
from ui.elements import words
from ui.shell.navigation import FIRST, SECTION
from ui.shell.session import OpenAssessment


def how_far(opened: OpenAssessment) -> tuple[str, str]:
    """Progress and the verdict so far, in words, for every click: without score and plan, in under a millisecond."""
    done = tally(opened, opened.bank.questions.values())
    title = words.verdict_title(opened.judgement.verdict, done.answered)
    if not done.answered:
        return words.NOTHING_ANSWERED, title
    told = far_words(done, "question")
    if left := len(to_confirm(opened.stored, opened.stored_sheet)):
        all_given = given(opened.stored, opened.stored_sheet)
        told += f"; {all_given - left} of {count(all_given, 'answer')} confirmed"
    return told, ("So far: " if done.needed else "") + title


def far_words(done: Progress, noun: str = "") -> str:
    """How many are answered and, where only such are left, how many may stay empty: else a tick beside "3 of 4" contradicts it."""
    left = "" if done.needed else optional_words(done)
    return f"{answered_words(done, noun)}; {left}" if left else answered_words(done, noun)


def tally(opened: OpenAssessment, questions: Iterable[Question]) -> Progress:
    """Of what is stored."""
    return progress(questions, opened.stored, opened.stored_sheet)


def how_far_lines(opened: OpenAssessment) -> str:
    """The same in HTML, of the bank's words alone; `browser/screen.js` keeps it up to date where a question is drawn by itself."""
    told, title = map(escape, how_far(opened))
    return f'<p class="dc-how-far" data-at="{opened.revision}"><span>{told}</span><span>{title}</span></p>'


def tab_title(page: str, opened: OpenAssessment | None) -> str:
    """What the browser's tab says: the page and its section, whose desk it is, the product. Plain text."""
    section = SECTION.get(opened.id) if opened and page == "questions" else ""
    titles = {FIRST: words.FIRST_PASS} | {s.id: s.title for s in opened.bank.sections} if opened else {}
    within = f": {titles[section]}" if section in titles else ""
    client = " ".join(opened.stored.client.split()) if opened else ""
    return " · ".join(part for part in (words.TITLES[page] + within, client, words.PRODUCT) if part)
