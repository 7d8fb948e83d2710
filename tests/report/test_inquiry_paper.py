"""A section's questions as a paper: everything that is asked, how to answer, and nothing that was answered."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from questionnaire import Assessment, walk
from questionnaire.assessment import PlanEntry
from questionnaire.condition_words import letter
from questionnaire.file import write
from questionnaire.inquiry import Inquiry, hint, inquiry, pasted_text, read_reply
from questionnaire.shapes.section import Section
from report import write_pdf
from report.content.inquiry import compose_inquiry
from report.formats.markdown import write as write_markdown
from report.formats.word import write as write_word
from report.paper.document import Document
from scoring import assess
from tests.report import pdf_text, sheets
from tests.report import word_text as wd
from tests.report.as_text import as_text
from tests.report.command import run
from tests.report.documents import sheet as named
from tests.report.example import EXAMPLE
from tests.scoring.sheets import BANK, base

SECTIONS = pytest.mark.parametrize("section", BANK.sections, ids=[section.id for section in BANK.sections])


def made(sheet: Assessment, section: Section) -> tuple[Inquiry, Document]:
    found = inquiry(BANK, walk(BANK, sheet), section, answered=True)
    return found, compose_inquiry(BANK, sheet, found)


@SECTIONS
def test_the_paper_asks_all_that_the_text_asks_and_says_where_to_look(section: Section) -> None:
    found, document = made(named("example"), section)
    text = as_text(document)
    assert found.asked and found.code in text and found.who in text and "Fictional example" in document.marks
    for asked in found.asked:
        assert f"{asked.number}. {asked.question.text}" in text and hint(asked) in text
        assert f"Only if {asked.only_if}." in text or not asked.only_if
        assert all(f"{letter(asked.question, c.id)})  {c.option}" in text for c in asked.question.choices)
        assert not asked.question.find_out or asked.question.find_out.steps_for("intercom")[0] in text


@SECTIONS
def test_its_pdf_takes_no_page_for_each_question(section: Section) -> None:
    """Each question took one, nearly blank, because it asked for the room of all that followed it."""
    found, document = made(named("example"), section)
    assert len(pdf_text.pages(write_pdf(document))) <= 2 + len(found.asked) // 7


@SECTIONS
def test_no_answer_note_owner_or_verdict_leaves_the_house_with_it(section: Section) -> None:
    secret = "Zyxwvut-secret"
    sheet = replace(
        base("hurried_startup"),
        client="A clinic",
        notes=dict.fromkeys(BANK.questions, secret),
        plan={action: PlanEntry(secret) for action in BANK.actions},
        people=dict.fromkeys(BANK.owner_roles, secret),
        not_applicable={"customer_requirements": secret},
    )
    safe = sheets.safest(BANK)
    found, document = made(sheet, section)
    assert secret not in as_text(document) and secret not in pasted_text(found)
    assert BANK.verdict(assess(BANK, sheet).verdict).title not in as_text(document)
    other = replace(sheet, answers=sheet.answers | {q.id: safe.answers.get(q.id, "unknown") for q in section.questions if not q.when})
    same, again = made(other, section)
    if [a.number for a in same.asked] == [a.number for a in found.asked] and section.id != "scope":  # there the desk decides where to look
        text, other_text = (re.sub(r"Still open: .*\n", "", as_text(one)) for one in (document, again))
        assert text == other_text, "but for the names of the apps that it asks about"


def test_word_pdf_and_markdown_hold_it_and_the_table_of_the_word_file_is_a_reply() -> None:
    found, document = made(named("example"), BANK.section("configuration"))
    word, pdf = write_word(document), write_pdf(document)
    for asked in found.asked:
        text = "".join(f"{asked.number}. {asked.question.text}".split())
        assert text in wd.text(word) and pdf_text.holds(pdf, f"{asked.number}. {asked.question.text}")
        assert asked.question.text.split("?")[0] in write_markdown(document).decode().replace("\\", "")
    table = docx.Document(BytesIO(word)).tables[-1]
    for row, answer in zip(table.rows[1:], ("b", "A", "?"), strict=False):
        row.cells[1].text = answer
    pasted = "\r\n".join("\t".join(cell.text for cell in row.cells) for row in table.rows[1:])
    reply = read_reply(BANK, found.section, pasted)
    assert [(g.number, g.answer) for g in reply.given] == [(1, "partly"), (2, "sso_or_mfa_enforced"), (3, "unknown")]


@SECTIONS
def test_the_paper_pasted_whole_is_taken_for_no_answer(section: Section) -> None:
    _, document = made(named("example"), section)
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(write_word(document))).paragraphs)
    assert read_reply(BANK, section, text, [row.name for row in named("example").rows("integrations")]).given == ()


def test_the_command_line_writes_it_or_says_why_not(tmp_path: Path) -> None:
    out = tmp_path / "questions.md"
    done = run(str(EXAMPLE), "--out", str(out), "--questions", "ai")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    text = out.read_text(encoding="utf-8")
    assert "Does a signed BAA include" in text and "Which AI reads" not in text  # which has an answer already
    assert run(str(EXAMPLE), "--out", str(out), "--questions", "scope").returncode == 0
    assert "Which support desk do you use" in out.read_text(encoding="utf-8")  # all have one: all are asked again
    for section, suffix, says in (
        ("love", ".md", b"use one of scope, exposure"),
        ("ai", ".csv", b"holds no questions; use one of .pdf, .docx, .md"),
    ):
        done = run(str(EXAMPLE), "--out", str(tmp_path / f"x{suffix}"), "--questions", section)
        assert done.returncode == 2 and says in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_command_line_writes_no_questions_where_none_are_asked(tmp_path: Path) -> None:
    file = tmp_path / "sheet.json"
    file.write_text(write(base("undecided_firm")), encoding="utf-8")
    done = run(str(file), "--out", str(tmp_path / "x.docx"), "--questions", "configuration")
    assert done.returncode == 2 and b"nothing in the section configuration is asked" in done.stderr and not (tmp_path / "x.docx").exists()
