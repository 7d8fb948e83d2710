"""Contrast of two colours as WCAG 2.2 counts it, and the shade of a colour that has enough. Colours are `#RRGGBB`."""

LEAST = 4.5
"""What text needs (WCAG 2.2, success criterion 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def darkened(colour: str, ground: str) -> str:
    """The colour itself where it reads on that light ground, else its lightest shade that does.

    All three lights are dimmed by the same share: the hue stays what it was.
    """
    if contrast(colour, ground) >= LEAST:
        return colour
    share = ((_luminance(ground) + 0.05) / LEAST - 0.05) / _luminance(colour)
    return "#" + "".join(
        f"{int(255 * _encoded(share * light)):02X}" for light in _lights(colour)
    )  # never rounded up: it would be too light


def lightened(colour: str, ground: str) -> str:
    """The colour itself where it reads on that dark ground, else its darkest mixture with white that does."""
    lights = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    mixtures = ("#" + "".join(f"{light + (255 - light) * part // 255:02X}" for light in lights) for part in range(256))
    return next(mixture for mixture in mixtures if contrast(mixture, ground) >= LEAST)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = _lights(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lights(colour: str) -> list[float]:
    """Red, green and blue as amounts of light, from 0 to 1 (IEC 61966-2-1)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts]


def _encoded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
