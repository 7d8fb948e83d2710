"""Names in scripts with fonts of their own: they print as themselves, run the right way, are found again, and cost others nothing."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from report import Edition, unprintable, write_pdf
from report.content.letters import compose_letter, letter_ids
from report.formats.pdf.fonts import printed, visible, width
from report.formats.pdf.lines import Line, Look, drawn, lines
from report.formats.pdf.scripts.bidi import MIRRORED, base_level
from report.formats.pdf.scripts.faces import FOLDER, drawn_by, faces, shaped
from report.formats.pdf.scripts.order import drawn_lines
from report.paper.document import Heading, Paragraph, Run
from report.paper.theme import SANS, SANS_SEMIBOLD
from scoring import assess
from tests.report.documents import composed, document, pdf_of
from tests.report.example import EXAMPLE, ROOT
from tests.report.heard import heard
from tests.report.pdf_files import SCRIPTS, in_every_place, opened
from tests.report.pdf_text import fonts, squeezed, whole
from tests.scoring.sheets import BANK

MADE: list[tuple[str, Edition | None]] = [*product(SCRIPTS, ("plan", "board", None)), ("Mixed", "full")]
"""A script and an edition, or a letter. A full report has sixty pages; one, below, holds a name in every script."""
FROM_RIGHT = ("Arabic", "Hebrew", "Mixed")
HEBREW, ARABIC = SCRIPTS["Hebrew"], SCRIPTS["Arabic"]
JOINED = dict.fromkeys(map(ord, "\u200d\ufe0f"))
"""Readers leave out signs that only join."""
DRAWN = [chr(code) for face in faces().values() for code in sorted(face.covered) if visible(chr(code)) == chr(code) != "\u203b"]
LETTERS = st.one_of(st.sampled_from(DRAWN), st.sampled_from("abc 12.,-()"))
MIXED_LETTERS = st.text("abc12 ()[].,-+$%:/!\u05d0\u05d1\u05d2\u0627\u0628\u062c\u0663\u0664", max_size=14)


@cache
def sheet_in(script: str) -> Assessment:
    return in_every_place(BANK, SCRIPTS[script])


@cache
def pdf_with(script: str, kind: Edition | None) -> bytes:
    sheet = sheet_in(script)
    made = composed(sheet, kind) if kind else compose_letter(BANK, sheet, assess(BANK, sheet), letter_ids(BANK)[0])
    assert unprintable(made) == ()
    return write_pdf(made)


@pytest.mark.parametrize(("script", "kind"), MADE)
def test_a_name_is_read_as_it_was_typed_wherever_it_stands(script: str, kind: Edition | None) -> None:
    pdf, name = pdf_with(script, kind), squeezed(SCRIPTS[script])
    told = squeezed(heard(pdf))
    assert told.count(name) >= {"full": 40, "plan": 30, "board": 2, None: 2}[kind]
    assert "[U+" not in told and all(fonts(pdf).values())


@given(st.lists(st.text(LETTERS, max_size=60), min_size=30, max_size=60))
@settings(max_examples=5)
def test_any_text_in_any_of_the_scripts_is_read_as_it_prints(texts: list[str]) -> None:
    """Letters of many scripts on one line, in the order in which they were typed, however they are turned, joined and wrapped."""
    base = document("blank", "board")
    typed = [" ".join(shown.split()) for shown in map(visible, texts)]
    blocks = (Heading("Any text", 1, "any"), *(Paragraph((Run(f"\u203b{text}\u203b"),)) for text in texts))
    told = heard(write_pdf(replace(base, parts=(replace(base.parts[0], id="any", blocks=blocks),)))).split("\u203b")[1::2]
    assert list(map(squeezed, told)) == list(map(squeezed, typed))


@pytest.mark.parametrize(("script", "kind"), MADE)
def test_it_is_found_by_those_who_do_not_read_tags(script: str, kind: Edition | None) -> None:
    assert found_in(pdf_with(script, kind), script)


def found_in(pdf: bytes, script: str) -> bool:
    """Word by word: how they order words on a line that runs both ways is theirs."""
    words = SCRIPTS[script].split(" ") if script in FROM_RIGHT else [squeezed(SCRIPTS[script])]
    return all(whole(pdf).translate(JOINED).count(word.translate(JOINED)) >= 2 for word in words)


def test_names_in_every_script_are_read_and_found_in_one_full_report() -> None:
    pdf = pdf_of("other scripts")
    told = squeezed(heard(pdf))
    assert all(told.count(squeezed(name)) >= 5 for name in SCRIPTS.values())
    assert all(found_in(pdf, script) for script in SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_fields_bookmarks_and_metadata_hold_it_in_full(script: str) -> None:
    file = opened(pdf_with(script, "plan"))
    owners = [str(field.V) for field in file.Root.AcroForm.Fields if str(field.T).startswith("owner_")]
    assert owners and set(owners) == {SCRIPTS[script]}
    assert SCRIPTS[script] in str(file.docinfo.Title)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_same_bytes_every_time(script: str) -> None:
    made = composed(sheet_in(script), "board")
    assert write_pdf(made) == pdf_with(script, "board")


@pytest.mark.parametrize("name", sorted(faces()))
def test_every_font_draws_what_it_says_and_no_empty_box(name: str) -> None:
    for code in faces()[name].covered:
        if visible(chr(code)) == chr(code):
            assert all(glyph.number for held in shaped(name, chr(code), 200) for glyph in held.glyphs), hex(code)


def test_letters_join_stack_and_change_places_as_their_scripts_ask() -> None:
    isolated = {glyph.number for letter in ARABIC if letter != " " for glyph in _glyphs(letter)}
    assert {glyph.number for glyph in _glyphs(ARABIC) if glyph.own != 260} - isolated
    lam_alef, short_i, thai = _glyphs("\u0644\u0627"), _glyphs("\u0915\u093f"), _glyphs("\u0e19\u0e49\u0e33")
    assert len(lam_alef) == 1
    assert [glyph.number for glyph in short_i[1:]] == [glyph.number for glyph in _glyphs("\u0915")]  # drawn before what it follows
    assert sum(glyph.wide for glyph in thai) < sum(glyph.wide for letter in "\u0e19\u0e33" for glyph in _glyphs(letter)) + 1
    assert len(_glyphs("\U0001f469\u200d\u2695\ufe0f")) == 1


def _glyphs(text: str) -> list[object]:
    return [glyph for held in shaped(drawn_by(text.split(" ")[0], False), text, 260) for glyph in held.glyphs]


@given(MIXED_LETTERS)
def test_lines_run_as_unicode_asks(text: str) -> None:
    """Another implementation, which leaves brackets as they are, is the judge."""
    (made,), from_right = drawn_lines([[(0, text)]], lambda _: False)
    ours = "".join(said for _, said in made)
    assert base_level(text) == int(from_right)
    turned = str(get_display(text, base_dir="R" if from_right else "L"))
    assert ours.strip() in (turned.strip(), *(_mirrored(turned.strip(), ours.strip())))


def _mirrored(turned: str, ours: str) -> list[str]:
    return [ours] if len(turned) == len(ours) and all(b in (a, a.translate(MIRRORED)) for a, b in zip(turned, ours, strict=True)) else []


def test_a_line_that_runs_both_ways() -> None:
    backward = " ".join(reversed(HEBREW.split(" ")))
    assert _drawn("\u0627\u0644\u0635\u062d\u0629 Health 24") == "Health 24 \u0627\u0644\u0635\u062d\u0629"
    assert _drawn(f"at {HEBREW} x") == f"at {backward} x"
    assert _drawn(f"{HEBREW} (x)") == f"(x) {backward}"
    assert _drawn(f"{HEBREW} runs its desk in English, and this sentence is ours.").startswith(f"{backward} runs")


def _drawn(text: str) -> str:
    """From the left; each word from the right is still as it was typed, since its font turns it."""
    return "".join(said for _, said in drawn(printed(text, SANS), None))


def test_wrapped_lines_keep_their_words_in_order() -> None:
    typed = f"{HEBREW} {ARABIC} 24 Health {HEBREW}"
    made = _lines(typed, 60)
    assert len(made) > 3 and squeezed("".join(line.read or "".join(said for _, said in line.parts) for line in made)) == squeezed(typed)
    assert all(line.from_right for line in made)


def test_what_is_put_together_of_runs_begins_at_the_left() -> None:
    runs = [(Look(name, ""), said) for name, said in printed(HEBREW, SANS)] + [(Look(SANS, "", run=1), " (lead)")]
    (line,) = lines(runs, 9.6, 400)
    assert not line.from_right and line.parts[-1][1].strip() == "(lead)" and squeezed(line.read) == squeezed(f"{HEBREW} (lead)")
    (facts,) = _lines(f"{HEBREW}  |  Intercom", 400)
    assert not facts.from_right and facts.parts[-1][1].endswith("Intercom")


@pytest.mark.parametrize("script", ["Chinese", "Japanese"])
def test_scripts_without_spaces_break_anywhere_but_before_what_closes(script: str) -> None:
    typed = f"\u300c{SCRIPTS[script]}\u300d\u3001" * 6
    made = ["".join(said for _, said in line.parts) for line in _lines(f"Note: {typed}", 80)]
    assert made[0].startswith("Note: \u300c") and "".join(made).removeprefix("Note: ") == typed
    assert not any(line[0] in "\u300d\u3001\u30fc\u30c3" or line[-1] == "\u300c" for line in made)


def test_a_word_too_long_for_a_line_is_not_torn_from_its_marks() -> None:
    typed = squeezed(SCRIPTS["Thai"]) * 4
    made = ["".join(said for _, said in line.parts) for line in _lines(typed, 50)]
    assert squeezed("".join(made)) == typed and not any(line[0] in "\u0e49\u0e33\u0e38" for line in made if line)


def _lines(text: str, room: float) -> list[Line]:
    return lines([(Look(name, ""), said) for name, said in printed(visible(text), SANS)], 9.6, room)


def test_japanese_forms_where_kana_say_so() -> None:
    assert {name for name, _ in printed("\u76f4", SANS)} == {"NotoSansSC"}
    assert printed("\u76f4\u306e", SANS)[0][0] == "NotoSansJP"


def test_a_name_is_as_wide_as_its_parts() -> None:
    for name in SCRIPTS.values():
        for font in (SANS, SANS_SEMIBOLD):
            assert width(name, font, 8) == pytest.approx(sum(width(said, part, 8) for part, said in printed(name, font)))


def test_fonts_of_other_scripts_are_opened_only_for_them(tmp_path: object) -> None:
    code = (
        "import sys; from report.__main__ import main; "
        f"assert main([{str(EXAMPLE)!r}, '--out', {str(tmp_path)!r} + '/plan.pdf']) == 0; "
        "print('report.formats.pdf.scripts.faces' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout.split() == [b"False"]


def test_the_fonts_weigh_what_the_decision_says() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.[ot]tf")) < 12_100_000
