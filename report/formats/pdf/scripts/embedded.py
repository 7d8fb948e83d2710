"""A font of another script as objects of a PDF: the forms that are drawn, how wide they are, which text they are (ISO 32000-1, 9.7)."""

import struct
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import uharfbuzz as hb

from report.formats.pdf.scripts.faces import Face
from report.formats.pdf.tags.objects import Objects, compressed

SYMBOLIC = 4
STEM = 80
AT_ONCE = 100
"""How many mappings a block of a CMap may hold (Adobe Technical Note 5014)."""
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def embed(document: Any, name: str, face: Face, told: Mapping[int, str], wide: Mapping[int, float]) -> None:
    """Add the font to the document's under that name. `told`, `wide`: the text, and the width in thousandths, of each form by number."""
    objects, numbers = document.objects, sorted(told)
    cut = _cut(face, numbers)
    called = _called(face, cut)
    described, kind = _described(objects, face, cut, called)
    widths = " ".join(f"{number} [{wide[number]:g}]" for number in numbers)
    inner = objects.add(
        f"<</Type/Font{kind}/BaseFont/{called}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {described}/DW 1000/W[{widths}]>>"
    )
    words = objects.add(compressed("", _to_unicode(told).encode("ascii")))
    whole = f"<</Type/Font/Subtype/Type0/BaseFont/{called}/Encoding/Identity-H/DescendantFonts[{inner}]/ToUnicode {words}>>"
    document.idToObject["BasicFonts"].dict[name] = objects.add(whole)


def _cut(face: Face, numbers: list[int]) -> hb.Face:
    """The forms of those numbers, which stay their numbers: a CFF font keeps them beside its forms, a TrueType font by their places."""
    wanted = hb.SubsetInput()
    if "glyf" in face.font.face.table_tags:
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(numbers)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"OS/2"))
    return hb.subset(face.font.face, wanted)


def _described(objects: Objects, face: Face, cut: hb.Face, called: str) -> tuple[str, str]:
    """The reference of the font's description, with its program; and which kind of font it is."""
    outlines = cut.reference_table("CFF ").data if "CFF " in cut.table_tags else b""
    program = outlines or cut.blob.data
    entries = "/Subtype/CIDFontType0C" if outlines else f"/Length1 {len(program)}"
    held = objects.add(compressed(entries, program))
    scale = 1000 / face.font.face.upem
    box = " ".join(f"{side * scale:g}" for side in struct.unpack(">4h", face.font.face.reference_table("head").data[36:44]))
    reach = face.font.get_font_extents("ltr")
    described = objects.add(
        f"<</Type/FontDescriptor/FontName/{called}/Flags {SYMBOLIC}/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {reach.ascender * scale:g}/Descent {reach.descender * scale:g}/CapHeight {reach.ascender * scale:g}/StemV {STEM}"
        f"/{'FontFile3' if outlines else 'FontFile2'} {held}>>"
    )
    return described, "/Subtype/CIDFontType0" if outlines else "/Subtype/CIDFontType2/CIDToGIDMap/Identity"


def _called(face: Face, cut: hb.Face) -> str:
    """Its name, with six letters before it that say which part of the font this is."""
    part = sha256(cut.blob.data).digest()[:6]
    return f"{''.join(chr(65 + byte % 26) for byte in part)}+{face.name}"


def _to_unicode(told: Mapping[int, str]) -> str:
    pairs = [f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>" for number, text in sorted(told.items())]
    blocks = (pairs[start : start + AT_ONCE] for start in range(0, len(pairs), AT_ONCE))
    return TO_UNICODE.format("\n".join("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks))
