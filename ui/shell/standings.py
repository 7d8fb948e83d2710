"""Where each of many assessments stands: as kept beside it, or judged now and kept. The judge is asked once a revision."""

import time
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import streamlit as st

from questionnaire import load_bank
from report.paper.wording import count
from report.portfolio.standing import Standing, from_text, judged_by, standing_of, to_text
from store import StoreTrouble
from ui.shell.session import store

PATIENCE = 1.0
"""Seconds after which judging shows how far it is."""


class Standings(NamedTuple):
    """By the assessment's id."""

    known: Mapping[str, Standing]
    faults: Mapping[str, str]
    """Why an assessment has none, in words."""


def judge() -> str:
    """The name under which standings are kept today."""
    return judged_by(load_bank())


def standings(kept: Iterable[tuple[str, str]]) -> Standings:
    """Of all of these: id, and the text that is kept of its newest revision, empty for none."""
    bank = load_bank()
    read = {key: from_text(bank, text) for key, text in kept}
    known = {key: standing for key, standing in read.items() if standing}
    missing = [key for key, standing in read.items() if not standing]
    return _judged(known, missing) if missing else Standings(known, {})


def _judged(known: dict[str, Standing], missing: list[str]) -> Standings:
    """Adds what nobody has judged yet. What is deleted meanwhile is left out."""
    bank, begun, faults, found = load_bank(), time.monotonic(), {}, {}
    place = st.empty()
    for number, key in enumerate(missing):
        if time.monotonic() - begun > PATIENCE:
            place.progress(number / len(missing), f"Judging {count(len(missing), 'assessment')} \u2026")
        try:
            stored = store().load(key)
        except StoreTrouble as trouble:
            faults[key] = str(trouble)
            continue
        if stored is not None:
            known[key] = standing_of(bank, stored.assessment)
            found[key, stored.revision] = to_text(known[key])
    place.empty()
    if found:
        _keep(found)
    return Standings(known, faults)


def _keep(found: Mapping[tuple[str, int], str]) -> None:
    """In one go. Where that fails they are judged again the next time: nothing is lost with them."""
    try:
        store().clients.keep_standings(judge(), found)
    except StoreTrouble:
        return
