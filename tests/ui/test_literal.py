"""Text that people typed is shown as typed, whatever it would mean to Markdown."""

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


@pytest.mark.parametrize("page", ["start", "questions", "results", "plan", "report", "method"])
@pytest.mark.parametrize("text", HOSTILE[:6])
def test_no_page_takes_typed_text_for_markup(page: str, text: str, store, visit, example) -> None:
    from dataclasses import replace

    sheet = replace(example, client=text).noted("desk", text)
    sheet = sheet.answered("integrations_inventory", "complete").answered("integrations", (Integration(text[:120], "phi", "not_signed"),))
    app = visit(page, store.create(sheet).id)
    assert not app.error
    assert text not in said(app)


def test_a_list_that_is_cut_says_how_many_more_there_are() -> None:
    assert bullets(["a", "*b*", "c"], 1) == "- a\n- \u2026 and 2 more"
    assert bullets(["a", "*b*"], 2) == bullets(["a", "*b*"]) == "- a\n- \\*b\\*"


@pytest.mark.parametrize("client", ["../../etc/passwd", "CON", "", "Ünïcode & Söhne", "a" * 200, "..\\x", "\u202efdp.exe"])
def test_a_file_name_is_never_a_path(client: str, example) -> None:
    from dataclasses import replace

    name = file_name(replace(example, client=client), ".pdf")
    assert name.startswith("deskcheck-") and name.endswith("-2026-11-21.pdf")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and len(name) < 100
