"""Appendix B, second half: every source cited, and what the cited statements of the two source documents say."""

import re
from collections.abc import Iterable, Iterator

from questionnaire import Citation
from questionnaire.shapes.sources import Source
from report.content.cells import separated, text_cell
from report.content.context import Context
from report.paper.document import Block, Cell, Heading, Paragraph, Part, Rich, Row, Run, Table, rich
from report.paper.figures.picture import ranges
from report.paper.wording import day

LEAD = "S-numbers are statements of the two source documents, in our words. Where the law or the facts differ, that is said below them."
METHOD = "NIST SP 800-30 r1"
KINDS = {
    "law": "Law",
    "proposed_law": "Proposed law",
    "guidance": "Guidance",
    "method": "Method",
    "source_document": "Source document",
    "vendor": "Vendor",
    "secondary": "Secondary source",
}


def sources(context: Context) -> Part:
    """Everything that this report cites."""
    return Part("sources", "Sources cited", source_blocks(context, cited_by(context)), own_page=False)


def source_blocks(context: Context, cited: list[Citation]) -> tuple[Block, ...]:
    """Sources by kind with their days, links and notes; statements with what differs beside them."""
    blocks: list[Block] = [Heading("Sources cited", 2, "sources"), _sources(context, cited)]
    statements = [c for c in cited if c.says]
    if statements:
        rows = tuple(Row((text_cell(c.text), Cell(_wording(c)))) for c in statements)
        table = Table(("No.", "What the source document says, and what differs"), (0.8, 11.2), rows, "Statements", dense=True)
        blocks += [Heading("Statements cited", 2), Paragraph(rich(LEAD)), table]
    return tuple(blocks)


def _wording(citation: Citation) -> tuple[Rich, ...]:
    careful = (rich(Run("Caveat: ", strong=True), citation.careful),) if citation.careful else ()
    return (rich(citation.says), *careful)


def _texts(context: Context) -> Iterator[str]:
    """All that this report prints, and the law behind every question asked; statements only where they are printed."""
    yield from _printed(context)
    behind = [text for condition in context.bank.conditions for text in condition.citations]
    behind += [text for question in context.sheet.asked for text in context.bank.questions[question].citations]
    yield from (text for text in behind if text not in context.bank.statements)
    yield METHOD
    yield from context.bank.method.penalties.cited


def _printed(context: Context) -> Iterator[str]:
    for finding in context.result.findings:
        yield from finding.citations
    for item in context.result.plan:
        yield from context.bank.action(item.action).citations
    for strategy in context.bank.strategies if context.has_ways else ():
        yield from (text for told in (*context.fitting(strategy.needs), *strategy.unsolved, *strategy.flips) for text in told.citations)
    if context.result.in_scope:  # Appendix D is there
        yield from (text for rule in context.bank.proposals.rules for text in rule.citations)


def cited_by(context: Context) -> list[Citation]:
    """Every citation of the report with a source."""
    return cited_in_order(context, _texts(context))


def cited_in_order(context: Context, texts: Iterable[str]) -> list[Citation]:
    """Each once, S2 before S10."""
    found = (context.bank.cite(text) for text in dict.fromkeys(texts))
    return sorted(found, key=lambda c: [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", c.text)])


def sources_in_brief(context: Context, cited: list[Citation]) -> Rich:
    """Each source once, one after the other: its title, its date and when we read it, the places cited from it."""
    told = [_brief(source, held) for source, held in _by_source(context, cited)]
    return tuple(run for place, runs in enumerate(told) for run in ((Run(". "), *runs) if place else runs))


def _brief(source: Source, cited: list[Citation]) -> Rich:
    read = Run(f" ({source.dated}; checked {day(source.checked)}): ", muted=True)
    return (Run(source.title, href=source.url, strong=True), read, *_places(source, cited, few=0))


def _by_source(context: Context, cited: list[Citation]) -> Iterator[tuple[Source, list[Citation]]]:
    for source in context.bank.sources:
        if held := [citation for citation in cited if citation.title == source.title]:
            yield source, held


def _sources(context: Context, cited: list[Citation]) -> Table:
    rows = tuple(_row(source, held) for source, held in _by_source(context, cited))
    return Table(("Source", "Dated", "Checked"), (8.5, 2.0, 1.5), rows, "Sources")


def _row(source: Source, cited: list[Citation]) -> Row:
    what = [rich(Run(source.title, strong=True)), rich(Run(f"{KINDS[source.kind]}, {source.publisher}", muted=True))]
    if source.url:
        what.append(rich(Run(source.url, href=source.url)))
    if source.note:
        what.append(rich(source.note))
    what.append((Run("Cited: ", muted=True), *_places(source, cited)))
    return Row((Cell(tuple(what)), text_cell(source.dated), text_cell(day(source.checked))))


def _places(source: Source, cited: list[Citation], few: int = 3) -> Rich:
    """The places cited; more than a few without the source's own name before each; statements as ranges."""
    statements = [int(c.text[1:]) for c in cited if c.says]
    if statements:
        return rich(ranges(statements, "S"))
    names = [c.text.removeprefix(source.cite).strip() if len(cited) > few else c.text for c in cited]
    places = [Run(name or c.text, href=c.url) for name, c in zip(names, cited, strict=True)]
    return separated(places, ", ")
