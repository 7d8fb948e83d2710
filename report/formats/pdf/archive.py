"""What makes the laid-out file fit to be archived (PDF/A) or locked with a password, never both: PDF/A forbids it."""

from functools import cache
from hashlib import md5, sha256
from io import BytesIO

from PIL import ImageCms

from report.formats.pdf.fonts import one_line
from report.formats.pdf.tags import text_string
from report.formats.pdf.tags.objects import Objects, compressed, stream
from report.formats.pdf.xmp import About, packet
from report.paper.document import ASSESSMENT, Attachment, Document
from report.version import VERSION

MAKER, TOOL, PRODUCER = "Deskcheck", f"Deskcheck {VERSION}", "Deskcheck (reportlab)"
MADE = slice(24, 36)
"""Where an ICC profile says when it was made (ICC.1:2022, 7.2.8): set to one day, so that the bytes are the same on all."""


def describe(objects: Objects, document: Document, attached: tuple[Attachment, ...], archive: bool) -> str:
    """What is attached, and what the file says about itself; answers the reference of what it says to old readers (Info).

    To be archived it is PDF/A-3a where something is attached, else PDF/A-2a.
    """
    assessment = next((sha256(one.data).hexdigest() for one in attached if one.name == ASSESSMENT), "")
    title, subject = one_line(document.title), one_line(document.subject)
    level = ("3A" if attached else "2A") if archive else ""
    about = About(title, subject, MAKER, TOOL, PRODUCER, document.language, document.as_of, level, assessment)
    objects.catalog(
        Metadata=objects.add(stream("/Type/Metadata/Subtype/XML", packet(about))),
        OutputIntents=(
            "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
            f"/DestOutputProfile {objects.add(_srgb())}>>]"
        ),
    )
    _attach(objects, document, attached)
    said = {"Title": title, "Subject": subject, "Author": MAKER, "Creator": TOOL, "Producer": PRODUCER}
    own = {"AssessmentSHA256": assessment, "Edition": document.edition} if assessment else {}
    return objects.add(f"<<{''.join(f'/{name} {text_string(text)}' for name, text in (said | own).items())}{_days(document)}>>")


def _attach(objects: Objects, document: Document, attached: tuple[Attachment, ...]) -> None:
    held = [(text_string(one.name), objects.add(_specification(objects, document, one))) for one in attached]
    if held:
        names = " ".join(f"{name} {reference}" for name, reference in sorted(held))
        objects.catalog(Names=f"<</EmbeddedFiles<</Names[{names}]>>>>", AF=f"[{' '.join(reference for _, reference in held)}]")


def _specification(objects: Objects, document: Document, one: Attachment) -> str:
    """The file specification (7.11.3) of an attached file, which is what the document was made from."""
    facts = f"/Size {len(one.data)}/CheckSum<{md5(one.data, usedforsecurity=False).hexdigest()}>{_days(document)}"
    entries = f"/Type/EmbeddedFile/Subtype/{one.media_type.replace('/', '#2F')}/Params<<{facts}>>"
    data, name = objects.add(compressed(entries, one.data)), text_string(one.name)
    return f"<</Type/Filespec/F {name}/UF {name}/Desc {text_string(one.description)}/AFRelationship/Source/EF<</F {data}/UF {data}>>>>"


def _days(document: Document) -> str:
    """The only day is that of the assessment."""
    day = f"(D:{document.as_of:%Y%m%d}000000Z)"
    return f"/CreationDate{day}/ModDate{day}"


@cache
def _srgb() -> bytes:
    """What the colors mean, those of a screen: the sRGB profile built into Little CMS ("No copyright, use freely"), as a stream."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[MADE] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return compressed("/N 3", bytes(made))


def locked(made: bytes, password: str) -> bytes:
    """The file encrypted (AES-256)."""
    from pikepdf import Encryption, ObjectStreamMode, Pdf

    target = BytesIO()
    with Pdf.open(BytesIO(made)) as pdf:
        pdf.save(
            target, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, fix_metadata_version=False,
            encryption=Encryption(owner=password, user=password, R=6),
        )  # fmt: skip
    return target.getvalue()
