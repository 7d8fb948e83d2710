"""The metadata packet (XMP, ISO 16684-1): title and language, which standards the file claims, and the hash of what is attached."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

NAMESPACE = "urn:deskcheck:report:1.0/"
"""Of Deskcheck's own properties; described inside each packet, as PDF/A asks."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" xmlns:deskcheck="{namespace}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{maker}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
{claims}<pdfaExtension:schemas><rdf:Bag>
{schemas}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_SCHEMA = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>\
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category>\
<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""

_UA = _SCHEMA.format(
    title="PDF/UA identification", namespace="http://www.aiim.org/pdfua/ns/id/", prefix="pdfuaid", name="part", kind="Integer",
    category="internal", description="Part of ISO 14289 that the file keeps to",
)  # fmt: skip
_OWN = _SCHEMA.format(
    title="Deskcheck report", namespace=NAMESPACE, prefix="deskcheck", name="assessmentSHA256", kind="Text",
    category="external", description="SHA-256 of the attached assessment, in hexadecimal",
)  # fmt: skip


@dataclass(frozen=True)
class About:
    """What the packet says of the file."""

    title: str
    subject: str
    maker: str
    tool: str
    """With its version."""
    producer: str
    language: str
    day: date
    archive: str = ""
    """`2A` or `3A`; empty where the file claims no archive form."""
    assessment: str = ""
    """SHA-256 of the attached assessment; empty where none is attached."""


def packet(about: About) -> bytes:
    """The packet in UTF-8; the same bytes for the same facts."""
    claims = f"<deskcheck:assessmentSHA256>{about.assessment}</deskcheck:assessmentSHA256>\n" if about.assessment else ""
    if about.archive:
        part, level = about.archive[0], about.archive[1]
        claims += f"<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>{level}</pdfaid:conformance>\n"
    said = {name: escape(text) for name, text in vars(about).items() if isinstance(text, str)}
    schemas = f"{_UA}\n{_OWN}" if about.assessment else _UA
    filled = _PACKET.format(**said | {"day": about.day.isoformat(), "claims": claims, "schemas": schemas, "namespace": NAMESPACE})
    return filled.encode("utf-8", "replace")
