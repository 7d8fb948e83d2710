"""Reports that somebody else's hand was in: changed through pikepdf and saved again, as any program may."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO

from pikepdf import AttachedFileSpec, ObjectStreamMode, Pdf, String

from report.paper.document import ASSESSMENT

Change = Callable[[Pdf], None]


def changed(file: bytes, *changes: Change) -> bytes:
    """The file after those changes, saved another way than ours."""
    with Pdf.open(BytesIO(file)) as pdf:
        for change in changes:
            change(pdf)
        target = BytesIO()
        pdf.save(target, object_stream_mode=ObjectStreamMode.disable, linearize=True)
        return target.getvalue()


def holding(data: bytes, sealed: bool = True, name: str = ASSESSMENT) -> Change:
    """The attachment replaced by another of that content, its hash made to fit everywhere or left as it was."""

    def change(pdf: Pdf) -> None:
        old = pdf.attachments[ASSESSMENT].obj
        seal = f"Said to be the assessment. SHA-256: {sha256(data).hexdigest()}" if sealed else str(old.Desc)
        del pdf.attachments[ASSESSMENT]
        pdf.attachments[name] = AttachedFileSpec(pdf, data, filename=name, description=seal)
        if sealed:
            pdf.trailer.Info.AssessmentSHA256 = String(sha256(data).hexdigest())

    return change
