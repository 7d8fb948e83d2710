"""The logo on a cover: how large it stands there, in every format with pages."""

from base64 import b64decode
from dataclasses import dataclass
from io import BytesIO

from report.paper.brand import Brand

WIDEST, TALLEST = 260.0, 64.0
COARSEST = 0.75
"""Points of a pixel: a small logo is not blown up further than a screen shows it."""


@dataclass(frozen=True)
class Logo:
    """A picture that is opaque and has a margin of its own ground, so it stands on any ground. Width and height in points."""

    png: bytes
    wide: float
    high: float
    words: str
    """For those who do not see it."""


def logo(brand: Brand) -> Logo | None:
    """As large as a cover has room for, in its own proportions; None where there is none."""
    from PIL import Image  # not before there is a logo: everything that composes a report starts without

    if not brand.logo:
        return None
    png = b64decode(brand.logo)
    with Image.open(BytesIO(png), formats=["PNG"]) as image:
        wide, high = image.size
    scale = min(WIDEST / wide, TALLEST / high, COARSEST)
    return Logo(png, wide * scale, high * scale, f"{brand.name} logo" if brand.name else "Logo")
