"""All clients in one table: a link each, verdict, legal deadline, findings, overdue items, last round, next due date."""

from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from questionnaire import load_bank
from report.paper.wording import count, day
from store import Damaged
from ui.clients import words
from ui.clients.chosen import ANY, SHOWN, Row, chosen, order
from ui.elements.literal import literal
from ui.elements.style import screen_style
from ui.elements.words import DAMAGED, UNNAMED, progress_words, round_name
from ui.shell.navigation import CLIENT
from ui.shell.session import today
from ui.shell.session_values import SessionValue

FEW = 50
_LENGTH = SessionValue[int]("clients_shown", lambda: FEW)
HEADER = ("Client", "Verdict", "Legal deadline", "Findings", "Overdue", "Last round", "Next due")


def listing(rows: Sequence[Row], damaged: Sequence[Damaged], opened: str) -> None:
    """What to look for, then the table. `opened`: the assessment that is open, which the links carry along."""
    wanted = _wanted()
    found, shown = chosen(rows, wanted, today()), _LENGTH.get()
    of = "" if len(found) == len(rows) else f" of {len(rows):,}"
    st.html(f'<p class="dc-how" role="status">{len(found):,}{of} {"client" if len(found) == 1 and not of else "clients"}</p>')
    if found:
        st.html(table(found[:shown], today(), opened))
    elif wanted["name"].strip() and (told := _elsewhere(rows, wanted)):
        st.caption(told)
    if len(found) > shown and st.button(f"Show {min(FEW, len(found) - shown)} more", key="clients_more"):
        _LENGTH.set(shown + FEW)
        st.rerun()
    damaged_lines(damaged)


def _elsewhere(rows: Sequence[Row], wanted: dict[str, str]) -> str:
    """Where else clients of that name are: "Of that name: 1 under Archived clients"."""
    numbers = {show: len(chosen(rows, wanted | {"show": show}, today())) for show in SHOWN if show != wanted["show"]}
    told = ", ".join(f"{number} under {show}" for show, number in numbers.items() if number)
    return told and f"Of that name: {told}."


def damaged_lines(damaged: Sequence[Damaged]) -> None:
    """What cannot be read, each by the name under which it is stored."""
    for one in damaged:
        st.markdown(f"**{literal(one.client) or UNNAMED}** :small[{DAMAGED}]")


def _wanted() -> dict[str, str]:
    verdicts = {ANY: ""} | {verdict.title: verdict.id for verdict in load_bank().file.verdicts}
    screen_style("clients")
    with st.container(horizontal=True, key="clients_wanted"):
        name = st.text_input("Find a client", key="clients_name", live=True, width=190, persist_state="session") or ""
        sort = st.selectbox("Sort by", [*order(today())], key="clients_sort", width=190, persist_state="session")
        verdict = st.selectbox("Verdict", [*verdicts], key="clients_verdict", width=230, persist_state="session")
        show = st.selectbox("Show", SHOWN, key="clients_show", width=180, persist_state="session")
    return {"name": name, "sort": sort, "verdict": verdicts[verdict], "show": show}


def table(rows: Sequence[Row], now: date, opened: str = "") -> str:
    """The table as HTML. Names are escaped; all else is of our own words."""
    head = "".join(f'<th scope="col">{title}</th>' for title in HEADER)
    body = "".join(_line(row, now, opened) for row in rows)
    return f'<table class="dc-clients"><caption>Clients</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _line(row: Row, now: date, opened: str) -> str:
    first = row.latest.round
    href = escape("?" + urlencode({"client": first.client_id} | ({"a": opened} if opened else {})))
    # As the links of the section list, which `browser/screen.js` follows within the session, and repeats where the line swallowed one.
    name = f'<a href="{href}" data-section="{CLIENT}{escape(first.client_id)}">{escape(row.name.strip()) or UNNAMED}</a>'
    round_ = f"{day(first.as_of)}<br><small>{round_name(first.number, first.correction)}, {words.state(first)}</small>"
    *told, due = _standing(row, now)
    cells = (name, *told, round_, due)
    first_cell, *others = [f'data-label="{title}">{cell}' for title, cell in zip(HEADER, cells, strict=True)]
    return f'<tr><th scope="row" {first_cell}</th>{"".join(f"<td {cell}</td>" for cell in others)}</tr>'


def _standing(row: Row, now: date) -> tuple[str, ...]:
    standing = row.standing
    if standing is None:
        return (f"<small>{escape(row.fault)}</small>", "", "", "", "")
    late, due = standing.overdue(now), standing.next_due(now)
    verdict = f"{words.verdict_words(standing)}<br><small>{progress_words(standing.progress)}</small>"
    told = (words.countdown(standing, now), words.counts(standing), count(late, "item") if late else "", day(due) if due else "")
    return (verdict, *told)
