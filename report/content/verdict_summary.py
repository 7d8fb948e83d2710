"""What a paper says of the verdict: one place, so that none states it, or counts answers, without how many nobody has confirmed."""

from typing import NamedTuple

from questionnaire.shapes.question import Level
from report.content.context import Context
from report.content.unconfirmed import carried_sentence
from report.content.verdict_reasons import next_step, verdict_reason, verdict_words
from report.paper.document import Run, Verdict, rich
from report.paper.theme import VERDICT_LEVEL
from report.paper.wording import answered_words, count


class VerdictSummary(NamedTuple):
    """A verdict in words."""

    title: str
    means: str
    sentence: str
    """Why it is so, built from the deciding answers."""
    next: str
    carried: str
    """How many answers it rests on that nobody has confirmed in this round; empty where there are none."""


NOTHING = VerdictSummary(
    "Nothing is answered yet",
    "A blank sheet says nothing about a desk.",
    "Before the first answer there is no verdict.",
    "Answer first what decides the verdict; it takes about five minutes.",
    "",
)


def verdict_summary(context: Context) -> VerdictSummary:
    """The verdict of these answers; that there is none before the first."""
    if not context.begun:
        return NOTHING
    words = verdict_words(context, context.result)
    return VerdictSummary(words.title, words.means, verdict_reason(context), next_step(context), carried_sentence(context))


def verdict_box(context: Context) -> Verdict:
    """The same, set apart on a page. Where no desk is judged, its page says by itself what comes next."""
    said, then = verdict_summary(context), context.result.in_scope
    sentences = [rich(said.means), rich(said.sentence)]
    sentences += [rich(Run("Next: ", strong=True), said.next)] if then else []
    sentences += [rich(said.carried)] if said.carried else []
    level = VERDICT_LEVEL[context.result.verdict] if context.begun else Level.very_low
    return Verdict(said.title, tuple(sentences), level)


def answers_words(context: Context, noun: str = "question") -> str:
    """How many are answered, and how many of that nobody has confirmed: "47 of 47 questions answered; 47 answers not confirmed yet"."""
    told, left = answered_words(context.progress, noun), len(context.to_confirm)
    return f"{told}; {count(left, 'answer')} not confirmed yet" if left else told
