"""Form fields to fill in: a line of text, a box to tick. Each has a name, a tooltip and a drawn appearance; none has a script."""

from functools import cache
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.platypus import Flowable

from report.formats.pdf.fonts import visible
from report.formats.pdf.pieces import line
from report.formats.pdf.styles import toned
from report.formats.pdf.tags import Node, text_string
from report.formats.pdf.tags.objects import Objects, compressed
from report.paper import theme

HIGH, BOX, SIZE = 15.0, 10.0, 8.2
FIRST, LAST = 32, 255
"""The codes of WinAnsiEncoding, in which readers write what is typed into a field."""
UNUSED = (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
FONT = "DeskcheckFields"
DRAWN = f"/DA(/{FONT} {SIZE} Tf {toned(theme.TEXT)})"
EDGE = " ".join(f"{int(theme.MUTED[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


class TextField(Flowable):  # type: ignore[misc]
    """One line to write in."""

    def __init__(self, node: Node, name: str, tooltip: str, value: str, wide: float = 0.0) -> None:
        super().__init__()
        self._node, self._name, self._tooltip, self._value, self._wide = node, name, tooltip, value, wide

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As wide as it may be, or as asked."""
        self.width, self.height = min(self._wide or available_width, available_width), HIGH + 2
        return self.width, self.height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Put the field on the page, its value printed in it."""
        wide, shown = self.width, " ".join(visible(self._value).split())
        words = f"/Tx BMC q 2 1 {wide - 4:.2f} {HIGH - 2:g} re W n {line(canvas, 4, 4.6, shown, theme.SANS, SIZE, theme.TEXT, None)} Q EMC"
        looks = _look(canvas, wide, HIGH, f"{_ground(wide, HIGH)}\n{words}")
        _put(canvas, self._node, (x, y, wide, HIGH), self._name, self._tooltip,
             f"/FT/Tx/V {text_string(self._value)}{DRAWN}/AP<</N {looks}>>")  # fmt: skip


class CheckBox(Flowable):  # type: ignore[misc]
    """A box to tick."""

    def __init__(self, node: Node, name: str, tooltip: str, ticked: bool) -> None:
        super().__init__()
        self._node, self._name, self._tooltip, self._state = node, name, tooltip, "Yes" if ticked else "Off"
        self.width, self.height = BOX, BOX

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """Put the box on the page, ticked or not."""
        tick = f"\nq {EDGE} RG 1.6 w 1 J 1 j 2.4 5.2 m 4.3 3 l 7.8 7.6 l S Q"
        off, yes = (_look(canvas, BOX, BOX, _ground(BOX, BOX) + more) for more in ("", tick))
        _put(canvas, self._node, (x, y, BOX, BOX), self._name, self._tooltip,
             f"/FT/Btn/V/{self._state}/AS/{self._state}/AP<</N<</Yes {yes}/Off {off}>>>>")  # fmt: skip


def acro_form(objects: Objects) -> None:
    """Name the fields in the catalog, with the whole font that readers write in. To be called when all pages are drawn."""
    if objects.fields:
        form = f"/DR<</Font<</{FONT} {objects.once(_font)}>>>>{DRAWN}/NeedAppearances false"
        objects.catalog(AcroForm=f"<</Fields[{' '.join(objects.fields)}]{form}>>")


def _put(canvas: Any, node: Node, place: tuple[float, float, float, float], name: str, tooltip: str, more: str) -> None:
    x, y, wide, high = place
    left, low = canvas.absolutePosition(x, y)
    body = f"/Subtype/Widget/T {text_string(name)}/TU {text_string(tooltip)}/MK<</BC[{EDGE}]/BG[1 1 1]>>/BS<</W 0.5/S/S>>{more}"
    canvas.objects.fields.append(canvas.annotate(node, (left, low, left + wide, low + high), lambda _: body))


def _ground(wide: float, high: float) -> str:
    return f"q 1 1 1 rg {EDGE} RG 0.5 w 0.25 0.25 {wide - 0.5:.2f} {high - 0.5:.2f} re B Q"


def _look(canvas: Any, wide: float, high: float, code: str) -> str:
    """An appearance: drawn content of its own, in the fonts of the page."""
    fonts = canvas.objects.once(_fonts)
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 {wide:.2f} {high:.2f}]/Resources<</Font {fonts}>>"
    return str(canvas.objects.add(compressed(entries, code.encode("latin-1"))))


@cache
def _face() -> TTFontFace:
    return TTFontFace(str(theme.FONT_FOLDER / f"{FONT}.ttf"))


@cache
def _program() -> bytes:
    raw = (theme.FONT_FOLDER / f"{FONT}.ttf").read_bytes()
    return compressed(f"/Length1 {len(raw)}", raw)


def _fonts(objects: Objects) -> str:
    """All of the pages and that of the fields: where it is missing, Chrome puts it when somebody types, and would change every page."""
    own = objects.once(_font)
    return objects.add(lambda: f"<<{objects.entries('BasicFonts')}/{FONT} {own}>>")


def _font(objects: Objects) -> str:
    face = _face()
    program = objects.add(_program())
    box = " ".join(f"{side:g}" for side in face.bbox)
    described = objects.add(
        f"<</Type/FontDescriptor/FontName/{FONT}/Flags 32/FontBBox[{box}]/ItalicAngle 0/Ascent {face.ascent:g}"
        f"/Descent {face.descent:g}/CapHeight {face.capHeight:g}/StemV {face.stemV:g}/FontFile2 {program}>>"
    )
    widths = " ".join(
        f"{face.getCharWidth(0x2022 if code in UNUSED else ord(bytes([code]).decode('cp1252'))):g}" for code in range(FIRST, LAST + 1)
    )
    return objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{FONT}/Encoding/WinAnsiEncoding/FirstChar {FIRST}/LastChar {LAST}"
        f"/Widths[{widths}]/FontDescriptor {described}>>"
    )
