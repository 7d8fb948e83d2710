"""Owner, due date and done on every action card: filled in from the plan, and to be filled in by a reader."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf.form import ExtendedAppearanceStreamGenerator, Form

from report.paper.document import Card
from tests.report.conftest import Made
from tests.report.documents import pdf_of
from tests.report.pdf_files import opened
from tests.report.pdf_text import whole

Report = Callable[[str], Made]


def cards(made: Made) -> list[Card]:
    return [block for part in made.document.parts for block in part.blocks if isinstance(block, Card)]


def test_each_card_has_its_three_fields_in_reading_order(report: Report) -> None:
    made = report("worst")
    pdf = opened(made.pdf)
    ids = [card.action for card in cards(made)]
    wanted = [f"{kind}_{action}" for action in ids for kind in ("done", "owner", "due")]
    assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == wanted


def test_they_begin_with_what_the_plan_holds(report: Report) -> None:
    made = report("worst")
    pdf = opened(made.pdf)
    form = Form(pdf)
    for card in cards(made):
        action = card.action
        assert form[f"owner_{action}"].value == card.owner
        assert form[f"due_{action}"].value == (card.due.isoformat() if card.due else "")
        assert form[f"done_{action}"].checked == card.done
    assert any(card.done for card in cards(made)) and not all(card.done for card in cards(made))


def test_each_says_what_it_is_has_an_appearance_and_no_script(report: Report) -> None:
    pdf = opened(report("worst").pdf)
    for field in pdf.Root.AcroForm.Fields:
        assert str(field.TU).split()[0].rstrip(":") in ("Owner", "Due", "Done") and "/N" in field.AP
        assert not {"/A", "/AA"} & set(field.keys()) and int(field.F) == 4
    assert not pdf.Root.AcroForm.get("/NeedAppearances", False)


@pytest.mark.parametrize("owner", ["Dana R\u00e9yes & Co. <d@x> (lead)", ""])
def test_a_reader_fills_them_in_and_another_finds_it(owner: str, report: Report) -> None:
    made, target = report("worst"), BytesIO()
    action = cards(made)[3].action
    with opened(made.pdf) as pdf:
        form = Form(pdf, ExtendedAppearanceStreamGenerator)
        form[f"owner_{action}"].value, form[f"due_{action}"].value = owner, "2027-02-28"
        form[f"done_{action}"].checked = True
        pdf.save(target)
    with opened(target.getvalue()) as pdf:
        form = Form(pdf)
        found = form[f"owner_{action}"].value, form[f"due_{action}"].value, form[f"done_{action}"].checked
    assert found == (owner, "2027-02-28", True)


def test_the_font_of_the_fields_is_embedded_whole(report: Report) -> None:
    pdf = opened(report("worst").pdf)
    font = pdf.Root.AcroForm.DR.Font.DeskcheckFields
    assert str(font.Encoding) == "/WinAnsiEncoding" and len(font.Widths) == 224
    assert len(font.FontDescriptor.FontFile2.read_bytes()) > 15_000


def test_a_name_in_any_script_keeps_its_letters_in_the_field() -> None:
    pdf = opened(pdf_of("other scripts"))
    owners = [str(field.V) for field in pdf.Root.AcroForm.Fields if str(field.T).startswith("owner_")]
    assert owners[:3] == ["\u0391\u03bb\u03ad\u03be\u03b7\u03c2 \u05d3\u05e0\u05d4"] * 3


def test_what_is_printed_on_the_card_stays_beside_its_fields(report: Report) -> None:
    text = whole(report("blank").pdf)
    assert "(nobodynamedyet)" in text and "lateafter" in text


def test_no_field_where_there_is_no_card(report: Report) -> None:
    pdf = opened(report("in order").pdf)
    assert "/AcroForm" not in pdf.Root
