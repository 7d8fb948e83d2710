"""One question as a fragment of the page: a click on its answer draws the question and what stands around it anew, nothing else.

A click can reach a server that was restarted a moment ago and does not know the fragment yet. Streamlit drops it there.
It still stands in the browser's outbox, which sends it until it is stored (`ui/shell/outbox.py`).
"""

from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property, partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from questionnaire.policy import DESK, INVENTORY, NO_DESK, VENDOR_OFFERS_BAA
from questionnaire.question_bank import in_grids
from questionnaire.shapes.question import Question
from questionnaire.shapes.section import Section
from ui.questions.colleague import handed_out
from ui.questions.first_pass import so_far
from ui.questions.listing import listing, progress
from ui.questions.note import note
from ui.questions.vendors import vendors
from ui.shell.asked_again import again
from ui.shell.carried import carried, waiting
from ui.shell.consequence import meaning, rest
from ui.shell.fragment import fragment
from ui.shell.integrations import without_list
from ui.shell.question import ask
from ui.shell.session import OpenAssessment


@dataclass
class Screen:
    """One section as it stands on the screen: what was said under each question, and what stands around them."""

    section: Section
    verdict: DeltaGenerator | None = None
    """In the first pass, where the verdict so far stands."""
    said: dict[str, str] = field(default_factory=dict)
    places: tuple[DeltaGenerator, ...] = ()
    """For one element each: the list of sections, and the verdict so far."""
    around: tuple[str, ...] = ()
    """What stands in the places, as HTML of the bank's words alone."""
    frame: object = None
    """What stands around the questions, as of the last full run."""

    @cached_property
    def explained(self) -> frozenset[str]:
        """Questions whose reason the first of their grid says, where an answer's meaning is short."""
        return frozenset(q.id for group in in_grids(self.section.questions) for q in group[1:] if self.short)

    @property
    def short(self) -> bool:
        """Whether an answer's meaning is one sentence, the rest of it behind the line below: in the first pass."""
        return self.verdict is not None

    def outdated(self, opened: OpenAssessment) -> bool:
        """Whether something stands under a question that its answers no longer mean."""
        questions = opened.bank.questions
        return any(meaning(opened, questions[q], short=self.short) != said for q, said in self.said.items())

    def draw_around(self, opened: OpenAssessment) -> None:
        """In a full run, before the questions and after them: what changes with each answer.

        As a fragment. Streamlit wraps what a fragment draws outside itself, and keeps what stands there only where another fragment
        drew it: the list would be gone until the click on an answer is dealt with. Nor are the places empty for a moment.
        """
        self.tell_around(opened)
        if not self.places:
            where = [st.sidebar, *([self.verdict] if self.verdict else [])]
            self.places = tuple(place.html(html) for place, html in zip(where, self.around, strict=True))
        with st.container():
            st.fragment(self.hold_around)()

    def tell_around(self, opened: OpenAssessment) -> None:
        """Sets the words that stand around, for the sheet as it is now."""
        told = [so_far(opened, progress(opened, self.section)[0])] if self.verdict else []
        self.around = (listing(opened, self.section), *told)

    def hold_around(self) -> None:
        """In a fragment, which may write later only where it wrote in the full run."""
        for place, html in zip(self.places, self.around, strict=True):
            place.html(html)


def frame(opened: OpenAssessment, section: Section) -> object:
    """All that the page draws from the assessment outside the questions and the list of sections. Where it changes, the page runs whole."""
    answers = opened.assessment.answers if handed_out(opened, section) else None
    sheet, about = opened.sheet, (opened.assessment.client, opened.assessment.as_of)
    return opened.trouble, again(opened), sheet.asked, sheet.skipped, about, answers, bool(waiting(opened, section))


def cards(opened: OpenAssessment, screen: Screen) -> None:
    """The section's questions, as far as they are asked; neighbors with the same choices in a grid."""
    for group in in_grids(screen.section.questions):
        with st.container(key=f"grid_{group[0].id}") if len(group) > 1 else nullcontext():
            for question in group:
                if question.id in opened.sheet.skipped:  # looked up each time: the answer above may have opened this one
                    st.container()  # its place: where it comes or goes, none below moves, and a click there is heard
                else:
                    card(opened, screen, question)


def card(opened: OpenAssessment, screen: Screen, question: Question) -> None:
    """Draws a question, its answer, what the answer means, and the note. What is answered is saved before this returns."""

    def after(now: OpenAssessment, alone: bool) -> bool:
        if not alone:
            screen.hold_around()
            return False
        screen.tell_around(now)
        screen.hold_around()
        return now.again or screen.frame != frame(now, screen.section) or screen.outdated(now)

    fragment(opened, "questions", f"q_{question.id}", lambda now: _draw(now, screen, question), after)


def _draw(opened: OpenAssessment, screen: Screen, question: Question) -> None:
    ask(opened, question, why=question.id not in screen.explained)
    words = screen.said[question.id] = meaning(opened, question, short=screen.short)
    if words:
        st.markdown(words)
    if question.id == INVENTORY:
        without_list(opened, question, elsewhere=screen.short)
    carried(opened, question)
    if question.id == VENDOR_OFFERS_BAA or (question.id == DESK and opened.sheet.chose(DESK, NO_DESK)):
        vendors(opened)
    note(opened, question, first=partial(rest, opened, question, why=question.id in screen.explained) if screen.short else str)
