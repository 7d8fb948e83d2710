"""The cover page: white on navy, with the contents."""

from reportlab.platypus import Flowable, NextPageTemplate, Spacer

from report.formats.pdf.letterhead import letterhead
from report.formats.pdf.markup import paragraph, plain
from report.formats.pdf.one_page import HIGH, on_one_page
from report.formats.pdf.pieces import Contents, Marker
from report.formats.pdf.styles import COVER_CLIENT, COVER_KIND, COVER_LABEL, COVER_NOTICE, COVER_TITLE, COVER_VALUE, colour
from report.formats.pdf.tables import PLAIN, laid
from report.formats.pdf.tags import Node
from report.paper import document
from report.paper.document import Document

LINES = "#3A5673"
MOST, LEAST = 112.0, 20.0


def cover(block: document.Cover, whole: Document, room: float, node: Node) -> list[Flowable]:
    """Whose paper it is; title, client and facts; the contents with links; the notice. The white above the title gives way first."""

    def made(wide: float, here: Node) -> list[Flowable]:
        head, below = letterhead(whole.brand, here), _below(block, whole, wide, here)
        over, under = (sum(p.wrap(wide, 0)[1] + p.getSpaceBefore() + p.getSpaceAfter() for p in parts) for parts in (head, below))
        return [*head, Spacer(1, max(LEAST, min(MOST, HIGH * wide / room - under) - over)), *below]

    return [Marker("cover", block.title, 0), on_one_page(made, room, node), NextPageTemplate("page")]


def _below(block: document.Cover, whole: Document, room: float, node: Node) -> list[Flowable]:
    kind, title, client = plain(block.kind, COVER_KIND, node.add("P")), plain(block.title, COVER_TITLE, node.add("H1")), node.add("P")
    told = [(fact, node.add("P")) for fact in block.facts]
    facts = [[plain(fact.label, COVER_LABEL, p), paragraph(fact.value, COVER_VALUE, p)] for fact, p in told]
    style = [*PLAIN, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(LINES)), ("LEFTPADDING", (0, 0), (0, -1), 0)]
    entries = [(part.title, part.head.anchor) for part in whole.parts if part.head]
    return [
        kind,
        title,
        plain(block.client, COVER_CLIENT, client),
        Spacer(1, 30),
        laid(facts, [room * 0.26, room * 0.74], style),
        Spacer(1, 30),
        plain("Contents", COVER_KIND, node.add("H2")),
        Spacer(1, 4),
        Contents(entries, node.add("TOC")),
        Spacer(1, 24),
        plain(block.notice, COVER_NOTICE, node.add("P")),
    ]
