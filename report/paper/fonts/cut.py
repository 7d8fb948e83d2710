"""Cuts the fonts of `scripts/` out of the Noto fonts: `python report/paper/fonts/cut.py FOLDER`; docs/decisions/scripts.md says where from.

FOLDER holds NotoSansX-Regular.ttf, NotoSansCJK-Regular.ttc and NotoEmoji_400Regular.ttf, however deep. Same sources, same bytes.
"""

import sys
from pathlib import Path

import uharfbuzz as hb

HERE = Path(__file__).parent / "scripts"
PLAIN = (
    "Hebrew", "Arabic", "Devanagari", "Thai", "Armenian", "Georgian", "Bengali", "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya",
    "Sinhala", "Tamil", "Telugu", "Lao", "Khmer", "Myanmar", "Ethiopic", "Cherokee", "CanadianAboriginal", "NKo", "Tifinagh", "Thaana",
    "Syriac", "Adlam", "HanifiRohingya",
)  # fmt: skip
"""Scripts that people write in today, one file each."""
JAPANESE, CHINESE = 0, 2
"""Faces within the collection for Chinese, Japanese and Korean. The Chinese one draws hangul and kana too."""
DROPPED = ("DSIG", "name", "post", "hdmx", "VDMX", "LTSH", "gasp", "STAT", "BASE", "vhea", "vmtx", "VORG", "kern")
RARE = 0x10000
"""From here on stand ideographs that hardly any name is written with, but for those of JIS X 0213."""
LATIN = frozenset(range(0x21, 0x250))
"""What Source Sans prints, so that no other font has to; only the emoji's keys are made of it."""


def main(folder: Path) -> None:
    """Write every file anew."""
    HERE.mkdir(exist_ok=True)
    for name in PLAIN:
        face = _face(folder, f"NotoSans{name}-Regular.ttf")
        _write(f"NotoSans{name}", face, frozenset(face.unicodes) - LATIN)
    for name in ("Symbols", "Symbols2"):
        face = _face(folder, f"NotoSans{name}-Regular.ttf")
        _write(f"NotoSans{name}", face, frozenset(face.unicodes) & frozenset(range(0x2000, 0x2C00)))
    emoji = _face(folder, "NotoEmoji_400Regular.ttf")
    _write("NotoEmoji", emoji, frozenset(emoji.unicodes))
    chinese, japanese = (_face(folder, "NotoSansCJK-Regular.ttc", index) for index in (CHINESE, JAPANESE))
    _write("NotoSansSC", chinese, frozenset(code for code in chinese.unicodes if code < RARE or _in_japan(code)) - LATIN, layout=False)
    _write("NotoSansJP", japanese, _drawn_otherwise(japanese, chinese), layout=False)


def _face(folder: Path, name: str, index: int = 0) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(next(folder.rglob(name)))), index)


def _drawn_otherwise(japanese: hb.Face, chinese: hb.Face) -> frozenset[int]:
    """Kana, kanji and signs of JIS X 0208 that have a glyph of their own in Japan; the two faces share all others."""
    ours, theirs = hb.Font(japanese), hb.Font(chinese)
    known = (code for code in range(0x3000, RARE) if chr(code).encode("shift_jis", "ignore"))
    return frozenset(code for code in known if ours.get_nominal_glyph(code) != theirs.get_nominal_glyph(code))


def _in_japan(code: int) -> bool:
    return bool(chr(code).encode("euc_jis_2004", "ignore"))


def _write(name: str, face: hb.Face, codes: frozenset[int], layout: bool = True) -> None:
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.sets(hb.SubsetInputSets.UNICODE).update(codes | {0x20})
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag.encode()) for tag in DROPPED)
    if not layout:
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF"))
    suffix = "otf" if "CFF " in face.table_tags else "ttf"
    (HERE / f"{name}.{suffix}").write_bytes(hb.subset(face, wanted).blob.data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
