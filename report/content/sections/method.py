"""Appendix B, first half: how the judgement is made, in plain words, with its tables."""

from dataclasses import replace

from questionnaire import Bank
from questionnaire.shapes.question import Level
from report.content.cells import level_chip, separated, text_cell, text_row, titled
from report.content.context import Context
from report.paper.document import Block, Cell, Heading, Listing, Paragraph, Part, Row, Run, Table, rich
from report.paper.wording import LANE_WORDS, choice_label, level_word, long_day
from scoring.verdict import RULES

STEPS = (
    "Every answer says how likely something goes wrong (table G-3), every question how much harm that does (table H-3), in five steps.",
    "How likely it then does harm depends on whether patient details are in the desk. Table G-5 joins the two into one likelihood.",
    "Table I-2 joins likelihood and impact into the risk. Levels are looked up, never multiplied and never averaged.",
    "A needed safeguard that is not known to be there is a finding of its own, judged neither better than the safest answer nor worse "
    "than the least safe.",
)
SCORE = (
    "Every question that is judged has points at stake, those of its least safe answer (points below, from the representative values of "
    "table I-3); its answer takes some by the level of its finding. Score = 100 \u00d7 points left \u00f7 points at stake, rounded down. "
    "What you do not use, such as a channel, is not at stake; a question that a good answer makes unnecessary stays at stake and "
    "takes nothing. The lower end is the lowest score over all ways to answer what is unknown, the upper end the highest; a full sheet "
    "has one number. A full sheet whose verdict is to stop or not ready scores at most {cap}; each way to answer is capped by its own "
    "verdict and answers and by no other."
)

DUE = (
    "The plan pauses every open flow right away; then comes what has a deadline by law, then what ends the verdict, then the rest, "
    "starting with what lowers the most risk per hour. Nothing comes before what it needs. Days are working days, Monday to Friday "
    "without federal holidays, worked out from the hours a week. An action is late after its latest day: an open flow after the day of "
    "the assessment, or the next working day where that is a day off; past details to be assessed after {past_assessed} working days, or "
    "sooner where the {notice} calendar days of 45 CFR 164.404(b), for a business associate 164.410(b), end; finding out plan and BAA "
    "after {found_out}; what ends the verdict after {verdict_ended}; a moderate risk against a required standard after "
    "{required_standard}; the rest by level, below. Except for the {notice} days, these limits are ours. Efforts are our estimates."
)


def plan_rules(bank: Bank) -> str:
    """How the plan's order and days come about."""
    return DUE.format(**bank.method.limits.model_dump())


FIRST_THAT_HOLDS = "The first of these that holds is the verdict."


def verdict_rules(bank: Bank) -> tuple[str, ...]:
    """The rules of the verdict in the order in which they are tried, a sentence each."""
    return tuple(f"\u201c{bank.verdict(rule.verdict).title}\u201d when {rule.words}." for rule in RULES)


def score_rule(bank: Bank) -> str:
    """How the score is found, with its caps."""
    caps = (f" Where {cap.because}, a full sheet scores at most {cap.at_most}." for cap in bank.method.caps)
    return SCORE.format(cap=bank.method.cap) + "".join(caps)


def method(context: Context) -> Part:
    """Tables, points, due dates, verdict rule and interval."""
    return titled(
        "method",
        "Appendix B: method and sources",
        Heading("How a risk is found", 2),
        Listing(tuple(rich(step) for step in STEPS), "number"),
        *_tables(context),
        Heading("How the verdict is found", 2),
        Paragraph(rich(FIRST_THAT_HOLDS)),
        Listing(tuple(map(rich, verdict_rules(context.bank))), "number"),
        Heading("Score and due dates", 2),
        Paragraph(rich(score_rule(context.bank))),
        _by_level(context),
        Paragraph(rich(plan_rules(context.bank)), "small"),
        *penalties(context),
        lead="The method follows NIST SP 800-30 revision 1, Guide for Conducting Risk Assessments.",
    )


PENALTIES = ("Fault", "Least", "Most", "Most in a calendar year")


def penalty_lead(bank: Bank) -> str:
    """What the amounts are, and since when."""
    since = long_day(bank.method.penalties.since)
    return f"Civil money penalties for one violation, by fault, as adjusted on {since}. They affect no verdict, score or date in this plan."


def penalty_rows(bank: Bank) -> tuple[tuple[str, ...], ...]:
    """The amounts, one row a fault, in the columns of `PENALTIES`."""
    tiers = bank.method.penalties.tiers
    return tuple((tier.fault, f"${tier.least:,}", f"${tier.most:,}", f"${tier.yearly:,}") for tier in tiers)


def penalties(context: Context) -> tuple[Block, ...]:
    """The penalties in force, with what belongs beside the amounts."""
    found = context.bank.method.penalties
    rows = tuple(text_row(*row) for row in penalty_rows(context.bank))
    beside = (Paragraph(rich(told.says, " ", *_sources(context, told.citations)), "small") for told in found.careful)
    return (
        Heading("Penalties that the law provides for", 2),
        Paragraph(rich(penalty_lead(context.bank), " ", *_sources(context, found.citations))),
        Table(PENALTIES, (4.5, 2.5, 2.5, 2.5), rows, "Penalties for one violation", dense=True),
        *beside,
    )


def _sources(context: Context, citations: tuple[str, ...]) -> tuple[Run, ...]:
    return separated([replace(context.cited(text), muted=True) for text in citations])


def _tables(context: Context) -> tuple[Block, ...]:
    rule = context.bank.method
    question = context.bank.questions.get(rule.exposure_question)
    exposure = tuple(Row((text_cell(choice_label(question, key)), Cell(chip=level_chip(level)))) for key, level in rule.exposure.items())
    return (
        Heading("Do patient details reach the desk? What it counts as", 3),
        Table(("Answer", "Likelihood of harm"), (9, 3), exposure, "Exposure", dense=True),
        Heading("Table G-5: overall likelihood", 3),
        _matrix(rule.overall_likelihood, "Occurrence, down; harm, across"),
        Heading("Table I-2: risk", 3),
        _matrix(rule.risk, "Likelihood, down; impact, across"),
    )


def _matrix(table: dict[str, dict[str, Level]], corner: str) -> Table:
    rows = tuple(
        Row(
            (Cell((rich(Run(level_word(down), strong=True)),)), *(Cell(chip=level_chip(table[down.name][across.name])) for across in Level))
        )
        for down in reversed(Level)
    )
    return Table((corner, *(level_word(level) for level in Level)), (2.5, 1.9, 1.9, 1.9, 1.9, 1.9), rows, corner, dense=True)


def _by_level(context: Context) -> Table:
    rule = context.bank.method
    rows = tuple(
        Row(
            (
                Cell(chip=level_chip(level)),
                text_cell(str(rule.points[level.name])),
                text_cell(str(rule.limits.by_risk[level.name])),
                text_cell(LANE_WORDS[rule.lanes[level.name]]),
            )
        )
        for level in reversed(Level)
    )
    return Table(
        ("Level", "Points", "Working days until late", "Lane"), (3, 3, 3, 3), rows, "Points, latest days and lanes by level", dense=True
    )
