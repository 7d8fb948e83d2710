"""Markdown to paste elsewhere: all that was typed is there, and none of it does anything."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given

from report.formats.markdown import write
from report.formats.markdown.inline import inline
from report.formats.markdown.literal import literal
from report.paper.document import Run
from report.paper.visible_text import revealed
from tests.report import markdown_text as md
from tests.report import sheets
from tests.report.documents import NAMES, composed, document
from tests.report.pdf_text import squeezed
from tests.report.typed import HOSTILE, LONG, TYPED
from tests.scoring.sheets import BANK

MARKUP = {"code_inline", "fence", "code_block", "image", "em_open", "s_open", "hr", "html_block"}


def seen(text: str) -> str:
    return md.without_joiners(squeezed(revealed(text)))


@given(LONG)
def test_typed_text_is_read_back_as_it_was_typed(text: str) -> None:
    for made in (literal(text, "\\\n"), f"- {literal(text)}", f"| a |\n| --- |\n| {literal(text, '<br>')} |"):
        assert seen(text) in md.text(made.encode())


@given(LONG)
@example("WWW.evil.example (www.other.example)")
def test_typed_text_becomes_no_markup_link_mention_or_reference(text: str) -> None:
    for made in (literal(text, "\\\n"), f"1. {literal(text)}", f"| a |\n| --- |\n| {literal(text, '<br>')} |"):
        told = made.encode()
        assert not md.links(told) and not md.found_afterwards(told)
        assert not md.kinds(told) & {*MARKUP, "heading_open", "blockquote_open", "strong_open", "bullet_list_open"}
        assert md.raw_html(told) <= {"<br>"}


@given(TYPED, TYPED, TYPED)
@example("# heading", "# heading", "\u00a0=")
@example("", "    indented", "# heading")
@example("# heading", "\x1e", "\r")
def test_bold_text_between_others_is_bold_or_plain_and_never_loses_a_letter(before: str, bold: str, after: str) -> None:
    told = inline((Run(before), Run(bold, strong=True), Run(after))).encode()
    assert seen(before + bold + after) == md.text(told)
    assert not md.kinds(told) & MARKUP


@pytest.mark.parametrize("name", NAMES)
def test_links_go_to_our_sources_only(name: str) -> None:
    places = {BANK.cite(c).url for q in BANK.questions.values() for c in q.citations}
    places |= {BANK.cite(c).url for a in BANK.actions.values() for c in a.citations} | {source.url for source in BANK.sources}
    places |= {BANK.cite(c).url for s in BANK.strategies for told in (*s.needs, *s.unsolved, *s.flips) for c in told.citations}
    places |= {BANK.cite(c).url for rule in BANK.proposals.rules for c in rule.citations}
    places |= {BANK.cite(c).url for c in BANK.method.penalties.cited}
    found = md.links(write(document(name)))
    assert set(found) <= places | {url.replace("(", "%28").replace(")", "%29") for url in places}
    assert found


@pytest.mark.parametrize("name", NAMES)
def test_tables_have_as_many_cells_in_every_row_as_titles(name: str) -> None:
    told = write(document(name)).decode().rstrip()
    tables = [block.split("\n") for block in told.split("\n\n") if block.startswith("|")]
    assert tables or name == "out of scope"
    for rows in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_headings_tasks_and_tables_are_read_as_such() -> None:
    told = write(document("worst"))
    assert {"heading_open", "table_open", "ordered_list_open", "bullet_list_open", "strong_open"} <= md.kinds(told)
    assert told.count(b"\n- [ ] ") > 50 and b"\n- [x] Done" in told
    levels = [token.tag for token in md.parsed(told) if token.type == "heading_open"]
    assert levels[0] == "h1" and levels.count("h1") == 1 and {"h2", "h3"} <= set(levels)


def test_a_line_end_at_the_end_leaves_no_backslash_behind() -> None:
    assert inline((Run("a note\r\n\n"),)) == "a note"
    assert inline((Run("one\n"), Run("two"))) == "one\\\n\u00a0two"


def test_what_every_page_bears_stands_at_the_top() -> None:
    assert write(replace(document("out of scope"), marks=("Draft",))).startswith(b"**DRAFT**\n")
    assert write(document("worst")).startswith(b"**FICTIONAL EXAMPLE")


def test_bytes_are_the_same_twice() -> None:
    assert write(document("worst")) == write(document("worst"))


def test_every_hostile_text_is_shown_as_typed_in_a_whole_report() -> None:
    sheet = sheets.filled(BANK, True, HOSTILE[0], integrations_inventory="partial")
    for question, text in zip(BANK.questions, HOSTILE, strict=False):
        sheet = sheet.noted(question, text)
    text = md.text(write(composed(sheet)))
    assert all(seen(typed) in text for typed in HOSTILE[: len(BANK.questions)])
