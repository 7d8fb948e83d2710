"""The fonts of other scripts: which there are, and which of them draws what."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb

from report.formats.pdf.scripts.clusters import AS_PICTURE, JOINERS
from report.paper.theme import FONT_FOLDER

FOLDER = FONT_FOLDER / "scripts"
JAPANESE, CHINESE, PICTURES = "NotoSansJP", "NotoSansSC", "NotoEmoji"
LAST = (CHINESE, PICTURES, "NotoSansSymbols", "NotoSansSymbols2")
"""Asked only where no font made for one script has the letter, in this order."""
KANA = range(0x3040, 0x3100)


@dataclass(frozen=True, eq=False)
class Face:
    """One font file."""

    name: str
    font: hb.Font
    covered: frozenset[int]
    """Code points that it draws."""


@dataclass(frozen=True)
class Glyph:
    """A drawn form; measures in thousandths of the size."""

    number: int
    own: float
    """How far the form by itself moves the pen."""
    wide: float
    """How far it does here."""
    across: float
    up: float


@dataclass(frozen=True)
class Shaped:
    """What is drawn as one."""

    text: str
    glyphs: tuple[Glyph, ...]
    """From the left."""


@cache
def faces() -> dict[str, Face]:
    """Every font by its name, in the order in which they are asked. A file is read only as far as something of it is drawn."""
    files = {path.stem: path for path in FOLDER.glob("*.[ot]tf")}
    order = [*sorted(files.keys() - {*LAST, JAPANESE}), JAPANESE, *LAST]
    return {name: _face(name, hb.Face(hb.Blob.from_file_path(str(files[name])))) for name in order}


def _face(name: str, face: hb.Face) -> Face:
    return Face(name, hb.Font(face), frozenset(face.unicodes) - {0x20, 0xA0, *map(ord, JOINERS)})


def covers(code: int) -> bool:
    """Whether any of the fonts draws that code point."""
    return any(code in face.covered for face in faces().values())


@lru_cache(maxsize=20_000)
def drawn_by(cluster: str, japanese: bool) -> str:
    """The name of the font that draws all of it; empty where none does. `japanese`: in forms of Japan where they differ from China's."""
    letters = frozenset(map(ord, cluster)) - frozenset(map(ord, JOINERS))
    if AS_PICTURE in cluster and letters <= faces()[PICTURES].covered:
        return PICTURES
    return next((name for name, face in faces().items() if letters <= face.covered and (japanese or name != JAPANESE)), "")


def is_japanese(text: str) -> bool:
    """Whether kana stand in it: what else tells Japan's kanji from China's characters?"""
    return any(ord(letter) in KANA for letter in text)


def runs_from_right(text: str) -> bool:
    """Whether letters in it do: signs and numbers alone run from the left."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


@lru_cache(maxsize=20_000)
def shaped(name: str, text: str, space: float) -> tuple[Shaped, ...]:
    """The text in the forms of that font, from the left. It runs one way. `space`: how wide a space is."""
    face = faces()[name]
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if runs_from_right(text):
        buffer.direction = "rtl"
    else:
        buffer.direction, buffer.flags = "ltr", hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer)
    return _clustered(face, text, buffer, space)


def _clustered(face: Face, text: str, buffer: hb.Buffer, space: float) -> tuple[Shaped, ...]:
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))
    made: dict[int, list[Glyph]] = {}
    scale = 1000 / face.font.face.upem
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        own = face.font.get_glyph_h_advance(info.codepoint) * scale
        wide = space if text[info.cluster] == " " else place.x_advance * scale
        glyph = Glyph(info.codepoint, own, wide, place.x_offset * scale, place.y_offset * scale)
        made.setdefault(info.cluster, []).append(glyph)
    return tuple(Shaped(text[start : ends[start]], tuple(glyphs)) for start, glyphs in made.items())
