"""Text that people typed is shown as typed, whatever it would mean to Markdown."""

from dataclasses import replace

import pytest

from questionnaire.assessment import Integration
from tests.ui.conftest import said
from ui.elements.citations import link
from ui.elements.literal import bullets, literal, literal_lines
from ui.shell.downloads import file_name

HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "https://evil.example",
    "www.evil.example",
    "jane@evil.example",
    ":material/home: :red[x] :smile:",
    "$x^2$ and $$y$$",
    "| a | b |",
    "# heading\n- list\n    code",
    "`code` **bold** ~~gone~~ -> <- --",
    "&lt;b&gt; &#60;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_mark_is_taken_its_meaning(text: str) -> None:
    shown = literal(text)
    bare = shown.replace("\u2060", "")
    place = 0
    for letter in " ".join(text.split()):
        if letter.isascii() and not letter.isalnum() and letter != " ":
            assert bare[place] == "\\"
            place += 1
        assert bare[place] == letter
        place += 1
    assert "\n" not in shown
    for found in ("http\\:", "https\\:", "www\\.", "e\\@e"):
        assert found not in shown


def test_lines_are_kept_where_they_matter() -> None:
    assert literal_lines("a*\n\nb") == "a\\*  \nb"


def test_an_address_that_is_none_becomes_no_link() -> None:
    assert link("x", "javascript:alert(1)") == "x"
    assert link("S1", "https://a.example/(b) <c>") == "[S1](<https://a.example/(b)%20%3Cc%3E>)"


@pytest.mark.parametrize(("page", "first"), [*zip(("start", "questions", "results", "plan", "report", "method"), HOSTILE[:6], strict=True)])
def test_no_page_takes_typed_text_for_markup(page: str, first: str, store, visit, example) -> None:
    """All six stand in the client's name, which begins with another one on each page, in the notes and in the list of apps."""
    texts = HOSTILE[:6]
    sheet = replace(example, client=" ".join((first, *texts))).answered("integrations_inventory", "complete")
    sheet = sheet.answered("integrations", tuple(Integration(text, "phi", "not_signed") for text in texts))
    for question, text in zip(sheet.answers, texts, strict=False):
        sheet = sheet.noted(question, text)
    app = visit(page, store.create(sheet).id)
    assert not app.error
    assert not [text for text in texts if text in said(app)]


def test_a_list_that_is_cut_says_how_many_more_there_are() -> None:
    assert bullets(["a", "*b*", "c"], 1) == "- a\n- \u2026 and 2 more"
    assert bullets(["a", "*b*"], 2) == bullets(["a", "*b*"]) == "- a\n- \\*b\\*"


@pytest.mark.parametrize("client", ["../../etc/passwd", "CON", "", "Ünïcode & Söhne", "a" * 200, "..\\x", "\u202efdp.exe"])
def test_a_file_name_is_never_a_path(client: str, example) -> None:
    name = file_name(replace(example, client=client), ".pdf")
    assert name.startswith("deskcheck-") and name.endswith("-2026-11-21.pdf")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and len(name) < 100
