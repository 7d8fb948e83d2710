"""Names in any script: printed right, or named before the download and shown as their code points; never an empty box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from questionnaire import Bank
from report import compose, unprintable, write_pdf
from report.formats.pdf.fonts import in_script, one_line, printed, register, visible, without_glyph
from report.formats.pdf.lines import Look, lines
from report.formats.pdf.scripts.clusters import clusters
from report.paper.theme import FONTS, SANS, SERIF, SERIF_SEMIBOLD
from scoring import assess
from tests.report import sheets
from tests.report.documents import document, pdf_of
from tests.report.pdf_files import NAMES, UNPRINTABLE, opened
from tests.report.pdf_text import fonts, squeezed, whole

ANY_TEXT = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize("script", NAMES)
def test_a_name_in_a_script_of_the_fonts_prints_as_typed(script: str, bank: Bank) -> None:
    name = NAMES[script]
    sheet = sheets.safest(bank, client=name).noted("desk", name)
    made = compose(bank, sheet, assess(bank, sheet))
    assert unprintable(made) == ()
    assert whole(write_pdf(made)).count(squeezed(name)) >= 3


def test_what_does_not_print_is_named_with_its_places() -> None:
    told = unprintable(document("other scripts"))
    assert told[0] == "Client's name: \U00013080 (U+13080), \U0002a6d6 (U+2A6D6)"
    assert any(line.startswith("Action cards, A3 ") and line.endswith(told[0].split(":")[1]) for line in told)
    assert not any("U+05" in line or "U+60A3" in line for line in told)


def test_the_codes_stand_in_the_pdf_and_the_letters_in_its_data() -> None:
    made, pdf = document("other scripts"), pdf_of("other scripts")
    found = opened(pdf)
    assert "\u60a3\u8005\u05e9\u05dc\u05d5\u05dd\U0001f600[U+13080][U+2A6D6]" in whole(pdf)
    assert f"\u05e9\u05dc\u05d5\u05dd \U0001f600 {UNPRINTABLE}" in found.attachments["assessment.json"].get_file().read_bytes().decode()
    assert str(found.docinfo.Title) == one_line(made.title) and all(fonts(pdf).values())


@given(ANY_TEXT)
def test_every_visible_letter_has_a_glyph_in_the_font_that_prints_it(text: str) -> None:
    for font in FONTS:
        stretches = printed(visible(text), font)
        assert "".join(said for _, said in stretches) == visible(text)
        for name, said in stretches:
            if in_script(name):
                assert all(glyph.number for held in pdfmetrics.getFont(name).shaped(said) for glyph in held.glyphs)
            else:
                assert all(ord(letter) in register()[name] for letter in said if letter not in "\n\xad")


@given(ANY_TEXT)
def test_a_text_is_named_as_unprintable_just_when_a_code_stands_for_a_letter(text: str) -> None:
    assert bool(without_glyph(text)) == (visible(text).count("[U+") > text.count("[U+"))


@given(st.lists(ANY_TEXT, max_size=4), st.floats(20, 400), st.sampled_from([SANS, SERIF, SERIF_SEMIBOLD]))
def test_lines_fit_and_lose_no_letter(texts: list[str], room: float, font: str) -> None:
    runs = [(Look(name, "", "", n), said) for n, text in enumerate(texts) for name, said in printed(visible(text), font)]
    made = lines(runs, 9.6, room)
    told = "".join(line.read or "".join(said for _, said in line.parts) for line in made)
    assert squeezed(told) == squeezed("".join(said for _, said in runs))
    for line in made:
        assert line.wide <= room + 0.02 or len(clusters(squeezed("".join(said for _, said in line.parts)))) == 1
