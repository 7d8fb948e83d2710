"""Appendix D: how today's answers would stand if the proposed rule became final. Never mixed with findings."""

from questionnaire.shapes.strategies import ProposedRule
from report.content.cells import separated, text_cell, titled
from report.content.context import Context
from report.paper.document import Cell, Heading, Paragraph, Part, Rich, Row, Run, Table, rich
from report.paper.wording import answer_lines, day
from scoring.ahead.forecast import Forecast, Foreseen, forecast

TITLE = "Appendix D: if the proposed rule became final"
HEADER = ("Proposed rule and what it would require", "By today's answers", "Why, and what to be careful about")
WIDTHS = (5.0, 1.7, 5.3)
NOT_ASKED = "The questions that would tell have not been asked so far, or do not apply."
PLACES = {"falls_short": "Would fall short", "unknown": "Not known", "holds": "Would hold", "not_judged": "Not judged"}


def proposed(context: Context) -> Part | None:
    """Every rule of the proposal in its place, then what is known of its fate."""
    if not context.result.in_scope:
        return None
    foreseen, proposals = forecast(context.bank, context.assessment), context.bank.proposals
    status = rich(
        Run(f"{foreseen.status}. ", strong=True),
        f"{proposals.title} ({', '.join(proposals.citations)}), checked {day(foreseen.checked)}. "
        "Nothing on this page is a finding, and none of it affects verdict, score or plan.",
    )
    rules = Table(HEADER, WIDTHS, _rules(context, foreseen), TITLE, dense=True)
    fate = tuple(Row((text_cell(news.dated), text_cell(news.says), _source(news.source, news.confidence))) for news in proposals.news)
    return titled(
        "proposed",
        TITLE,
        Paragraph(status, "lead"),
        rules,
        Heading("What has become of it so far", 2),
        Table(("Dated", "What is said", "By whom"), (2.0, 6.2, 3.8), fate, "What has become of it so far", dense=True),
    )


def _source(source: str, confidence: str) -> Cell:
    return Cell((rich(f"{source}. ", Run(f"{confidence}.", muted=True)),))


def _rules(context: Context, foreseen: Forecast) -> tuple[Row, ...]:
    groups = (foreseen.falls_short, foreseen.unknown, foreseen.holds, foreseen.not_judged)
    return tuple(_row(context, entry, words) for words, group in zip(PLACES.values(), groups, strict=True) for entry in group)


def _row(context: Context, entry: Foreseen, place: str) -> Row:
    rule = entry.rule
    cited = separated([context.cited(text) for text in rule.citations], ", ")
    what: tuple[Rich, ...] = (
        rich(Run(f"{rule.title}. ", strong=True), rule.would_require),
        (*cited, Run(f". {rule.confidence}.", muted=True)),
    )
    answers = tuple(_answer(context, question) for question in entry.questions)
    why = _not_judged(context, rule) if rule.when and place == PLACES["not_judged"] else rule.careful
    return Row((Cell(what), Cell((rich(Run(place, strong=True)),)), Cell((*answers, rich(why)))))


def _not_judged(context: Context, rule: ProposedRule) -> str:
    asked = any(question in context.sheet.asked and question not in context.sheet.excused for question in rule.questions)
    return context.bank.proposals.out_of_reach if asked else NOT_ASKED


def _answer(context: Context, question_id: str) -> Rich:
    question = context.bank.questions[question_id]
    return rich(Run(f"{question.short}: ", muted=True), "; ".join(answer_lines(question, context.sheet.answers.get(question_id))))
