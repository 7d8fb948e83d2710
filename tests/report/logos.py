"""Logos to upload, and what the process makes of them, without the process: it runs the same function."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from report.paper.brand import logo_fault
from report.quarantine.logo.drawing import normal
from report.quarantine.logo.fault import Fault

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLUM = (138, 28, 90)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    target = BytesIO()
    image.save(target, kind, **options)  # type: ignore[arg-type]
    return target.getvalue()


def bar(mode: str = "RGBA", size: tuple[int, int] = (400, 120), ground: object = (0, 0, 0, 0), fill: object = (*PLUM, 255)) -> Image.Image:
    """A thick bar on a ground, with an empty margin."""
    image = Image.new(mode, size, ground)  # type: ignore[arg-type]
    ImageDraw.Draw(image).rectangle((40, 40, size[0] - 40, size[1] - 40), fill=fill)  # type: ignore[arg-type]
    return image


def svg(inside: str, head: str = 'viewBox="0 0 400 120"', before: str = "") -> bytes:
    return f'{before}<svg {SVG} {head}><rect x="40" y="40" width="320" height="40" fill="#8A1C5A"/>{inside}</svg>'.encode()


def drawn(data: bytes) -> Image.Image:
    return Image.open(BytesIO(normal(data)))


def middle(image: Image.Image) -> tuple[int, ...]:
    return image.convert("RGB").getpixel((image.width // 2, image.height // 2))  # type: ignore[return-value]


def fault(data: bytes) -> str:
    with pytest.raises(Fault) as caught:
        normal(data)
    return str(caught.value)


def fault_of_kept(png: bytes) -> str:
    return logo_fault(b64encode(png).decode())
