"""Any logo as one kind of PNG: opaque, sRGB, its empty margin cut off, at most 800 x 300, with nothing in it but pixels."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageOps

from .fault import Fault
from .vector import drawn

ROOM = (800, 300)
"""Pixels of a logo, its margin included: 300 to the inch where it is shown."""
EDGE = 40
"""Pixels of the margin at most, where a logo has a ground."""
MOST_ALONG, MOST_PIXELS = 10_000, 20_000_000
LEAST_ALONG, LONGEST = 16, 40
PLENTY = 200_000
"""Bytes above which a PNG is drawn with 256 colours."""
WORK = (2400, 2400)
WHITE, NAVY = (255, 255, 255), (20, 48, 77)
"""The grounds that a logo may stand on: paper, or the cover (`report.paper.theme.NAVY`)."""
NEAR = 12
"""How far colours of 0 to 255 may lie apart and still be one: JPEG does not keep them exactly."""
Colour = tuple[int, int, int]
RASTER = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


def draw(data: bytes) -> dict[str, str]:
    """The `png` of a logo in base64, or what is wrong with it: its `fault`."""
    try:
        return {"png": b64encode(normal(data)).decode()}
    except Fault as fault:
        return {"fault": str(fault)}


def normal(data: bytes) -> bytes:
    """The PNG of a logo; the same bytes for the same file. Raises Fault."""
    kind = next((kind for magic, kind in RASTER.items() if data.startswith(magic)), "")
    image = _grounded(_decoded(data, kind) if kind else drawn(data))
    image, ground = _trimmed(image)
    if max(image.size) > LONGEST * min(image.size):
        raise Fault(f"one side is more than {LONGEST} times as long as the other. Use a more compact form of the logo")
    room = 2 * EDGE if ground else 0
    image.thumbnail((ROOM[0] - room, ROOM[1] - room), Image.Resampling.LANCZOS)
    if ground:
        image = ImageOps.expand(image, min(EDGE, 12 + min(image.size) // 5), ground)
    return _written(image)


def _decoded(data: bytes, kind: str) -> Image.Image:
    """The pixels as red, green, blue and opacity. The size is looked at before they are unpacked."""
    Image.MAX_IMAGE_PIXELS = None  # ours is stricter, and an error instead of a warning
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            _measured(image)
            image.draft("RGB", WORK)
            return _in_srgb(ImageOps.exif_transpose(image))
    except (Fault, MemoryError):
        raise
    except Exception:  # a broken file makes Pillow raise errors of many kinds
        raise Fault(f"the {kind} is damaged and cannot be read; save it again from the program that made it") from None


def _measured(image: Image.Image) -> None:
    wide, high = image.size
    size = f"the picture has {wide:,} x {high:,} pixels; "
    if max(wide, high) > MOST_ALONG or wide * high > MOST_PIXELS:
        raise Fault(
            f"{size}at most {MOST_ALONG:,} along an edge and {MOST_PIXELS:,} in all. Save it smaller: {ROOM[0]} x {ROOM[1]} is plenty"
        )
    if min(wide, high) < LEAST_ALONG:
        raise Fault(f"{size}at least {LEAST_ALONG} along each edge. Use a larger picture, or the SVG")


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off instead of scaling
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    seen = image.convert("RGBA") if "transparency" in image.info or image.mode in ("P", "PA", "LA", "La", "RGBa") else image
    opacity = seen.getchannel("A") if "A" in seen.getbands() else None
    plain = image if image.mode == "CMYK" else seen.convert("RGB")
    colours = (_converted(plain, profile) if profile else plain).convert("RGB")
    colours.putalpha(opacity if opacity else 255)
    colours.thumbnail(WORK, Image.Resampling.LANCZOS)
    return colours


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """By its own colour profile, where that can be read."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):
        return image


def _grounded(image: Image.Image) -> Image.Image:
    """Without transparency: on white, or on navy where more of the logo is seen there."""
    opacity = image.getchannel("A")
    grey = image.convert("RGB").convert("L").histogram(opacity.point(lambda value: 255 if value > 127 else 0))
    # Below 215 a grey stands out from white, above 73 from the navy: a contrast of 1.5.
    clear = min(opacity.tobytes()) < 128 and sum(grey[73:]) > sum(grey[:215])
    made = Image.new("RGB", image.size, NAVY if clear else WHITE)
    made.paste(image, mask=opacity)
    return made


def _trimmed(image: Image.Image) -> tuple[Image.Image, Colour | None]:
    """Without its empty margin; and its ground, where all four corners have the same."""
    right, low = image.width - 1, image.height - 1
    ground, *others = (_colour(image, corner) for corner in ((0, 0), (right, 0), (0, low), (right, low)))
    if any(abs(one - other) > NEAR for corner in others for one, other in zip(corner, ground, strict=True)):
        return image, None
    apart = _strongest(ImageChops.difference(image, Image.new("RGB", image.size, ground)))
    box = apart.point(lambda value: 255 if value > NEAR else 0).getbbox()
    if box is None:
        raise Fault("there is nothing to see in it: the whole picture has one color, or is transparent. Use another picture")
    return image.crop(box), ground


def _colour(image: Image.Image, place: tuple[int, int]) -> Colour:
    red, green, blue = image.crop((*place, place[0] + 1, place[1] + 1)).tobytes()
    return red, green, blue


def _strongest(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _written(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    if target.tell() > PLENTY:
        target = BytesIO()
        image.quantize(256).save(target, "PNG", optimize=True)
    return target.getvalue()
