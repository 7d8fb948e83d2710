"""Links: an element around their words, and an annotation a line that says where it leads."""

from urllib.parse import quote

from report.formats.pdf.fonts import width
from report.formats.pdf.lines import Line, Look
from report.formats.pdf.tags import Node, TaggedCanvas, text_string
from report.formats.pdf.tags.objects import Objects

SAFE = "/:?#[]@!$&'()*+,;=%~"


def linked(held: dict[int, Node], node: Node, look: Look) -> Node:
    """The element of a link, made where its words begin."""
    if look.run not in held:
        held[look.run] = node.add("Link")
    return held[look.run]


def annotate(canvas: TaggedCanvas, links: dict[int, Node], line: Line, words: dict[int, str], at: tuple[float, float, float]) -> None:
    """The annotations of one line; `at` is where it begins, and its size."""
    along, y, size = at
    for look, said in line.parts:
        wide = width(said, look.font, size)
        if look.href:
            put(canvas, links[look.run], look.href, words[look.run], (along, y - 0.22 * size, along + wide, y + 0.85 * size))
        along += wide


def put(canvas: TaggedCanvas, node: Node, href: str, words: str, box: tuple[float, float, float, float]) -> None:
    """One annotation: where it is pressed, what it is called, where it leads."""
    left, low = canvas.absolutePosition(*box[:2])
    right, high = canvas.absolutePosition(*box[2:])
    called = f"{words} in this document" if href.startswith("#") else f"{words}: {href}"
    canvas.annotate(
        node,
        (left, low, right, high),
        lambda objects: f"/Subtype/Link/Border[0 0 0]/Contents {text_string(called)}{_target(objects, href)}",
    )


def _target(objects: Objects, href: str) -> str:
    if not href.startswith("#"):
        return f"/A<</S/URI/URI <{quote(href, safe=SAFE).encode('ascii').hex().upper()}>>>"
    page, x, y = objects.spots[href[1:]]
    return f"/Dest[{objects.page(page)}/XYZ {x:.2f} {y:.2f} 0]"
