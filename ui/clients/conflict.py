"""A client that is in a file and here, of which a person has to say which counts: what differs, and the choice."""

from collections.abc import Iterator

import streamlit as st

from questionnaire import load_bank
from questionnaire.file.changes import changes
from report.content.history import change_words
from report.paper.wording import count, moment
from store import Choice, Difference, Relation, Round
from store.portable.contents import Contents, RoundInFile
from store.portable.words import choice_words, client_name, difference_words
from ui.elements import words
from ui.elements.literal import literal
from ui.elements.table import in_lines, table
from ui.shell.session import store

MOST_SHOWN = 50
"""Fields that differ; a caption counts the others."""


def choice_between(one: Difference, contents: Contents) -> Choice | None:
    """Which of the two counts, with what differs. Nothing is chosen until a person does."""
    with st.container(border=True, key=f"import_{one.id}"):
        st.markdown(f"**{literal(client_name(one))}**  \n:small[{literal(difference_words(one))}{_times(one)}]")
        if one.relation is Relation.conflict:
            _differing(one, contents)
        choices = {"Leave as it is here": None} | {choice_words(one, choice): choice for choice in one.choices}
        what = f"What to do with {literal(client_name(one))}"
        return choices[st.radio(what, list(choices), key=f"import_choice_{one.id}", label_visibility="collapsed")]


def _differing(client: Difference, contents: Contents) -> None:
    """What the rounds that changed in both places hold, field by field."""
    ours, theirs = store().clients.of(client.here), next(found for found in contents if found.id == client.id)
    here = [*(ours.rounds if ours else ())]
    told: list[tuple[str, ...]] = []
    for in_file, how in zip(theirs.rounds, client.rounds, strict=True):
        # Begun in both places, it is the same round under two ids.
        same = [one for one in here if one.id == in_file.id or (one.number, one.correction) == in_file.place]
        if how.relation is Relation.conflict and same:
            named_round = f"{words.round_name(*in_file.place)}: " if len(theirs.rounds) > 1 else ""
            told += [(f"{named_round}{what}", *values) for what, *values in _of_round(same[0], in_file)]
    if told:
        with st.expander(f"What differs: {count(len(told), 'field')}"):
            st.markdown(table(("What", "Here", "In the file"), in_lines(told[:MOST_SHOWN])))
            if len(told) > MOST_SHOWN:
                st.caption(f"{len(told) - MOST_SHOWN} more differ.")


def _of_round(here: Round, in_file: RoundInFile) -> Iterator[tuple[str, ...]]:
    """What, here, in the file."""
    states = tuple("finished" if at else "open" for at in (here.finished_at, in_file.times.finished_at))
    about = (("Round", *states), ("Why it was corrected", here.reason, in_file.reason))
    yield from (line for line in about if line[1] != line[2])
    if ours := store().load(here.id):
        yield from change_words(load_bank(), changes(ours.assessment, in_file.assessment))


def _times(one: Difference) -> str:
    """When both were last changed, where one has to be chosen."""
    here = max((found.here for found in one.rounds if found.here), default=None)
    if one.relation is not Relation.conflict or here is None:
        return ""
    in_file = max(found.in_file for found in one.rounds)
    return f". Last changed in the file on {moment(in_file.astimezone())}, here on {moment(here.astimezone())}"
