"""A consultant's accent color: whatever is kept reads on paper, and on panels where it is a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.file import Refused
from report.handover.brand import checked_accent
from report.handover.handover import Handover, read_handover, write_handover
from report.paper import theme
from report.paper.contrast import contrast, darkened


@pytest.mark.parametrize("written", ["#0b6b7f", "0B6B7F", "  #0B6B7F "])
def test_an_accent_is_kept_in_one_spelling(written: str) -> None:
    assert checked_accent(written) == "#0B6B7F"
    assert checked_accent("#824") == "#882244"


@pytest.mark.parametrize("written", ["", "red", "#12345", "#1234567", "#GG0000", "rgb(0,0,0)", "=1+1", "#0b6b7f80", "#٠٠٠"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="^Not saved. This is not a color code. Write # and six digits or letters"):
        checked_accent(written)


def test_a_pale_accent_is_refused_with_its_ratio_and_the_nearest_shade() -> None:
    with pytest.raises(Refused) as caught:
        checked_accent("#777")
    (told,) = caught.value.faults
    assert told == (
        "Not saved. #777777 has a contrast of 4.47:1 with white, and text needs 4.5:1; the nearest shade that has it is #767676."
    )
    with pytest.raises(Refused, match="handover.brand.accent: #FFFF00 has a contrast of 1.07:1"):
        read_handover(write_handover(Handover()).replace('"accent": ""', '"accent": "#FFFF00"').encode())


def test_contrast_is_counted_as_the_rule_counts_it() -> None:
    assert contrast("#FFFFFF", "#000000") == contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#FF0000", "#FFFFFF") == pytest.approx(4.0, abs=0.005)


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(colours)
def test_a_kept_accent_always_reads_and_a_refused_one_comes_with_one_that_is_kept(colour: str) -> None:
    try:
        kept = checked_accent(colour)
        assert kept == colour and contrast(kept, theme.WHITE) >= 4.5
    except Refused as refused:
        assert contrast(colour, theme.WHITE) < 4.5
        near = refused.faults[0].rsplit(" ", 1)[1].removesuffix(".")
        assert checked_accent(near) == near


@given(colours)
def test_the_nearest_shade_is_near_and_of_the_same_hue(colour: str) -> None:
    shade = darkened(colour, theme.WHITE)
    assert contrast(shade, theme.WHITE) < 4.65 or shade == colour
    order = [sorted(range(3), key=lambda place: (code[1 + 2 * place : 3 + 2 * place], place)) for code in (colour, shade)]
    parts = [[int(code[place : place + 2], 16) for place in (1, 3, 5)] for code in (colour, shade)]
    assert order[0] == order[1] or any(abs(a - b) <= 2 for a in parts[1] for b in parts[1])


@given(colours.filter(lambda colour: contrast(colour, theme.WHITE) >= 4.5))
def test_links_read_on_paper_and_on_panels(accent: str) -> None:
    tones = theme.tones(accent)
    assert contrast(tones.link, theme.PANEL) >= 4.5 and contrast(tones.link, theme.WHITE) >= 4.5
    assert contrast(tones.head, theme.WHITE) >= 4.5
    assert theme.tones("") == theme.OURS
