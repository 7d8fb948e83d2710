"""Whatever people type: the OSCAL documents stay valid, hold all of it, and it does nothing there."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from questionnaire import Assessment
from questionnaire.assessment import PlanEntry
from report.formats.oscal.text import line, prose, title
from report.handover.handover import Handover
from report.paper.visible_text import revealed
from report.paper.wording import answer_lines
from scoring import assess
from tests.report import markdown_text as md
from tests.report.oscal_reader import MARKDOWN, WRITERS, body, named, prop, read, seen, walk, wanted
from tests.report.tabulated import NO_SHRINKING, tabulated
from tests.report.test_handover import document as handed_over
from tests.report.typed import HOSTILE, LONG, TYPED, recorded, typed_sheets
from tests.scoring.sheets import BANK, base

STRING = re.compile(r"\S(.*\S)?")
QUIET = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}
OURS = {"strong_open", "strong_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
SIGNS = st.text(st.characters(), max_size=40)


def observed(root: Any, question: str) -> Any:
    (found,) = [held for held in body(root)["observations"] if held.get("title") and prop(held, "question")[:1] == [question]
                and held["types"] != ["contradiction"]]  # fmt: skip
    return found


def holds_the_answers(root: Any, given: Assessment) -> None:
    for question, answer in given.answers.items():
        told = seen(observed(root, question)["description"])
        assert all(wanted(line(words)) in told for words in answer_lines(BANK.questions[question], answer))
    for question, typed in (*given.notes.items(), *given.not_applicable.items()):
        assert wanted(revealed(typed)) in seen(observed(root, question)["remarks"])


def holds_the_plan(root: Any, given: Assessment) -> None:
    people = {party["name"] for party in root["metadata"]["parties"] if "name" in party}
    assert {line(given.client), *(line(entry.owner) for entry in given.plan.values())} - {""} <= people
    held = {action: holder for _, holder in walk(body(root)) if isinstance(holder, dict) for action in prop(holder, "action")}
    for action, entry in given.plan.items():
        told = [*prop(held[action], "owner"), *prop(held[action], "due"), *prop(held[action], "reported-status")]
        owner = [line(entry.owner)] if line(entry.owner) else []  # white space alone is no value in OSCAL; the attached file has it
        assert told == [*owner, str(entry.due), entry.status]


def holds_the_workshop(root: Any, given: Assessment) -> None:
    told = " ".join(seen(held["description"]) for held in body(root)["observations"] if held["types"] == ["workshop"])
    assert all(wanted(line(typed.strip())) in told for typed in recorded(given.workshop))


@given(typed_sheets())
@settings(max_examples=4, phases=NO_SHRINKING)
def test_every_answer_note_reason_owner_and_date_is_in_both_documents(given: Assessment) -> None:
    made = tabulated(given)
    for kind in WRITERS:
        root = read(kind, made)
        holds_the_answers(root, given)
        holds_the_plan(root, given)
        holds_the_workshop(root, given)


def test_what_is_owed_although_nothing_falls_short_is_in_both_documents() -> None:
    """No risk holds it as a response, so the results had neither the action nor its owner."""
    given = base("all_safest").planned("test_barrier", PlanEntry("Dana", date(2027, 3, 1), "in_progress"))
    assert [item.action for item in assess(BANK, given).plan if not item.resolves] == ["test_barrier"]
    for kind in WRITERS:
        holds_the_plan(read(kind, tabulated(given)), given)


@given(typed_sheets())
@settings(max_examples=2, phases=NO_SHRINKING)
def test_no_markup_and_no_link_comes_of_it(given: Assessment) -> None:
    root = read("poam", tabulated(given))
    told = [text for name, text in walk([root["metadata"], root["observations"], root["poam-items"]]) if name in MARKDOWN]
    for text in filter(None, told):
        assert md.kinds(text.encode()) <= QUIET | OURS and not md.links(text.encode())
    assert not [href for href in named(root, "href") if "evil.example" in href]


@given(letter=LONG, comment=TYPED, reason=TYPED.filter(str.strip))
@example(letter="", comment=" | --- |", reason=" for good ")
@settings(max_examples=2, phases=NO_SHRINKING)
def test_what_is_added_by_hand_is_there_too_even_where_its_action_or_finding_is_gone(letter: str, comment: str, reason: str) -> None:
    added = Handover(letter=letter, comments={"no_such_finding": comment}).overriding("owner", "no_such_action", "Kim", reason)
    for kind in WRITERS:
        told = seen(read(kind, handed_over(added))["metadata"]["remarks"])
        lines = (line(f":{typed}")[1:] for typed in (reason, comment))  # behind its name: what it begins with is in the middle of a line
        assert all(wanted(typed) in told for typed in (revealed(letter), *lines) if typed.strip())


@given(st.one_of(SIGNS, TYPED, LONG))
@example("\ufeff \u2028x\u0085 ")
@example("\ud800\x00{{ insert: param, x }}")
def test_a_line_is_one_line_without_outer_spaces_and_reads_back(text: str) -> None:
    told = line(text)
    assert STRING.fullmatch(told) or told == text == ""
    assert not set(told) & {*"\n\r\u2028\u2029\x85"} and told.strip("\ufeff") == told
    if "[U+" not in text:
        back = re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda found: chr(int(found[1], 16)), told)
        assert back == re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda found: chr(int(found[1], 16)), revealed(text))


@given(st.one_of(SIGNS, TYPED, LONG))
def test_markdown_of_a_text_reads_as_the_text_and_as_nothing_else(text: str) -> None:
    for made, typed in ((prose(text), revealed(text)), (title(text), line(text))):
        assert seen(made) == wanted(typed)
        assert md.kinds(made.encode()) <= QUIET
        assert "{{" not in made
    assert "\n" not in title(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    assert md.kinds(prose(text).encode()) <= QUIET and seen(title(text)) == wanted(line(text))
