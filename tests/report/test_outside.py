"""The short paper of somebody to whom HIPAA does not appear to apply."""

from dataclasses import replace

from report.content.compose import compose
from report.content.context import Context
from report.content.reviews import reviews
from report.content.steps import steps_of
from report.formats.exports import write_pdf
from scoring import assess
from tests.report import pdf_text
from tests.report.as_text import as_text
from tests.report.documents import document, sheet
from tests.scoring.sheets import BANK


def test_it_is_two_pages_at_most_even_with_notes_and_long_names() -> None:
    for given in (sheet("out of scope"), replace(sheet("out of scope"), client="Name " * 39)):
        made = compose(BANK, given, assess(BANK, given), edition="plan")
        assert [part.id for part in made.parts][0] == "outside" and len(pdf_text.pages(write_pdf(made))) <= 2


def test_it_says_what_is_so_and_why_what_would_change_it_what_to_do_and_what_to_watch() -> None:
    told, given = as_text(document("out of scope", "plan")), sheet("out of scope")
    result = assess(BANK, given)
    context = Context(BANK, given, result)
    words, (neither, *others) = BANK.verdict("not_in_scope"), BANK.questions["org_role"].choices
    assert words.means in told and neither.label in told
    assert all(choice.label in told and choice.consequence in told for choice in others)
    for item in result.plan:
        action = BANK.action(item.action)
        assert item.title in told and all(step in told for step in steps_of(context, item)) and all(e in told for e in action.evidence)
    watched = reviews(context)
    assert len(watched) == 2 and all(row.says in told for row in watched)


def test_the_others_have_the_plan_and_the_board_and_the_record_stay() -> None:
    assert "outside" not in {part.id for part in document("blank", "plan").parts}
    assert [part.id for part in document("out of scope", "board").parts] == ["board"]
    assert document("out of scope", "full").parts[0].id == "cover"
