"""Ways forward, side by side: what each takes, how the desk would stand, what remains, and what speaks against it."""

import streamlit as st

from questionnaire.policy import SEATS
from questionnaire.shapes.strategies import SourcedWords, Strategy
from report.content.context import Context
from report.content.ways import closed_words, done_words, hours_words, money_words, step_title, ways_words
from report.paper.wording import count, day, level_word, range_words, score_words
from scoring.ahead.strategies import Projected, StrategyResult, compare
from ui.elements.badge import badge
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.elements.table import table
from ui.shell.session import OpenAssessment


def strategies(opened: OpenAssessment, context: Context) -> None:
    """One column a strategy, stacked on a phone."""
    found = opened.once("strategies", lambda: compare(opened.bank, opened.assessment))
    st.markdown(
        f"{ways_words(found)}. Each that is open is worked out from your answers. Verdicts and counts are **projected**: they hold once "
        "all actions are done. Pausing what is open, and assessing what already happened, are part of every way. Hours are our estimates."
    )
    by_id = {strategy.id: strategy for strategy in opened.bank.strategies}
    st.markdown(_side_by_side(context, by_id, found))
    for column, result in zip(st.columns(len(found), gap="medium"), found, strict=True):
        with column, st.container(key=f"way_{result.id}"):
            _way(context, by_id[result.id], result)


def _side_by_side(context: Context, by_id: dict[str, Strategy], found: tuple[StrategyResult, ...]) -> str:
    """What differs between the ways: verdict, day, hours, money, and what stays open."""
    open_ones = [(result, result.projected) for result in found if result.projected]
    rows = (
        ("Verdict, projected", *(literal(context.bank.verdict(after.verdict).title) for _, after in open_ones)),
        ("All done by", *(literal(done_words(context, result)) for result, _ in open_ones)),
        ("Hours, our estimate", *(hours_words(result) for result, _ in open_ones)),
        ("Money", *(_money(context, result) for result, _ in open_ones)),
        ("Still open after it", *(_still_open(after) for _, after in open_ones)),
    )
    return table(("What differs", *(literal(by_id[result.id].title) for result, _ in open_ones)), rows) if open_ones else ""


def _money(context: Context, result: StrategyResult) -> str:
    price = result.price
    source = f" :small[:gray[{cited(context.bank, price.citations)}{f'; {literal(price.dated)}' if price.dated else ''}]]" if price else ""
    return f"{literal(money_words(context, price))}{source}"


def _still_open(after: Projected) -> str:
    counts = [badge(level, f"{number} {level_word(level).lower()}") for level, number in after.counts().items() if number]
    return " ".join(counts) or "No findings"


def _way(context: Context, strategy: Strategy, result: StrategyResult) -> None:
    st.markdown(f"## {literal(strategy.title)}")
    if result.projected is None:
        st.markdown(literal(strategy.idea))
        st.markdown(f"**Not open to you**, because {literal(closed_words(context, result))}.")
        return
    _projected(context, result.id, result.projected)
    st.markdown(f"**Takes** {count(len(result.counted), 'action')}{_beside(context)}\n\n{literal(strategy.idea)}")
    if result.flips:
        st.markdown(f"**Reasons against it, based on your answers**\n\n{_listed(context, result.flips)}")
    with st.expander("What it takes", key=f"takes_{result.id}"):
        st.markdown(_takes(context, strategy, result))
    with st.expander("What remains", key=f"remains_{result.id}"):
        st.markdown(_remains(context, strategy, result.projected))
    judged = tuple(fact for fact in strategy.flips if fact.when is None)  # the others hold by the answers, and stand above, or do not
    with st.expander("For you to judge: what would change the choice", key=f"flips_{result.id}"):
        st.markdown(_listed(context, judged) or "Nothing beyond what your answers say.")


def _beside(context: Context) -> str:
    """The sections with questions to answer: what they call for is in no count."""
    return f" and {count(len(context.sections), 'section')} to answer" if context.sections else ""


def _projected(context: Context, name: str, after: Projected) -> None:
    with st.container(key=f"verdict_{after.verdict}_{name}"):
        st.markdown(
            f":small[:gray[Projected]]  \n**{literal(context.bank.verdict(after.verdict).title)}**  \n"
            f":small[Score {score_words(after.score.low, after.score.high)}]  \n{_still_open(after)}"
        )


def _takes(context: Context, strategy: Strategy, result: StrategyResult) -> str:
    steps = "\n".join(
        f"1. {literal(step_title(context, strategy, s.action))}{'' if s.certain else ' :gray[(perhaps: first find out)]'}"
        for s in result.counted
    )
    parts = [
        f"**Facts it needs**\n\n{_listed(context, context.fitting(strategy.needs), dated=True)}",
        f"**Actions, in order**\n\n{steps}",
    ]
    return "\n\n".join(part for part in parts if part)


def _remains(context: Context, strategy: Strategy, after: Projected) -> str:
    lines = [f"- {literal(context.title(f))} {badge(f.risk)}" for f in dict.fromkeys(after.remains)]
    parts = [
        f"**Findings that would remain**\n\n{chr(10).join(lines)}" if lines else "No finding would remain.",
        f"**What it does not solve**\n\n{_listed(context, context.fitting(strategy.unsolved))}",
    ]
    return "\n\n".join(parts)


def _listed(context: Context, facts: tuple[SourcedWords, ...], *, dated: bool = False) -> str:
    return "\n".join(_fact(context, fact, dated) for fact in facts)


def _fact(context: Context, fact: SourcedWords, dated: bool) -> str:
    words = range_words(fact, context.sheet.answers.get(SEATS))
    span = f" **{literal(words)}.**" if words else ""
    days = fact.dated or (_days(context, fact) if dated else "")
    told = f"; dated: {literal(days)}" if days else ""
    return f"- {literal(fact.says)}{span} :small[:gray[{cited(context.bank, fact.citations)}{told}]]"


def _days(context: Context, fact: SourcedWords) -> str:
    """What the sources say of their own date, and when we read them."""
    sources = map(context.bank.cite, fact.citations)
    return "; ".join(dict.fromkeys(f"{source.dated}, read {day(source.checked)}" for source in sources))
