"""Ways forward, side by side: what each takes, how the desk would stand, what remains, and what speaks against it."""

import streamlit as st

from questionnaire.strategy_model import Strategy, Told
from report.content.context import Context
from report.paper.wording import count, level_word, score_words
from scoring.ahead.strategies import Projected, StrategyResult, compare
from ui.elements.badge import badge
from ui.elements.citations import cited
from ui.elements.literal import literal
from ui.shell.session import OpenAssessment


def strategies(opened: OpenAssessment, context: Context) -> None:
    """One column a strategy, stacked on a phone."""
    found = opened.once("strategies", lambda: compare(opened.bank, opened.assessment))
    st.markdown(
        f"{count(len(found), 'way')} ahead, each worked out from your answers. Verdicts and counts are **projected**: they hold once all "
        "steps are done. Hours are our estimates; prices are list prices of the days given, and an offer decides."
    )
    told = {strategy.id: strategy for strategy in opened.bank.strategies}
    for column, result in zip(st.columns(len(found), gap="medium"), found, strict=True):
        with column, st.container(key=f"way_{result.id}"):
            _way(context, told[result.id], result)


def _way(context: Context, strategy: Strategy, result: StrategyResult) -> None:
    st.markdown(f"## {literal(strategy.title)}")
    if result.projected is None:
        st.markdown(literal(strategy.idea))
        st.markdown(f"**Closed to you**, because {literal(result.closed_because)}.")
        return
    _projected(context, result.id, result.projected)
    low, high = result.hours
    st.markdown(f"**Takes** {count(len(result.steps), 'action')}, {low:,.0f} to {high:,.0f} hours\n\n{literal(strategy.idea)}")
    if result.flips:
        st.markdown(f"**Speaks against it, by your answers**\n\n{_listed(context, result.flips)}")
    with st.expander("What it takes", key=f"takes_{result.id}"):
        st.markdown(_takes(context, strategy, result))
    with st.expander("What remains", key=f"remains_{result.id}"):
        st.markdown(_remains(context, strategy, result.projected))
    judged = tuple(told for told in strategy.flips if told.when is None)  # the others hold by the answers, and stand above, or do not
    with st.expander("For you to judge: what would change the choice", key=f"flips_{result.id}"):
        st.markdown(_listed(context, judged) or "Nothing beside what your answers say.")


def _projected(context: Context, name: str, after: Projected) -> None:
    counts = [badge(level, f"{number} {level_word(level).lower()}") for level, number in after.counts().items() if number]
    with st.container(key=f"verdict_{after.verdict}_{name}"):
        st.markdown(
            f":small[:gray[Projected]]  \n**{literal(context.bank.verdict(after.verdict).title)}**  \n"
            f":small[Score {score_words(after.score.low, after.score.high)}]  \n{' '.join(counts) or 'No findings'}"
        )


def _takes(context: Context, strategy: Strategy, result: StrategyResult) -> str:
    steps = "\n".join(
        f"1. {literal(context.bank.action(s.action).title)}{'' if s.certain else ' :gray[(perhaps: first find out)]'}" for s in result.steps
    )
    first = "; ".join(literal(context.action_title(a)) for a in result.waits_for)
    parts = [
        f"**Facts it needs**\n\n{_listed(context, strategy.needs, dated=True)}",
        f"**Comes first, whatever you choose:** {first}" if first else "",
        f"**Actions, in order**\n\n{steps}",
    ]
    return "\n\n".join(part for part in parts if part)


def _remains(context: Context, strategy: Strategy, after: Projected) -> str:
    lines = [f"- {literal(context.title(f))} {badge(f.risk)}" for f in dict.fromkeys(after.remains)]
    parts = [
        f"**Findings that would still stand**\n\n{chr(10).join(lines)}" if lines else "No finding would remain.",
        f"**What it does not solve**\n\n{_listed(context, strategy.unsolved)}",
    ]
    return "\n\n".join(parts)


def _listed(context: Context, facts: tuple[Told, ...], *, dated: bool = False) -> str:
    return "\n".join(_fact(context, fact, dated) for fact in facts)


def _fact(context: Context, fact: Told, dated: bool) -> str:
    span = ""
    if fact.from_to:
        low, high = fact.from_to
        span = f" **{low:,g} to {high:,g} {literal(fact.unit)}.**"
    days = fact.dated or (_days(context, fact) if dated else "")
    told = f"; dated: {literal(days)}" if days else ""
    return f"- {literal(fact.says)}{span} :small[:gray[{cited(context.bank, fact.citations)}{told}]]"


def _days(context: Context, fact: Told) -> str:
    """What the sources say of their own date, and when we read them."""
    found = []
    for text in fact.citations:
        try:
            source = context.bank.cite(text)
        except KeyError:
            continue
        found.append(f"{source.dated}, read {source.checked.isoformat()}")
    return "; ".join(dict.fromkeys(found))
