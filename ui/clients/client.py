"""One client: where it stands, its rounds with what can be done with each, and what can be done with the whole."""

from html import escape

import streamlit as st

from questionnaire import load_bank
from report.content.undated import decided_by_sentence
from report.paper.wording import count, day
from report.portfolio.standing import Standing
from store import Client, Round
from ui.clients import words
from ui.clients.actions import finish, whole_client
from ui.clients.compare import compare_rounds
from ui.clients.listing import damaged_lines
from ui.elements.literal import literal
from ui.elements.words import DAMAGED, NO_VERDICT, NOTHING_ANSWERED, UNNAMED, round_name
from ui.shell.links import link, to_question_of
from ui.shell.rounds import correct, new_round, new_round_beside
from ui.shell.session import store, today
from ui.shell.standings import Standings, judge, standings

GONE = "There is no client with this address that can be shown. It may be in the trash, deleted or damaged, or the link was cut short."


def client_screen(key: str) -> None:
    """The client of that id, or that there is none."""
    opened = st.query_params.get("a")
    link("clients", "All clients", icon=":material/arrow_back:", **({"a": opened} if opened else {}))
    client = store().clients.of(key, judge())
    if client is None:
        st.title("Clients")
        st.markdown(GONE)
        return
    judged = standings((one.id, one.standing) for one in client.rounds)
    st.title(literal(client.latest.client) or UNNAMED)
    _stands(client.latest, judged)
    with st.container(horizontal=True, vertical_alignment="center", key="client_ways"):
        link("results", "Open the results", icon=":material/arrow_forward:", a=client.latest.id)
        if client.latest.finished_at:
            new_round(client.latest.id)
        else:
            new_round_beside(client.latest)
    st.markdown("## Rounds")
    for one in client.rounds:
        _round(client, one, judged)
    damaged_lines(client.damaged)
    if len(client.rounds) > 1:
        compare_rounds(client)
    whole_client(client)


def _stands(latest: Round, judged: Standings) -> None:
    standing = judged.known.get(latest.id)
    if standing is None:
        st.error(judged.faults.get(latest.id, DAMAGED))
        return
    st.html(f'<p class="dc-stands">{_standing_words(standing)}</p>')
    if question := standing.limit_decided_by:
        st.markdown(literal(decided_by_sentence(load_bank(), question)))
        if latest.finished_at:
            st.caption("This round is finished. Answer it in a correction or in a new round.")
        else:
            to_question_of(load_bank(), latest.id, question)


def _standing_words(standing: Standing) -> str:
    """All in one line, as the list has it."""
    if not standing.answered:
        return f"{words.verdict_words(standing)} \u00b7 {NOTHING_ANSWERED}"
    now, late = today(), standing.overdue(today())
    parts = [words.verdict_words(standing)]
    parts += [f"Legal deadline: {limit}"] if (limit := words.countdown(standing, now)) else []
    parts += [f"Findings: {words.counts(standing).lower()}"]
    parts += [f"{count(late, 'item')} overdue"] if late else []
    parts += [f"next due {day(due)}"] if (due := standing.next_due(now)) else []
    return " \u00b7 ".join(parts)


def _round(client: Client, one: Round, judged: Standings) -> None:
    standing = judged.known.get(one.id)
    with st.container(horizontal=True, vertical_alignment="center", key=f"round_{one.id}"):
        link("results", f"**{round_name(one.number, one.correction)}**, {day(one.as_of)}", a=one.id)
        st.html(words.verdict_words(standing) if standing else f"<span>{escape(judged.faults.get(one.id, NO_VERDICT))}</span>")
        why = f": \u201c{literal(one.reason)}\u201d" if one.reason else ""
        how = words.state(one)
        st.markdown(f":small[:gray[{how[:1].upper()}{how[1:]}{why}]]", width="stretch")
        if not one.finished_at:
            finish(one)
        elif one.correction == max(other.correction for other in client.rounds if other.number == one.number):
            correct(one.id, round_name(one.number, one.correction))
