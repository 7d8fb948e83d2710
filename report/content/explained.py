"""Words for the parts of a score: what was assumed of an answer that nobody knows, and which cap holds."""

from collections.abc import Sequence

from questionnaire import Bank, walk
from questionnaire.assessment import Answer, Integration, rows_of
from questionnaire.conditions import holds
from questionnaire.shapes.question import Question
from report.paper.wording import answer_lines
from scoring.unknowns import Explanation


def way_words(question: Question, known: Answer | None, way: Answer) -> str:
    """One way in which an answer may turn out. Of a list of apps only what is assumed: the rest is known."""
    return _apps(rows_of(known), rows_of(way)) if question.kind == "rows" else "; ".join(answer_lines(question, way))


def _apps(known: Sequence[Integration], way: Sequence[Integration]) -> str:
    if not known:
        no_gap = all(row.covered for row in way)
        return "no app that receives patient details" if no_gap else "an app that receives patient details and has no signed BAA"
    assumed = [after for before, after in zip(known, way, strict=True) if not before.known]
    if len(assumed) == 1:
        return f"{assumed[0].name or 'An app'}: {_one(assumed[0])}"
    if all(row.covered for row in assumed):
        return "whatever is not known turns out well: no patient details reach the app, or its BAA is signed"
    return "whatever is not known turns out badly: patient details reach the app, and its BAA is not signed"


def _one(row: Integration) -> str:
    if row.data == "no_phi":
        return "no patient details reach it"
    return f"patient details reach it, and its BAA is {'signed' if row.baa == 'signed' else 'not signed'}"


def cap_words(bank: Bank, end: Explanation) -> str:
    """The lowest cap of this very sheet, by its verdict or its answers, as a sentence; empty where it has none."""
    answers = walk(bank, end.sheet).answers
    held = [(cap.at_most, f"Where {cap.because}, a score") for cap in bank.method.caps if holds(cap.when, answers, end.sheet.as_of)]
    if end.verdict in bank.method.capped_verdicts:
        title = bank.verdict(end.verdict).title
        held.append((bank.method.cap, f"With these answers the verdict is \u201c{title}\u201d, and a score under it"))
    if not held:
        return ""
    most, words = min(held)
    does = "that cap holds here" if end.score != end.uncapped else "that changes nothing here"
    return f"{words} is at most {most}; {does}."
