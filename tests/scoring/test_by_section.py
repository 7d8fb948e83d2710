"""What to find out as people read it: the blanks of a section are one line, where the first of its unknowns stands."""

from questionnaire import Assessment, walk
from scoring.unknowns import SectionUnknown, Unknown, by_section, find_first
from tests.scoring.sheets import AS_OF, BANK, base


def lines(sheet: Assessment) -> tuple[tuple[Unknown | SectionUnknown, ...], tuple[Unknown, ...]]:
    found = find_first(BANK, sheet)
    return by_section(BANK, walk(BANK, sheet), found), found


def test_of_a_blank_sheet_each_section_is_one_line_in_the_order_of_the_first_unknown_of_each() -> None:
    told, found = lines(Assessment(BANK.version, AS_OF))
    sections = list(dict.fromkeys(BANK.section_of(unknown.question).id for unknown in found))
    assert [line.unanswered.section.id for line in told if isinstance(line, SectionUnknown)] == sections and len(told) == len(sections)
    moving = {BANK.section_of(unknown.question).id for unknown in found if unknown.moves_verdict}
    assert {line.unanswered.section.id for line in told if isinstance(line, SectionUnknown) and line.moves_verdict} == moving


def test_i_do_not_know_keeps_a_line_of_its_own_and_a_blank_among_answers_stands_for_its_section() -> None:
    sheet = base("careful_firm").answered("backup", "unknown").answered("exports", None)
    told, found = lines(sheet)
    assert [line.question for line in told if isinstance(line, Unknown)] == ["backup"] and len(told) == len(found) == 2
    for question in BANK.section("people").questions:
        sheet = sheet.answered(question.id, None)
    told, found = lines(sheet.answered("training_minimum_necessary", "unknown"))
    single = [line.question for line in told if isinstance(line, Unknown)]
    assert {*single} == {"backup", "training_minimum_necessary"} and len(told) == 4 < len(found)
