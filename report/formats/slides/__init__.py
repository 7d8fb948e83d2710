"""The slides' writer. Nothing else in the program imports python-pptx."""

from report.formats.slides.deck import Deck
from report.formats.slides.slides import SLIDES
from report.paper.document import Document


def write(document: Document) -> bytes:
    """At most six slides for the board, in PowerPoint's format: the same bytes on any day. No clock, no network.

    They are made of the decision page, the figures and the plan's rows, and so say the same in every edition; a slide that would
    have nothing to say is left out. Below each stand notes with its sources and every text that had no room on it.
    """
    deck = Deck(document)
    for slide in SLIDES:
        slide(deck, document)
    return deck.packed()
