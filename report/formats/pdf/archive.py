"""The last step: the laid-out file made fit to be archived (PDF/A) or locked with a password, never both: PDF/A forbids it."""

from functools import cache
from hashlib import sha256
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String
from PIL import ImageCms

from report.formats.pdf.fonts import one_line
from report.formats.pdf.xmp import About, packet
from report.paper.document import ASSESSMENT, Document
from report.version import VERSION

MAKER, TOOL, PRODUCER = "Deskcheck", f"Deskcheck {VERSION}", "Deskcheck (reportlab, pikepdf)"
MADE = slice(24, 36)
"""Where an ICC profile says when it was made (ICC.1:2022, 7.2.8): set to one day, so that the bytes are the same on all."""


def finish(laid: bytes, document: Document, password: str, attach: bool) -> bytes:
    """The finished file: PDF/A-3a where something is attached, else PDF/A-2a; with a password encrypted (AES-256) and neither."""
    with Pdf.open(BytesIO(laid)) as pdf:
        attached = document.attachments if attach else ()
        hashes = {one.name: sha256(one.data).hexdigest() for one in attached}
        archive = "" if password else "3A" if attached else "2A"
        _pages(pdf)
        _attach(pdf, document, attach)
        _describe(pdf, document, archive, hashes.get(ASSESSMENT, ""))
        pdf.Root.OutputIntents = Array([_screen(pdf)])
        lock = Encryption(owner=password, user=password, R=6) if password else False
        target = BytesIO()
        pdf.save(
            target, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False,
            encryption=lock, deterministic_id=not password,
        )  # fmt: skip
        return target.getvalue()


def _pages(pdf: Pdf) -> None:
    """Where each page's marked content is looked up; the tab key follows the tree; no transitions, which PDF/A forbids."""
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents, page.obj.Tabs = number, Name.S
        if Name.Trans in page.obj:
            del page.obj.Trans
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _attach(pdf: Pdf, document: Document, attach: bool) -> None:
    specs = []
    for one in document.attachments if attach else ():
        spec = AttachedFileSpec(
            pdf, one.data, filename=one.name, description=one.description, mime_type=one.media_type, relationship=Name.Source,  # type: ignore[call-arg]
            creation_date=_day(document), mod_date=_day(document),
        )  # fmt: skip
        pdf.attachments[one.name] = spec
        specs.append(spec.obj)
    if specs:
        pdf.Root.AF = Array(specs)


def _describe(pdf: Pdf, document: Document, archive: str, assessment: str) -> None:
    """The same facts for old readers (Info) and new ones (XMP). The only day is that of the assessment."""
    title, subject = one_line(document.title), one_line(document.subject)
    info = {"Title": title, "Subject": subject, "Author": MAKER, "Creator": TOOL, "Producer": PRODUCER}
    dates = {"CreationDate": _day(document), "ModDate": _day(document)}
    own = {"AssessmentSHA256": assessment, "Edition": document.edition} if assessment else {}
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{name}": String(text) for name, text in (info | dates | own).items()}))
    about = About(title, subject, MAKER, TOOL, PRODUCER, document.language, document.as_of, archive, assessment)
    stream = pdf.make_stream(packet(about), {"/Type": Name.Metadata, "/Subtype": Name.XML})
    pdf.Root.Metadata = stream


def _screen(pdf: Pdf) -> Dictionary:
    """What the colours mean: those of a screen."""
    profile = pdf.make_stream(_srgb(), N=3)
    named = {"/OutputConditionIdentifier": String("sRGB IEC61966-2.1"), "/Info": String("sRGB IEC61966-2.1")}
    return Dictionary({"/Type": Name.OutputIntent, "/S": Name.GTS_PDFA1, "/DestOutputProfile": profile} | named)


@cache
def _srgb() -> bytes:
    """The sRGB profile built into Little CMS ("No copyright, use freely")."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[MADE] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(made)


def _day(document: Document) -> str:
    return f"D:{document.as_of:%Y%m%d}000000Z"
