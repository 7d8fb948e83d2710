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
    """One section as it stands on the screen: what was said under each question, and where the sections are listed."""

    section: Section
    sections: DeltaGenerator
    """A place for one container, in the sidebar."""
    so_far: DeltaGenerator | None = None
    """In the first pass, a place for the verdict so far."""
    said: dict[str, str] = field(default_factory=dict)
    frame: object = None
    """What stands around the questions, as of the last full run."""

    @cached_property
    def explained(self) -> frozenset[str]:
        """Questions whose reason the first of their grid says, where an answer's meaning is short."""
        return frozenset(q.id for group in in_grids(self.section.questions) for q in group[1:] if self.short)

    @property
    def short(self) -> bool:
        """Whether an answer's meaning is one sentence, the rest of it behind the line below: in the first pass."""
        return self.so_far is not None

    def outdated(self, opened: OpenAssessment) -> bool:
        """Whether something stands under a question that its answers no longer mean."""
        questions = opened.bank.questions
        return any(meaning(opened, questions[q], short=self.short) != said for q, said in self.said.items())

    def draw_around(self, opened: OpenAssessment, *, alone: bool = False) -> None:
        """What changes with each answer: the list of sections, and the verdict so far.

        In a container, except where a question runs `alone`, because its block is there already: otherwise Streamlit may send a child
        to where an element stands, and the page goes blank.
        """
        (self.sections if alone else self.sections.container()).html(listing(opened, self.section))
        if self.so_far:
            (self.so_far if alone else self.so_far.container()).html(so_far(opened, progress(opened, self.section)[0]))

    def hold_around(self) -> None:
        """A fragment may write later only where it wrote in the full run; a container, as above."""
        self.sections.container()
        if self.so_far:
            self.so_far.container()


def frame(opened: OpenAssessment, section: Section) -> object:
    """All that the page draws from the assessment outside the questions and the list of sections. Where it changes, the page runs whole."""
    answers = opened.assessment.answers if handed_out(opened, section) else None
    sheet, about = opened.sheet, (opened.assessment.client, opened.assessment.as_of)
    return opened.trouble, again(opened), sheet.asked, sheet.skipped, about, answers, bool(waiting(opened, section))


def cards(opened: OpenAssessment, screen: Screen) -> Screen:
    """The section's questions, as far as they are asked; neighbors with the same choices in a grid."""
    for group in in_grids(screen.section.questions):
        with st.container(key=f"grid_{group[0].id}") if len(group) > 1 else nullcontext():
            for question in group:
                if question.id in opened.sheet.skipped:  # looked up each time: the answer above may have opened this one
                    st.container()  # its place: where it comes or goes, none below moves, and a click there is heard
                else:
                    card(opened, screen, question)
    return screen


def card(opened: OpenAssessment, screen: Screen, question: Question) -> None:
    """Draws a question, its answer, what the answer means, and the note. What is answered is saved before this returns."""

    def after(now: OpenAssessment, alone: bool) -> bool:
        if not alone:
            screen.hold_around()
            return False
        screen.draw_around(now, alone=True)
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
