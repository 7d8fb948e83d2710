"""The Markdown writer: text to paste into GitHub, Notion or Linear. Typed text stays literal there, see `literal`."""

from report.formats.markdown.blocks import block_lines
from report.formats.markdown.literal import literal
from report.paper.document import Document, Heading, has_cover


def write(document: Document) -> bytes:
    """The document as GitHub-flavored Markdown in UTF-8; figures stand as their tables. The same bytes on any day."""
    marks = " \u00b7 ".join(mark.upper() for mark in document.marks)
    pieces = [f"**{literal(marks)}**"] if marks else []
    blocks = [block for part in document.parts for block in part.blocks]
    if not has_cover(document):
        pieces.append(f"# {literal(document.title)}")
        blocks = blocks[1:] if blocks[:1] == [Heading(document.paper, 1, "use")] else blocks
    pieces += ["\n".join(block_lines(block)) for block in blocks]
    return ("\n\n".join(piece for piece in pieces if piece) + "\n").encode("utf-8")
