"""A client with everything that a client may have, for tests of what goes along."""

from dataclasses import replace
from datetime import date

from questionnaire import Assessment
from questionnaire.assessment import KeptEntry
from questionnaire.file import write
from questionnaire.flow.rounds import next_round
from store import Store, Version

SHEET = Assessment("2026.2", date(2026, 11, 21), "Žluť & Söhne / ../x", {"org_role": "covered_entity"})


def second(last: Assessment) -> Assessment:
    return next_round(last, last.bank, date(2027, 5, 1))


def version(number: int) -> Version:
    return Version(write(SHEET.noted("desk", f"as frozen, {number}")), '{"letter": "Dear board,"}', "0" * 64)


def full_client(store: Store, sheet: Assessment = SHEET) -> list[str]:
    """Two rounds, the first finished and corrected, with changes, an undo, frozen versions, and a name no bank has."""
    sheet = replace(sheet, kept=(KeptEntry("notes", "no_such_question", "Ask Dana."),))
    first = store.create(sheet).id
    store.change(first, lambda now: now.answered("desk", "intercom"), "Dana")
    store.change(first, lambda now: now.noted("desk", "Two inbo"))
    store.change(first, lambda now: now.noted("desk", "Two inboxes: 漢字 🩺"))
    store.take_back(first)
    store.report_versions.freeze(first, version)
    store.report_versions.freeze(first, version)
    store.clients.finish(first)
    corrected = store.clients.correct(first, "The BAA was found.").id
    store.change(corrected, lambda now: now.answered("baa_status", "signed"))
    return [first, corrected, store.clients.next_round(corrected, second).id]
