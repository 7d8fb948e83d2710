"""Reports that somebody filled in or signed, as readers of PDF leave them."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

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
