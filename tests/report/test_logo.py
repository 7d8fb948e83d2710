"""A logo of any kind is drawn anew as the same kind of picture."""

from base64 import b64decode

import pytest
from PIL import Image, ImageDraw

from report.handover.brand import checked_logo
from report.handover.handover import Handover, read_handover, write_handover
from report.paper import theme
from report.paper.brand import Brand
from report.quarantine.logo.drawing import NAVY, ROOM, WHITE, normal
from tests.report.logos import PLUM, bar, drawn, middle, saved, svg

TAKEN = {
    "PNG": saved(bar()),
    "PNG with a palette": saved(bar("RGB", ground=WHITE, fill=PLUM).quantize(4)),
    "JPEG": saved(bar("RGB", ground=WHITE, fill=PLUM), "JPEG", quality=95),
    "SVG": svg(""),
    "SVG with a document type": svg(
        "", before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    ),
    "SVG in millimetres": svg("", 'width="40mm" height="12mm" viewBox="0 0 400 120"'),
    "SVG in UTF-16": svg("").decode().encode("utf-16"),
    "SVG with a style sheet": svg("<style>.a{fill:url(#g)} @font-face{src:url(data:font/woff,x)}</style>"),
    "SVG in a link": svg('<a xlink:href="https://example.com"><g/></a>'),
}


@pytest.mark.parametrize("name", TAKEN)
def test_every_kind_of_logo_becomes_the_same_kind_of_picture(name: str) -> None:
    made = drawn(TAKEN[name])
    assert made.format == "PNG" and made.mode in ("RGB", "P")
    assert made.width <= ROOM[0] and made.height <= ROOM[1]
    assert all(abs(one - other) < 6 for one, other in zip(middle(made), PLUM, strict=True))
    assert made.width / made.height > 3.5, "its empty margin is cut off, a narrow one of the same ground put on"
    assert made.convert("RGB").getpixel((0, 0)) == WHITE
    assert normal(TAKEN[name]) == normal(TAKEN[name])


def test_an_uploaded_logo_is_kept_as_text_and_read_back() -> None:
    kept = checked_logo(TAKEN["SVG"])
    assert b64decode(kept) == normal(TAKEN["SVG"])
    handover = Handover(brand=Brand(name="Northlight", accent="#8A1C5A", logo=kept))
    assert read_handover(write_handover(handover).encode()) == handover


def test_nothing_but_pixels_is_kept() -> None:
    secret = "Jane Roe was here"
    exif = Image.Exif()
    exif[0x010E] = secret
    for data in (saved(bar("RGB", ground=WHITE, fill=PLUM), "JPEG", exif=exif, comment=secret), svg(f"<desc>{secret}</desc>")):
        assert secret.encode() in data and secret.encode() not in normal(data)
        assert not drawn(data).info


def test_a_photograph_that_lies_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = drawn(saved(bar("RGB", ground=WHITE, fill=PLUM), "JPEG", exif=exif))
    assert made.height > made.width


def test_a_transparent_logo_stands_on_the_ground_where_it_is_seen() -> None:
    assert drawn(saved(bar(fill=(20, 30, 60, 255)))).getpixel((0, 0)) == WHITE
    assert drawn(saved(bar(fill=(255, 255, 255, 255)))).getpixel((0, 0)) == NAVY
    assert "#{:02X}{:02X}{:02X}".format(*NAVY) == theme.NAVY


@pytest.mark.parametrize("size", [(8000, 240), (60, 1800), (3000, 3000), (90, 90), (800, 300)])
def test_a_logo_of_any_proportions_keeps_them(size: tuple[int, int]) -> None:
    image = Image.new("RGB", size, PLUM)
    ImageDraw.Draw(image).line((0, 0, 0, size[1]), fill=WHITE, width=3)  # corners that differ: nothing is cut off
    made = drawn(saved(image))
    assert made.width <= ROOM[0] and made.height <= ROOM[1]
    assert made.width / made.height == pytest.approx(size[0] / size[1], rel=0.05)


def test_sixteen_bits_and_printing_colours_are_read() -> None:
    light, dark = (60000).to_bytes(2, "little"), (20000).to_bytes(2, "little")
    grey = Image.frombytes("I;16", (100, 100), light * 3000 + dark * 4000 + light * 3000)
    assert middle(drawn(saved(grey))) == (78, 78, 78)
    made = middle(drawn(saved(bar("CMYK", ground=(0, 0, 0, 0), fill=(0, 255, 255, 0)), "JPEG")))
    assert made[0] > 200 and made[1] < 60


def test_a_noisy_picture_stays_small_enough_to_travel() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((800, 300), 200 + n) for n in range(3)])
    assert len(normal(saved(noise))) < 260_000
