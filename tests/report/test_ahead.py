"""The parts that look ahead: what to find out, what ends the verdict, ways forward, how the score adds up, what is proposed."""

from collections.abc import Callable
from dataclasses import replace

from questionnaire import Assessment, Bank
from questionnaire.shapes.question import Level, Question
from scoring import assess
from scoring.ahead.ending import ends_verdict
from scoring.ahead.forecast import forecast
from scoring.ahead.strategies import compare
from scoring.risk import rate
from scoring.unknowns import explain
from tests.report import sheets
from tests.report.as_text import as_text
from tests.report.conftest import Made
from tests.scoring.sheets import base

Make = Callable[[Assessment], Made]
Report = Callable[[str], Made]


def part(made: Made, name: str) -> str:
    """The words of one part; nothing where it is left out."""
    return as_text(replace(made.document, parts=tuple(p for p in made.document.parts if p.id == name)))


def ids(made: Made) -> set[str]:
    return {p.id for p in made.document.parts}


def test_the_actions_that_end_the_verdict_stand_in_their_part_and_on_the_board(report: Report, bank: Bank) -> None:
    made = report("worst")
    named = ends_verdict(bank, made.assessment, made.result)
    assert named
    assert all(bank.action(action).title in part(made, "ends") for action in named)
    assert "What ends this verdict: " in part(made, "board")


def test_where_the_verdict_hangs_on_what_is_not_known_the_actions_that_find_it_out_decide_it(make: Make) -> None:
    """ "Doing everything in this plan does not change the verdict" was said of a plan that finds out what decides it."""
    made = make(base("careful_firm").answered("baa_status", "unknown"))
    (finds,) = (row for row in made.document.records.plan if row.action == "find_out_baa_status")
    decides = f"What decides this verdict: {finds.number} {finds.title}. Then update the answers."
    assert decides in part(made, "ends") and decides in part(made, "board") and "Doing everything" not in part(made, "ends")
    assert made.document.records.summary.ending == decides


def test_ways_forward_show_the_projected_verdict_over_all_that_remains(report: Report, bank: Bank) -> None:
    text = part(report("worst"), "ways")
    for strategy, way in zip(bank.strategies, compare(bank, report("worst").assessment), strict=True):
        assert strategy.title in text and all(need.says in text for need in strategy.needs) == way.open
        assert way.projected is None or bank.verdict(way.projected.verdict).title in text
    assert "residual" not in text.lower()
    assert all(vendor.name in text and vendor.stance in text for desk in bank.desks for vendor in desk.vendors)


def test_a_way_does_not_ask_for_what_is_in_place(make: Make, bank: Bank) -> None:
    """ "Until plan and agreement are in place" stood above "plan and signed BAA are in place already"."""
    text = part(make(base("careful_firm").answered("risk_analysis", "none")), "ways")
    assert "Keep patient details out of this desk" in text and "until plan and agreement" not in text
    assert "Nothing in your answers." in text, "nothing speaks against covering a desk that is covered"


def test_the_score_adds_up_as_it_is_explained(report: Report, bank: Bank) -> None:
    made = report("worst")
    for end in explain(bank, made.assessment):
        assert f"{end.taken} of {end.weight}" in part(made, "adds_up")
        assert f"\u00f7 {end.weight} = {end.uncapped}" in part(made, "adds_up")


def test_an_assumed_answer_is_marked(make: Make, bank: Bank) -> None:
    made = make(sheets.safest(bank).answered("backup", "unknown"))
    assert part(made, "adds_up").count("assumed: ") == 2
    assert bank.questions["backup"].short in part(made, "find_out")


def test_every_proposed_rule_stands_as_proposed_and_bears_on_nothing(report: Report, bank: Bank) -> None:
    made = report("worst")
    text, foreseen = part(made, "proposed"), forecast(bank, made.assessment)
    assert foreseen.status in text and "none of it affects verdict, score or plan" in text
    assert all(rule.title in text and rule.would_require in text for rule in bank.proposals.rules)


def test_what_cannot_be_said_is_left_out(report: Report) -> None:
    assert not ids(report("out of scope")) & {"find_out", "ends", "ways", "adds_up", "proposed"}


def reachable(bank: Bank) -> set[Level]:
    """Levels that some answer leads to at some exposure."""
    judged = [(question, question.risk) for question in bank.questions.values() if question.risk]
    likely = [(level, risk.impact) for question, risk in judged for level in {risk.unknown, *likelihoods(question)}]
    return {rate(bank, level, exposure, impact).risk for level, impact in likely for exposure in bank.method.exposure.values()}


def likelihoods(question: Question) -> set[Level]:
    rules = (question.rows.not_signed, question.rows.unknown) if question.rows else ()
    return {part.likelihood for part in (*question.choices, *rules) if part.likelihood is not None}


def test_the_board_leaves_out_levels_that_no_finding_can_reach(bank: Bank, report: Report) -> None:
    assert {finding.risk for finding in assess(bank, sheets.worst(bank)).findings} <= reachable(bank)
    assert ("Very high risk" in part(report("worst"), "board")) == (Level.very_high in reachable(bank))


def test_an_entry_for_an_action_of_another_bank_is_no_fault(make: Make, bank: Bank) -> None:
    sheet = sheets.worst(bank)
    entry = next(iter(sheets.typed(bank, sheet).plan.values()))
    assert "no_such_action" in part(make(sheet.planned("no_such_action", entry)), "kept")
