"""A sheet in every script, and the elements of a PDF's structure tree."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from questionnaire import Assessment, Bank
from questionnaire.assessment import Integration, PlanEntry
from scoring import assess
from tests.report import sheets

NAMES = {
    "Greek": "\u039a\u03bb\u03b9\u03bd\u03b9\u03ba\u03ae \u0391\u03b8\u03b7\u03bd\u03ce\u03bd",
    "Cyrillic": "\u041a\u043b\u0456\u043d\u0456\u043a\u0430 \u041a\u0438\u0457\u0432 \u042f\u043b\u0442\u0430",
    "Vietnamese": "Ph\u00f2ng kh\u00e1m Nguy\u1ec5n Th\u1ecb \u0110\u00e0o, \u01a0\u01b0",
    "Polish": "Przychodnia \u0141\u00f3d\u017a \u017b\u00f3\u0142\u0107",
}
"""Scripts that the fonts print."""


def other_scripts(bank: Bank) -> Assessment:
    """Typed text in every script, printable or not, in every place."""
    client = " / ".join(NAMES.values()) + " \u60a3\u8005 \u05e9\u05dc\u05d5\u05dd \U0001f600"
    apps = tuple(Integration(name, "phi", "not_signed") for name in (*NAMES.values(), "\u533b\u7642"))
    sheet = sheets.filled(bank, True, client, integrations=apps, integrations_inventory="complete").noted("desk", client)
    for item in assess(bank, sheet).plan[:3]:
        sheet = sheet.planned(item.action, PlanEntry("\u0391\u03bb\u03ad\u03be\u03b7\u03c2 \u05d3\u05e0\u05d4", sheets.AS_OF, "done"))
    return sheet


def opened(pdf: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def elements(pdf: pikepdf.Pdf, kind: str = "") -> list[pikepdf.Dictionary]:
    """The elements of the structure tree in reading order, of one kind where one is named."""
    return [e for e in _walk(pdf.Root.StructTreeRoot.K) if not kind or str(e.S) == f"/{kind}"]


def _walk(kids: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _walk(kid.K)
