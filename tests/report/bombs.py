"""Files made to hold up or fell whoever opens them: small to send, and endless to read."""

import zlib
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, String, new

PAGES, PAGE = b"<</Type/Pages/Kids[4 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"


def _saved(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def ten_thousand_attachments() -> bytes:
    pdf = new()
    pdf.add_blank_page()
    spec = AttachedFileSpec(pdf, b"{}", filename="note.txt").obj
    names = [part for number in range(10_000) for part in (String(f"{number:05}"), spec)]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    return _saved(pdf)


def a_gigabyte_when_unpacked() -> bytes:
    """Zeros packed once: a megabyte in the file, a gigabyte in memory."""
    packed = packed_zeros(1_000)
    pdf = new()
    pdf.add_blank_page()
    pdf.attachments["assessment.json"] = AttachedFileSpec(pdf, b"", filename="assessment.json")
    pdf.attachments["assessment.json"].obj.EF.F.write(packed, filter=Name.FlateDecode)
    return _saved(pdf)


def deep_nesting() -> bytes:
    return whole({1: b"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>", 2: PAGES, 3: b"[" * 100_000 + b"]" * 100_000, 4: PAGE})


def a_tree_of_names_that_leads_back_to_itself() -> bytes:
    return whole({
        1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", 2: PAGES, 3: b"<</Kids[3 0 R 3 0 R 3 0 R]>>", 4: PAGE,
    })  # fmt: skip


def pages_that_lead_back_to_themselves() -> bytes:
    return whole({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"})


def a_reference_to_itself() -> bytes:
    return whole({1: b"<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>", 2: PAGES, 3: b"3 0 R", 4: PAGE})


def a_table_of_ten_million_objects() -> bytes:
    """The list of objects is packed: thirty megabytes of entries in thirty kilobytes."""
    table = b"<</Type/XRef/Size 10000000/W[1 1 1]/Root 1 0 R"
    return listed(table, bytes(30_000_000))


def a_thousand_tables_in_a_row() -> bytes:
    """Each says that the one before it comes first, and each is seven megabytes when unpacked."""
    made, last = bytearray(b"%PDF-1.7\n"), 0
    packed = zlib.compress(bytes(6_900_000), 9)
    for number in range(1, 1_000):
        before = b"/Prev %d" % last if last else b""
        last = len(made)
        made += b"%d 0 obj\n<</Type/XRef/Size 2300000/W[1 1 1]/Root 1 0 R/Filter/FlateDecode/Length %d%s>>\nstream\n" % (
            number, len(packed), before,
        ) + packed + b"\nendstream\nendobj\n"  # fmt: skip
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % last


def objects_in_a_stream_of_a_gigabyte() -> bytes:
    packed = packed_zeros(1_000)
    head = b"%PDF-1.7\n"
    stream = (
        b"2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    catalog = b"1 0 obj\n<</Type/Catalog/Pages 3 0 R/Names 3 0 R>>\nendobj\n"
    at = [len(head), len(head) + len(catalog), len(head) + len(catalog) + len(stream)]
    rows = [(0, 0, 255), (1, at[0], 0), (1, at[1], 0), (2, 2, 0), (1, at[2], 0)]
    body = b"".join(bytes([kind]) + where.to_bytes(4, "big") + bytes([more]) for kind, where, more in rows)
    table = b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(body) + body + b"\nendstream\nendobj\n"
    return head + catalog + stream + table + b"startxref\n%d\n%%%%EOF\n" % at[2]


def packed_zeros(megabytes: int) -> bytes:
    """The packing is begun anew after each megabyte, so that one packed megabyte can be repeated."""
    packing = zlib.compressobj(9)
    first = packing.compress(bytes(1_000_000)) + packing.flush(zlib.Z_FULL_FLUSH)
    again = packing.compress(bytes(1_000_000)) + packing.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + packing.flush()


def listed(entries: bytes, rows: bytes) -> bytes:
    """A file that is nothing but a packed list of objects."""
    packed = zlib.compress(rows, 9)
    made = b"%PDF-1.7\n"
    table = b"9 0 obj\n" + entries + b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    return made + table + b"startxref\n%d\n%%%%EOF\n" % len(made)


def whole(objects: dict[int, bytes]) -> bytes:
    """A file of those objects, with a list of them that is right."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    made += b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, size))
    return bytes(made) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
