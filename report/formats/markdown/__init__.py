"""The Markdown writer: text to paste into GitHub, Notion or Linear. Typed text stays literal there, see `literal`."""

from report.formats.markdown.blocks import block_lines
from report.formats.markdown.literal import literal
from report.paper.document import Block, Document, Heading, has_cover


def write(document: Document) -> bytes:
    """The document as GitHub-flavored Markdown in UTF-8; figures stand as their tables. The same bytes on any day."""
    marks = " \u00b7 ".join(mark.upper() for mark in document.marks)
    pieces = [f"**{literal(marks)}**"] if marks else []
    blocks = [block for part in document.parts for block in part.blocks]
    if not has_cover(document):
        pieces.append(f"# {literal(document.title)}")
        blocks = blocks[1:] if _says_it(document, *blocks[:1]) else blocks
    pieces += ["\n".join(block_lines(block)) for block in blocks]
    return ("\n\n".join(piece for piece in pieces if piece) + "\n").encode("utf-8")


def _says_it(document: Document, first: Block | None = None) -> bool:
    """Whether the first block is the title once more, which a page needs and a text does not."""
    return isinstance(first, Heading) and first.level == 1 and document.title.startswith(first.text)
