"""What cannot be a logo is refused in words; no file does more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from questionnaire.file import Refused
from report.handover.brand import MOST_BYTES, checked_logo
from report.handover.handover import Handover, read_handover, write_handover
from report.paper.brand import logo_fault
from report.quarantine.logo.drawing import WHITE, normal
from report.quarantine.logo.fault import Fault
from report.quarantine.logo.vector import NOT_ALLOWED
from tests.report.logos import PLUM, bar, fault, fault_of_kept, saved, svg

BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
USES = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)) + '<use href="#a8"/>'
BLUR = '<filter id="f"><feGaussianBlur stdDeviation="300"/></filter>' + '<g filter="url(#f)"><path d="M0 0h400v120z"/></g>' * 3000
REFUSED = {
    "a PNG cut short": (saved(bar())[:200], "the PNG is damaged"),
    "a JPEG cut short": (saved(bar("RGB", ground=WHITE), "JPEG")[:300], "the JPEG is damaged"),
    "a JPEG that is none": (b"\xff\xd8\xff" + b"hello" * 40, "the JPEG is damaged"),
    "a picture of few points": (saved(bar(size=(400, 120)).resize((100, 9))), "at least 16 along each edge"),
    "a hair": (saved(bar("RGB", (4000, 81), WHITE, PLUM)), "more than 40 times as long"),
    "an empty picture": (saved(Image.new("RGB", (100, 100), PLUM)), "nothing to see"),
    "a transparent picture": (saved(Image.new("RGBA", (100, 100))), "nothing to see"),
    "a white logo on white": (saved(bar("RGB", ground=WHITE, fill=(250, 250, 250))), "nothing to see"),
    "broken XML": (svg("<g>"), "cannot be read: line 1"),
    "an SVG without size": (svg("", 'width="0" height="0"'), "cannot be drawn"),
    "XML that is no SVG": (b"<html><svg/></html>", "cannot be drawn"),
    "deep nesting": (svg("<g>" * 9000 + "</g>" * 9000), "nests too deeply"),
    "a bomb of entities": (svg("<title>&b;</title>", before=BOMB), "declares entities"),
    "an entity from a file": (svg("<title>&x;</title>", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    "an entity of a far document type": (svg("&x;", before='<!DOCTYPE svg SYSTEM "http://example.com/x.dtd">'), "entities"),
    "uses of uses": (svg(USES), "too involved"),
    "a use of itself": (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "too involved"),
    "a picture of the computer": (svg('<image href="/etc/logo.png"/>'), NOT_ALLOWED["image"]),
    "a picture under another prefix": (svg('<s:image xmlns:s="http://www.w3.org/2000/svg" href="a.png"/>'), NOT_ALLOWED["image"]),
    "a picture in a filter": (svg('<filter><feImage href="a.png"/></filter>'), NOT_ALLOWED["feImage"]),
    "a script": (svg("<script>alert(1)</script>"), NOT_ALLOWED["script"]),
    "a web page": (svg("<foreignObject><p>hello</p></foreignObject>"), NOT_ALLOWED["foreignObject"]),
    "text": (svg("<text>Northlight</text>"), NOT_ALLOWED["text"]),
    "a shape of another file": (svg('<use href="http://example.com/a.svg#b"/>'), "outside its file"),
    "a filling of another file": (svg('<rect fill="url( \'http://example.com/a.svg#b\' )"/>'), "outside its file"),
    "a style sheet of another file": (svg('<style>@import "a.css";</style>'), "outside its file"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_logo_that_is_none_is_refused_with_a_sentence(name: str) -> None:
    data, words = REFUSED[name]
    assert words in fault(data)


@pytest.mark.parametrize(
    ("size", "words"),
    [((30000, 30000), "30,000 x 30,000 pixels; at most 10,000 along an edge"), ((6000, 4000), "20,000,000 in all. Save it smaller")],
    ids=["900 million", "24 million"],
)
def test_a_picture_of_too_many_points_is_refused_with_a_sentence(size: tuple[int, int], words: str) -> None:
    """It takes a second to make, so it is made here and not where the tests are collected."""
    assert words in fault(saved(Image.new("1", size)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Not saved. This file is empty."),
        (b"GIF89a" + b"\0" * 90, "Not saved. This is not a PNG, JPEG or SVG"),
        (b"x" * (MOST_BYTES + 1), "Not saved. This file is over 2 MB. Save the logo with fewer pixels."),
        (REFUSED["a script"][0], "Not saved. The SVG holds a script; save it without, or as PNG."),
        (svg(BLUR), "Not saved. Drawing it takes too long or too much memory; save it as a plain PNG"),
    ],
    ids=["empty", "another kind", "large", "unfit", "endless"],
)  # fmt: skip
def test_an_upload_is_refused_with_what_where_and_the_way_out(data: bytes, words: str) -> None:
    with pytest.raises(Refused) as caught:
        checked_logo(data)
    assert len(caught.value.faults) == 1 and caught.value.faults[0].startswith(words)


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg ", saved(bar())[:60]]))
def test_no_bytes_do_more_than_be_refused(data: bytes, before: bytes) -> None:
    try:
        normal(before + data)
    except Fault as found:
        assert len(str(found)) > 20


@given(st.integers(0, 900), st.integers(0, 255))
def test_a_logo_with_one_changed_byte_is_drawn_or_refused(place: int, value: int) -> None:
    data = bytearray(saved(bar()))
    data[place % len(data)] = value
    try:
        assert not fault_of_kept(normal(bytes(data)))
    except Fault as found:
        assert str(found)


@pytest.mark.parametrize("data", [b"hello", saved(Image.new("RGB", (801, 20))), saved(bar()), saved(bar("RGB", ground=WHITE), "JPEG")])
def test_a_logo_that_was_not_made_here_is_not_taken_from_a_file(data: bytes) -> None:
    assert "choose the logo again" in fault_of_kept(data)
    assert "choose the logo again" in logo_fault("no base64!")
    text = write_handover(Handover()).replace('"logo": ""', '"logo": "aGVsbG8="')
    with pytest.raises(Refused, match="handover.brand.logo: this is not a logo"):
        read_handover(text.encode())
