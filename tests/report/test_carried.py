"""An answer of an earlier round that nobody has confirmed is called so by every paper that holds the answers, and beside the verdict."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from questionnaire import Assessment, walk
from questionnaire.flow.rounds import confirmed, next_round, to_confirm
from report import compose
from report.comparison.compare import compare
from report.content.context import Context
from report.content.minutes import compose_minutes
from report.content.unconfirmed import carried_sentence
from report.paper.document import Document
from report.saved.everything import everything
from scoring import assess
from tests.report import html_text, markdown_text, pdf_text, sheets, slides_text, word_text, workbook_cells
from tests.report.as_text import as_text
from tests.report.pdf_text import squeezed
from tests.report.test_unconfirmed import PRINTED, words
from tests.scoring.sheets import BANK, base

THEN = base("hurried_startup")
NOW = next_round(THEN, BANK.version, date(2027, 5, 3))
LEFT = to_confirm(NOW, walk(BANK, NOW))


def full(sheet: Assessment) -> Document:
    return compose(BANK, sheet, assess(BANK, sheet))


def told(export: str, sheet: Assessment) -> int:
    """How often it is said."""
    return "".join(words(export, full(sheet)).split()).replace("\\", "").count("notconfirmedsince")


@pytest.mark.parametrize("export", [PRINTED, "xlsx", "oscal-ar"])
def test_it_stands_beside_each_carried_answer_and_not_beside_a_confirmed_one(export: str) -> None:
    left = told(export, NOW)
    assert told(export, THEN) == 0 and left >= len(LEFT) > 30
    assert told(export, confirmed(NOW, LEFT[:5])) == left - 5


def test_an_answer_that_is_carried_and_not_asked_says_so_where_what_does_not_count_is_listed() -> None:
    kept = next_round(THEN.answered("sms_cover", "neither").answered("channels", ("web_chat",)), BANK.version, date(2027, 5, 3))
    (row,) = [row for row in full(kept).records.kept_answers if row.question == "sms_cover"]
    assert row.carried.startswith("From ") and told("xlsx", kept) == len(kept.unconfirmed) > len(to_confirm(kept, walk(BANK, kept)))


def test_beside_the_verdict_their_number_is_said_and_the_judgement_takes_them_as_given() -> None:
    def sentence(sheet: Assessment) -> str:
        return carried_sentence(Context(BANK, sheet, assess(BANK, sheet)))

    assert sentence(THEN) == ""
    assert sentence(NOW).startswith(f"{len(LEFT)} answers come from an earlier round and are not confirmed yet.")
    assert sentence(confirmed(NOW, LEFT[1:])).startswith("1 answer comes from an earlier round and is not confirmed yet.")
    assert assess(BANK, NOW).findings == assess(BANK, confirmed(NOW, LEFT)).findings


READ: dict[str, Callable[[bytes], str]] = {
    "pdf": pdf_text.whole,
    "docx": word_text.text,
    "html": html_text.text,
    "md": markdown_text.text,
    "xlsx": lambda made: workbook_cells.text(workbook_cells.opened(made)),
    "pptx": slides_text.text,
    "json": lambda made: json.dumps(json.loads(made), ensure_ascii=False),
}
"""What a reader finds in a file, by its suffix; all others are plain text."""


def files(sheet: Assessment) -> dict[str, str]:
    """All papers of all editions in all formats, by their names, without white space."""
    with ZipFile(BytesIO(everything(BANK, sheet, assess(BANK, sheet)))) as packed:
        names = [name for name in packed.namelist() if not name.startswith(("evidence/", "letters/"))]
        return {name: squeezed(READ.get(name.rsplit(".")[-1], bytes.decode)(packed.read(name))) for name in names}


EDITIONS = {f"{edition}.{suffix}" for edition in ("plan", "board", "record") for suffix in ("pdf", "docx", "html", "md")}
STATING = {*EDITIONS, "slides.pptx", "tracker.xlsx", "summary.txt", "oscal-ar.json"}


@pytest.mark.parametrize("left", [None, 1], ids=["all of them", "one of them"])
def test_every_paper_that_states_the_verdict_says_how_many_answers_nobody_has_confirmed(left: int | None) -> None:
    """The plan of a new round said "47 of 47 questions answered", "All questions answered", and not that nobody had looked at them."""
    sheet = confirmed(NOW, LEFT[left:]) if left else NOW
    context = Context(BANK, sheet, assess(BANK, sheet))
    number = "1 answer comes" if left else f"{len(LEFT)} answers come"
    assert carried_sentence(context).startswith(f"{number} from an earlier round")
    title = compose(BANK, sheet, context.result).records.summary.title
    made = files(sheet)
    stating = {name for name, text in made.items() if squeezed(title) in text}
    assert stating >= STATING
    assert [name for name in (*stating, "oscal-poam.json") if squeezed(f"{number} from an earlier round") not in made[name]] == []


def test_it_is_a_draft_until_the_last_answer_is_confirmed_and_every_count_of_answers_says_so() -> None:
    whole = sheets.safest(BANK)
    later = next_round(whole, BANK.version, date(2027, 5, 3))
    waiting = to_confirm(later, walk(BANK, later))
    for sheet, left in ((later, len(waiting)), (confirmed(later, waiting[1:]), 1), (confirmed(later, waiting), 0)):
        made = compose(BANK, sheet, assess(BANK, sheet), edition="plan")
        said = f"{left} answer{'' if left == 1 else 's'} not confirmed yet"
        assert made.marks == (("Draft",) if left else ())
        assert (said in made.records.summary.answers) == (as_text(made).count(said) == 2) == bool(left)
        assert ("All questions answered" in as_text(made)) == (not left)
        (answered,) = [change for change in compare(BANK, whole, sheet).counts if change.what == "Questions answered"]
        assert (said in answered.now) == bool(left) and "confirmed" not in answered.then
        minutes = as_text(compose_minutes(BANK, sheet, assess(BANK, sheet)))
        assert ("from an earlier round" in minutes) == bool(left)
