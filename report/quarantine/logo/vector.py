"""SVG: refused where it is more than shapes, else turned into pixels by resvg, which runs no script and knows no network."""

import re
from io import BytesIO

import resvg_py
from lxml import etree
from PIL import Image

from .fault import Fault

ROOM = (1600, 600)
"""Pixels that a drawing is fitted into."""
NOT_ALLOWED = {
    "script": "the SVG holds a script; save it without, or as PNG",
    "foreignObject": "the SVG holds a piece of a web page (foreignObject); export it as plain SVG, or as PNG",
    "image": "the SVG holds a picture (image); save the whole logo as PNG",
    "feImage": "the SVG holds a picture (feImage); save the whole logo as PNG",
    "text": "the SVG holds text, which looks different on every computer; convert the text to paths, or save the logo as PNG",
}
ENTITIES = "the SVG declares entities (<!ENTITY>), which can make a file explode in size; export it as plain SVG, or as PNG"
OUTSIDE = "the SVG refers to something outside its file; export it with everything in one file, or as PNG"
_OUTSIDE = re.compile(r"@import|url\(\s*['\"]?\s*(?!#|data:|['\"\s])", re.IGNORECASE)


def drawn(data: bytes) -> Image.Image:
    """The picture, fitted into `ROOM`. Raises Fault."""
    shapes = _shapes(data)
    try:
        # Written anew from what was checked, so that no second reader can see anything else in it.
        png = resvg_py.svg_to_bytes(
            svg_string=etree.tostring(shapes, encoding="unicode"), skip_system_fonts=True, dpi=96, width=ROOM[0], height=ROOM[1]
        )
    except ValueError:
        raise Fault(
            "the SVG cannot be drawn: it is empty, has no size or is too involved; export it again as plain SVG, or as PNG"
        ) from None
    return Image.open(BytesIO(png), formats=["PNG"])


def _shapes(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Fault(
            f"the SVG cannot be read: line {error.lineno} is not XML, or nests too deeply; export it again, or save it as PNG"
        ) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise Fault(ENTITIES)
    for element in root.iter():
        _check(element)
    return root


def _check(element: etree._Element) -> None:
    if not isinstance(element.tag, str):
        raise Fault(ENTITIES)
    name = etree.QName(element).localname
    if name in NOT_ALLOWED:
        raise Fault(NOT_ALLOWED[name])
    style = [element.text or ""] if name == "style" else []
    links = [value for key, value in element.attrib.items() if etree.QName(key).localname == "href" and name != "a"]
    if any(not link.strip().startswith("#") for link in links) or any(map(_OUTSIDE.search, [*element.attrib.values(), *style])):
        raise Fault(OUTSIDE)
