"""Who plays each role that has something to do in the plan: asked once, and every action's owner follows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from questionnaire import Assessment
from questionnaire.assessment import MAX_PERSON
from report.paper.wording import count
from ui.elements.literal import literal
from ui.shell import fields
from ui.shell.press import button
from ui.shell.session import OpenAssessment

LEAD = "Name one person for each role; the same person may play all of them. A name typed in a row overrides this for that action."


def who_does_what(opened: OpenAssessment) -> None:
    """A field for each role, in the bank's order; closed until it is opened."""
    box = st.expander("Who does what", key=f"people_{opened.id}", on_change="rerun")
    if not box.open:
        return
    actions = Counter(item.owner_role for item in opened.context.actions)
    roles = [role for role in opened.bank.owner_roles if actions[role]]
    with box:
        st.caption(LEAD)
        for role in roles:
            label = f"{literal(opened.bank.owner_roles[role])}, {count(actions[role], 'action')}"
            fields.text(opened, ("people", role), f"person_{opened.id}_{role}", label, MAX_PERSON)
        named = [role for role in roles if opened.assessment.people.get(role)]
        closed = opened.is_finished or len(named) in (0, len(roles))
        if button("The same person for all", key=f"one_person_{opened.id}", disabled=closed, type="tertiary"):
            opened.save(lambda assessment: one_for_all(assessment, roles))
            opened.again = True


def one_for_all(assessment: Assessment, roles: Iterable[str]) -> Assessment:
    """The first name given plays each of these roles that nobody plays; a name that is there stays."""
    given = {role: name for role in roles if (name := assessment.people.get(role, ""))}
    first = next(iter(given.values()), "")
    return replace(assessment, people={**assessment.people, **dict.fromkeys(roles, first), **given}) if first else assessment
