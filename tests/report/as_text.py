"""The format-free document as text that a person can read and a diff can show."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from report.paper.document import (
    Block,
    Card,
    Cell,
    Cover,
    Document,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Rich,
    Row,
    SignOff,
    Table,
    Verdict,
    rich,
)

MARKS = {"dot": "-", "box": "[ ]"}


def words(content: Rich) -> str:
    return "".join(run.text for run in content)


def as_text(document: Document) -> str:
    """Every word of the document in reading order, one block after the other."""
    head = [document.title, document.subject, f"marks: {', '.join(document.marks) or 'none'}"]
    parts = [f"\n=== {part.title} ===\n" + "\n".join(line for block in part.blocks for line in lines(block)) for part in document.parts]
    return "\n".join([*head, *parts]) + "\n"


def excerpt(document: Document, few: int) -> str:
    """The same with the first rows of each table and list, and the first cards of each part; how many there are stands below."""
    parts = tuple(replace(part, blocks=tuple(_few_cards(part.blocks, few))) for part in document.parts)
    return as_text(replace(document, parts=parts))


def _few_cards(blocks: Iterable[Block], few: int) -> Iterator[Block]:
    cards = 0
    for block in blocks:
        cards += isinstance(block, Card)
        if not isinstance(block, Card) or cards <= few:
            yield _few(block, few)
    if cards > few:
        yield Paragraph(rich(f"… {cards} cards in all"))


def _few(block: Block, few: int) -> Block:
    if isinstance(block, Table) and len(block.rows) > few:
        return replace(block, rows=(*block.rows[:few], Row((Cell((rich(f"… {len(block.rows)} rows in all"),)),))))
    if isinstance(block, Listing) and len(block.items) > few:
        return replace(block, items=(*block.items[:few], rich(f"… {len(block.items)} in all")))
    return block


def lines(block: Block | Card) -> Iterator[str]:
    match block:
        case Heading():
            yield f"\n{'#' * block.level} {block.text}"
        case Paragraph():
            yield words(block.content)
        case Listing():
            yield from (f"  {MARKS.get(block.mark, f'{n}.')} {words(item)}" for n, item in enumerate(block.items, 1))
        case Verdict():
            yield from [f"[{block.level.name}] {block.title}", *(words(s) for s in block.sentences)]
        case Table():
            yield from _rows(block.header, ([_cell(cell) for cell in row.cells] for row in block.rows))
        case Figure():
            yield from [f"Figure: {block.picture.title}", block.picture.description, block.caption]
            yield from _rows(block.picture.header, block.picture.rows())
        case Card():
            yield from _card(block)
        case Cover():
            yield from [block.kind, block.title, block.client, *(f"{f.label}: {words(f.value)}" for f in block.facts), block.notice]
        case SignOff():
            yield from (f"{line.role}: {line.name or '________'}" for line in block.lines)


def _rows(header: tuple[str, ...], rows: object) -> Iterator[str]:
    yield " | ".join(header)
    yield from (" | ".join(row) for row in rows)  # type: ignore[attr-defined]


def _cell(cell: Cell) -> str:
    return " / ".join([*([f"<{cell.chip.word}>"] if cell.chip else []), *(words(line) for line in cell.lines)])


def _card(card: Card) -> Iterator[str]:
    yield f"\n[{'x' if card.done else ' '}] {card.number} {card.title}{f' <{card.chip.word}>' if card.chip else ''}"
    yield from (f"  {fact.label}: {words(fact.value)}" for fact in card.facts)
    for label, contents in card.parts:
        yield f"  {label}:"
        yield from (f"  {line}" for content in contents for line in lines(content))
