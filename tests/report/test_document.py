"""The format-free document: its golden text, and what stands where."""

from collections.abc import Callable
from dataclasses import replace

from questionnaire import Assessment, Bank
from report.handover.handover import Handover
from report.paper.document import Card, Paragraph
from report.paper.wording import NO_ADVICE, day, effort, range_words, score_words
from tests.report import sheets
from tests.report.as_text import as_text, words
from tests.report.conftest import Made
from tests.report.documents import document
from tests.scoring.sheets import BANK

Report = Callable[[str], Made]


def test_no_advice_stands_beside_every_verdict(report: Report) -> None:
    for name in ("worst", "safest", "blank", "out of scope"):
        board = next(part for part in report(name).document.parts if part.id == "board")
        assert board.blocks[-1].content[0].text == NO_ADVICE


def test_no_paragraph_is_empty(report: Report) -> None:
    """Where there was nothing to hold back, a blank line stood on the decision page."""
    for name in ("worst", "safest", "blank", "out of scope"):
        paragraphs = [block for part in report(name).document.parts for block in part.blocks if isinstance(block, Paragraph)]
        assert paragraphs and all("".join(run.text for run in block.content).strip() for block in paragraphs), name


def test_parts_come_in_reading_order(report: Report) -> None:
    parts = [part.id for part in report("worst").document.parts]
    assert parts[:8] == ["cover", "board", "where", "conditions", "find_out", "ends", "ways", "register"]
    assert parts[-5:] == ["kept", "method", "sources", "adds_up", "proposed"]


def test_out_of_scope_says_so_and_keeps_what_was_typed(report: Report) -> None:
    parts = {part.id for part in report("out of scope").document.parts}
    assert {"kept", "cards", "roadmap"} <= parts and not parts & {"where", "register"}


def test_contradictions_are_answers_to_settle(make: Callable[[Assessment], Made], bank: Bank) -> None:
    chosen = {"phi_reaches_support": "routinely", "baa_status": "signed", "baa_timing": "before_phi"}
    made = make(sheets.filled(bank, False, "Contrary Clinic", **chosen))
    assert made.result.contradictions
    text = as_text(made.document)
    assert all(c.message in text for c in made.result.contradictions)


def test_who_prepared_it_is_printed(bank: Bank, report: Report) -> None:
    from report import compose

    made = report("safest")
    assert "Jane <Roe> & Partners" in as_text(compose(bank, made.assessment, made.result, Handover(prepared_by="Jane <Roe> & Partners")))


def test_a_range_is_multiplied_by_the_seats_where_their_number_is_known(bank: Bank) -> None:
    (training,) = [told for told in bank.strategies[1].needs if told.from_to]
    assert range_words(training, None) == f"15 to 50 {training.unit}" == range_words(training.model_copy(update={"for_all": ""}), 9)
    assert range_words(training, 9).endswith("; with your 9 seats, 135 to 450 US dollars a year")
    assert range_words(training, 1).endswith("; with your 1 seat, 15 to 50 US dollars a year")
    assert range_words(training.model_copy(update={"from_to": None}), 9) == ""


def test_the_penalties_in_force_stand_in_the_method_part_with_their_year_and_sources(report: Report) -> None:
    document = report("worst").document
    text = as_text(replace(document, parts=tuple(part for part in document.parts if part.id in ("method", "sources"))))
    assert "as adjusted on January 28, 2026" in text and "$2,190,294" in text
    assert "45 CFR 102.3" in text and "Paubox" in text and "84 FR 18151" in text


def test_numbers_in_words() -> None:
    assert effort((0.25, 0.5)) == "15 to 30 minutes"
    assert effort((1, 1)) == "1 hour"
    assert effort((0, 1)) == "up to 1 hour" and effort((0, 3)) == "up to 3 hours"
    assert effort((0.5, 2)) == "0.5 to 2 hours"
    assert (score_words(3, 3), score_words(3, 9)) == ("3", "3 to 9")


def test_the_plan_names_each_source_that_it_cites_once_with_its_title_and_its_days() -> None:
    """Its last lines were a string of codes, which nobody without the full record could look up."""
    for name in ("example", "worst", "in order"):
        made = document(name, "plan")
        (method,) = [part for part in made.parts if part.id == "method"]
        told = words(method.blocks[-1].content)  # type: ignore[union-attr]
        cards = [block for part in made.parts for block in part.blocks if isinstance(block, Card)]
        cited = {text for card in cards for text in BANK.action(card.action).citations} | {"NIST SP 800-30 r1"}
        titles = {BANK.cite(text).title for text in cited}
        assert told.count("; checked ") == len(titles) > 0
        for source in [source for source in BANK.sources if source.title in titles]:
            assert told.count(f"{source.title} ({source.dated}; checked {day(source.checked)}): ") == 1
