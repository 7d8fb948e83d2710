"""A sheet in every script, and the elements of a PDF's structure tree."""

from collections.abc import Iterator
from dataclasses import replace
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
"""Scripts of the fonts of the page."""
SCRIPTS = {
    "Chinese": "\u5317\u4eac\u5e02\u671d\u9633\u533a\u5065\u5eb7\u4e2d\u5fc3",
    "Japanese": "\u533b\u7642\u6cd5\u4eba\u3055\u304f\u3089\u30af\u30ea\u30cb\u30c3\u30af",
    "Korean": "\uc11c\uc6b8 \uac74\uac15 \uc13c\ud130",
    "Arabic": "\u0645\u0633\u062a\u0634\u0641\u0649 \u0627\u0644\u0633\u0644\u0627\u0645",
    "Hebrew": "\u05d1\u05d9\u05ea \u05d7\u05d5\u05dc\u05d9\u05dd \u05d4\u05d3\u05e1\u05d4",
    "Thai": "\u0e42\u0e23\u0e07\u0e1e\u0e22\u0e32\u0e1a\u0e32\u0e25\u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e \u0e19\u0e49\u0e33",
    "Devanagari": "\u0938\u094d\u0935\u093e\u0938\u094d\u0925\u094d\u092f \u0926\u093f\u0932\u094d\u0932\u0940",
    "Emoji": "Clinic \U0001f600 \U0001f469\u200d\u2695\ufe0f 1\ufe0f\u20e3 \U0001f1fa\U0001f1f8",
    "Mixed": "\u0627\u0644\u0635\u062d\u0629 Health 24",
}
"""Scripts that have fonts of their own."""
UNPRINTABLE = "\U00013080\U0002a6d6"
"""A hieroglyph, and an ideograph that nobody is named with."""


def other_scripts(bank: Bank) -> Assessment:
    """Typed text in every script, printable or not, in every place."""
    client = " / ".join(NAMES.values()) + f" \u60a3\u8005 \u05e9\u05dc\u05d5\u05dd \U0001f600 {UNPRINTABLE}"
    apps = tuple(Integration(name, "phi", "not_signed") for name in (*NAMES.values(), *SCRIPTS.values(), UNPRINTABLE))
    sheet = sheets.filled(bank, True, client, integrations=apps, integrations_inventory="complete").noted("desk", client)
    for item in assess(bank, sheet).plan[:3]:
        sheet = sheet.planned(item.action, PlanEntry("\u0391\u03bb\u03ad\u03be\u03b7\u03c2 \u05d3\u05e0\u05d4", sheets.AS_OF, "done"))
    return sheet


def in_every_place(bank: Bank, name: str) -> Assessment:
    """That name as client, vendor, note, owner of every action and person of every role."""
    rows = (Integration(name, "phi", "not_signed"),)
    sheet = sheets.filled(bank, True, name, integrations=rows, integrations_inventory="complete").noted("desk", f"{name}\n{name}, {name}")
    sheet = replace(sheet, people={role: name for role in bank.owner_roles})
    for item in assess(bank, sheet).plan:
        sheet = sheet.planned(item.action, PlanEntry(name, sheets.AS_OF, "in_progress"))
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
