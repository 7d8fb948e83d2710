"""What is proposed and not law, kept apart from all else: it bears on no verdict, no score and no plan."""

from datetime import date

import streamlit as st

from questionnaire import Bank
from questionnaire.shapes.question import Level
from report.paper.wording import answer_lines, count, day
from scoring.ahead.forecast import Foreseen, forecast
from ui.elements.badge import badge
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.method.method import STALE_DAYS
from ui.shell.links import to_question
from ui.shell.session import OpenAssessment

PLACES = {
    "falls_short": ("Your answers would fall short", "as they are today"),
    "unknown": ("Cannot be told yet", "an answer is missing, or leaves it open"),
    "holds": ("Your answers would hold", "by what we ask"),
    "not_judged": ("Not judged", "we do not ask about it, or it does not reach this desk"),
}


def proposed(bank: Bank, found: OpenAssessment | None, as_of: date) -> None:
    """The proposal, its fate as far as we know, and how today's answers would stand under it."""
    proposal = bank.proposals
    with st.container(border=True, key="proposed"):
        st.markdown(
            f"## {literal(proposal.title)}\n{badge(Level.moderate, literal(proposal.status))}\n\n"
            f"Nothing here is in force. It never affects verdict, score or plan. {cited(bank, proposal.citations)}, "
            f"checked on {day(proposal.checked)}."
        )
        if (as_of - proposal.checked).days > STALE_DAYS:
            st.warning(f"That is more than a year before {day(as_of)}. Check what has become of it.")
        _news(bank)
        if found is None:
            st.markdown("Open an assessment to see which of its answers would fall short.")
            _rules(bank, "all", "All that it would require", [Foreseen(rule, ()) for rule in proposal.rules], None)
            return
        seen = forecast(bank, found.assessment)
        for place, (title, why) in PLACES.items():
            rules: tuple[Foreseen, ...] = getattr(seen, place)
            if rules:
                _rules(bank, place, f"{title}: {len(rules)}", [*rules], found, why)


def _news(bank: Bank) -> None:
    news = bank.proposals.news
    with st.expander(f"What has become of it so far ({count(len(news), 'note')})", key="proposed_news"):
        lines = (
            f"- {literal(one.says)} :small[:gray[dated: {literal(one.dated)}; {literal(one.source)}. {literal(one.confidence)}.]]"
            for one in news
        )
        st.markdown("\n".join(lines))


def _rules(bank: Bank, name: str, title: str, rules: list[Foreseen], found: OpenAssessment | None, why: str = "") -> None:
    with st.expander(f"**{title}**" + (f"   :small[:gray[{why}]]" if why else ""), key=f"proposed_{name}"):
        for foreseen in rules:
            st.markdown(_rule(bank, foreseen, found))
            if found:
                for question in foreseen.questions:
                    to_question(found, question, literal(bank.questions[question].short))


def _rule(bank: Bank, foreseen: Foreseen, found: OpenAssessment | None) -> str:
    rule = foreseen.rule
    parts = [f"**{literal(rule.title)}**", f"Would be required: {literal(rule.would_require)}"]
    if found and foreseen.questions:
        answers = "; ".join(
            f"{literal(bank.questions[q].short)}: {literal(', '.join(answer_lines(bank.questions[q], found.assessment.answers.get(q))))}"
            for q in foreseen.questions
        )
        parts.append(f"Your answer today: {answers}")
    if rule.careful:
        parts.append(literal(rule.careful))
    parts.append(f":small[:gray[{cited(bank, rule.citations)} \u00b7 {literal(rule.confidence)}]]")
    return "  \n".join(parts)
