"""Every block of the document as lines of Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from report.formats.markdown.inline import in_table, inline
from report.formats.markdown.literal import literal
from report.paper import document
from report.paper.document import Block, Rich, Run

BOXES = {False: "[ ]", True: "[x]"}


def block_lines(block: Block) -> Iterator[str]:
    """The lines of one block, without empty lines around it."""
    match block:
        case document.Heading():
            yield f"{'#' * (block.level + 1)} {literal(block.text)}"
        case document.Paragraph():
            yield from _paragraph(block)
        case document.Listing():
            yield from _listing(block)
        case document.Verdict():
            yield from _quoted([inline((Run(block.title, strong=True),)), *(inline(sentence) for sentence in block.sentences)])
        case document.Table():
            shown = block.unpaged()
            yield from table(shown.header, ([_cell(cell) for cell in row.cells] for row in shown.rows))
        case document.Figure():
            yield from _figure(block)
        case document.Card():
            yield from _card(block)
        case document.Cover():
            yield from _cover(block)
        case document.SignOff():
            yield from table(block.header, ([in_table((Run(words),)) for words in row] for row in block.rows))
        case _:
            assert_never(block)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; the cells are Markdown already, the titles are plain."""
    yield f"| {' | '.join(literal(title) for title in header)} |"
    yield f"|{' --- |' * len(header)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: document.Cell) -> str:
    chip = [f"**{literal(cell.chip.word)}**"] if cell.chip else []
    return "<br>".join([*chip, *(in_table(line) for line in cell.lines)])


def _paragraph(block: document.Paragraph) -> Iterator[str]:
    text = inline(tuple(replace(run, strong=True) for run in block.content) if block.style == "alarm" else block.content)
    yield from _quoted([text]) if block.style == "notice" else [text]


def _quoted(paragraphs: Iterable[str]) -> Iterator[str]:
    for place, text in enumerate(paragraphs):
        yield from [">"] if place else []
        yield from (f"> {line}" for line in text.split("\n"))


def _listing(block: document.Listing) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = {"number": f"{number}.", "box": f"- {BOXES[False]}", "dot": "-"}[block.mark]
        yield f"{mark} {_item(item, 3 if block.mark == 'number' else 2)}"


def _item(content: Rich, indent: int) -> str:
    return inline(content).replace("\n", "\n" + " " * indent)


def _figure(block: document.Figure) -> Iterator[str]:
    """The sentence and the table twin. The caption speaks of what only a picture shows."""
    picture = block.picture
    yield inline((Run(f"{picture.title}.", strong=True), Run(f" {picture.description}")))
    rows = picture.rows()
    if rows:
        yield ""
        yield from table(picture.header, ([in_table((Run(text),)) for text in row] for row in rows))


def _card(block: document.Card) -> Iterator[str]:
    yield f"### {literal(f'{block.number} {block.title}')}"
    yield ""
    yield f"- {BOXES[block.done]} Done{f' ({literal(block.chip.word).lower()} risk)' if block.chip else ''}"
    yield from (f"- {inline((Run(f'{fact.label}:', strong=True),))} {_item(fact.value, 2)}" for fact in block.facts)
    for label, contents in block.parts:
        yield from ("", f"**{literal(label)}**")
        for content in contents:
            yield ""
            yield from block_lines(content)


def _cover(block: document.Cover) -> Iterator[str]:
    yield f"# {literal(block.title)}"
    yield from ("", inline((Run(block.kind),)), "", inline((Run(block.client, strong=True),)), "")
    yield from (f"- {inline((Run(f'{fact.label}:', strong=True),))} {_item(fact.value, 2)}" for fact in block.facts)
    yield ""
    yield from _quoted([literal(block.notice)])
