"""Reports that somebody filled in or signed, as readers of PDF leave them."""

from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdfium2 import PdfDocument, PdfFormEnv, PdfPage, raw

from tests.report.forged import Change

PICTURE = b"q 0.9 g 0 0 150 20 re f Q"


def fields(pdf: Pdf) -> dict[str, Any]:
    """The form's fields by their names."""
    return {str(one.T): one for page in pdf.pages for one in page.obj.get("/Annots", ()) if "/T" in one}


def filled_in(**values: str | bool) -> Change:
    """Fields with other values: a text, or a box ticked or not. How they look is left to the reader, as many programs do."""

    def change(pdf: Pdf) -> None:
        held = fields(pdf)
        for name, value in values.items():
            field = held[name]
            if isinstance(value, bool):
                field.V = field.AS = Name.Yes if value else Name.Off
            else:
                field.V = String(value)
                del field["/AP"]
        pdf.Root.AcroForm.NeedAppearances = True

    return change


def filled_in_by_chrome(pdf: bytes, **typed: str) -> bytes:
    """The file as PDFium leaves it, which shows PDF files in Chrome, when somebody clicks on each of these fields and types that."""
    saved = BytesIO()
    with PdfDocument(pdf) as document:
        document.init_forms()
        form = document.formenv
        pages = [*document]
        for page in pages:
            for number in range(raw.FPDFPage_GetAnnotCount(page)):
                field = raw.FPDFPage_GetAnnot(page, number)
                if (name := _named(form, field)) in typed:
                    _type(form, page, field, typed[name])
        document.save(saved)
    return saved.getvalue()


def _named(form: PdfFormEnv, field: Any) -> str:
    name = (raw.FPDF_WCHAR * 100)()
    length = raw.FPDFAnnot_GetFormFieldName(form, field, name, 200)
    return bytes(name)[: max(0, length - 2)].decode("utf-16-le")


def _type(form: PdfFormEnv, page: PdfPage, field: Any, text: str) -> None:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(field, box)
    for press in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        press(form, page, 0, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    for letter in text:
        raw.FORM_OnChar(form, page, ord(letter), 0)
    raw.FORM_ForceToKillFocus(form)


def signature(**more: Any) -> Dictionary:
    """A signature's value; its bytes are none of a certificate."""
    entries = {"Type": Name.Sig, "Filter": Name("/Adobe.PPKLite"), "SubFilter": Name("/adbe.pkcs7.detached"), "Name": String("Pat Doe")}
    seal = {"ByteRange": [0, 10, 20, 30], "Contents": String(b"\x00\x01" * 32)}
    return Dictionary(**(entries | seal | more))


def signed(page: int = -1, rect: tuple[float, ...] = (300, 200, 450, 220), certified: bool = False, **more: Any) -> Change:
    """A field with a signature on a page. `more`: entries of the field, in place of its own."""

    def change(pdf: Pdf) -> None:
        on, seal = pdf.pages[page].obj, pdf.make_indirect(signature())
        look = pdf.make_stream(PICTURE, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 150, 20])
        entries = {"FT": Name.Sig, "T": String("Signature1"), "V": seal, "Rect": Array(rect), "F": 132, "AP": Dictionary(N=look)} | more
        field = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, P=on, **{k: v for k, v in entries.items() if v is not None})
        )
        on.Annots = Array([*on.get("/Annots", ()), field])
        pdf.Root.AcroForm.Fields.append(field)
        pdf.Root.AcroForm.SigFlags = 3
        if certified:
            pdf.Root.Perms = Dictionary(DocMDP=seal)

    return change
