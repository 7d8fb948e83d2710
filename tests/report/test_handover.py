"""What is added or changed by hand: kept apart, marked in every format, with its reason and the computed value beside it."""

import json
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaire import load_bank
from questionnaire.file import Refused, read
from report import compose, write_pdf
from report.content.attached import content_hash
from report.content.compose import ALWAYS
from report.handover.handover import NOTHING, Final, Handover, read_handover, write_handover
from report.paper.document import Table
from report.paper.editions import Edition
from report.paper.selection import anchors
from scoring import assess
from tests.report.as_text import as_text
from tests.report.documents import sheet

BANK = load_bank()
SHEET = sheet("example")
RESULT = assess(BANK, SHEET)
FIRST, FINDING = RESULT.plan[0], RESULT.findings[0]
CHANGED = (
    Handover(
        prepared_by="Rivera Advisory",
        letter="Dear board,\n\nplease read page two.\nYours, R.",
        comments={FINDING.id: "Seen on site, =not as bad."},
    )
    .overriding("owner", FIRST.action, "Kim <b>Lee</b>", "She knows the desk.")
    .overriding("due", FIRST.action, "2027-01-15", "The board meets then.")
    .overriding("lane", FIRST.action, "later", "Money comes in January.")
    .overriding("risk", FINDING.id, "low", "A barrier not asked about.")
)
TYPED = (
    "please read page two.", "Kim <b>Lee</b>", "She knows the desk.", "The board meets then.", "Money comes in January.",
    "A barrier not asked about.", "Seen on site, =not as bad.",
)  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60).filter(str.strip)


def document(handover: Handover):
    return compose(BANK, SHEET, RESULT, handover)


def test_nothing_added_changes_nothing() -> None:
    assert document(NOTHING) == compose(BANK, SHEET, RESULT)
    assert [a.name for a in document(NOTHING).attachments] == ["assessment.json"]


def test_every_change_stands_beside_the_computed_value_with_its_reason() -> None:
    text = as_text(document(CHANGED))
    assert all(" ".join(typed.split()) in " ".join(text.split()) for typed in TYPED)
    assert "Risk changed by hand from High to Low: A barrier not asked about." in text
    assert "Lane changed by hand from Now to Later: Money comes in January." in text
    assert "Changed by hand" in [part.title for part in document(CHANGED).parts]


def test_the_judgement_takes_no_notice() -> None:
    before, after = document(NOTHING).records.summary, document(CHANGED).records.summary
    assert replace(after, prepared_by="") == before
    assert [(f.risk, f.number) for f in document(CHANGED).records.findings] == [
        (f.risk, f.number) for f in document(NOTHING).records.findings
    ]


def test_owner_day_and_lane_are_the_changed_ones_in_every_row() -> None:
    row = document(CHANGED).records.plan[0]
    assert (row.owner, row.due.isoformat(), row.lane, row.due_by_rule) == ("Kim <b>Lee</b>", "2027-01-15", "later", FIRST.due)
    assert len(row.changes) == 3


def test_the_answers_that_travel_inside_are_those_that_were_given() -> None:
    sheet, added = document(CHANGED).attachments
    assert read(BANK, sheet.data) == replace(SHEET, handover=CHANGED.added)
    assert read_handover(added.data) == CHANGED


def test_what_was_added_to_the_assessment_is_in_its_report_without_being_handed_in() -> None:
    assert compose(BANK, replace(SHEET, handover=CHANGED.added), RESULT) == document(CHANGED)


def test_a_version_frozen_before_format_2_has_the_hash_it_had() -> None:
    (frozen,) = frozen_by_version_2()
    sheet, added = read(BANK, frozen[0].encode()), read_handover(frozen[1].encode())
    assert write_handover(added) == frozen[1]
    assert content_hash(sheet, added) == frozen[2]
    assert frozen[2] in as_text(compose(BANK, sheet, assess(BANK, sheet), added))
    changed = added.model_copy(update={"letter": "Dear other board"})
    others = {
        content_hash(sheet, changed),
        content_hash(replace(sheet, hours_per_week=8), added),
        content_hash(sheet.noted("desk", ""), added),
    }
    assert len(others | {frozen[2]}) == 4, "whatever is typed is in it"


def frozen_by_version_2() -> list[tuple[str, str, str]]:
    dump = (Path(__file__).parents[1] / "store" / "version_2.sql").read_text("utf-8")
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(dump)
        return connection.execute("SELECT assessment, handover, sha256 FROM finals").fetchall()


def test_a_change_of_something_that_is_not_in_the_report_is_listed_all_the_same() -> None:
    odd = Handover(comments={"no_such_finding": "Kept too."}).overriding("due", "no_such_action", "2027-01-01", "Kept.")
    text = as_text(document(odd))
    assert "no_such_action" in text and "not in this report today" in text and "Kept too." in text


@pytest.mark.parametrize("edition", ["plan", "full"])
@given(chosen=st.sets(st.sampled_from([part.id for part in document(CHANGED).parts])))
@settings(max_examples=15)
def test_whatever_is_left_out_no_page_is_named_that_is_not_there(edition: Edition, chosen: set[str]) -> None:
    """The findings named the pages of cards that were left out, and no PDF could be made."""
    made = compose(BANK, SHEET, RESULT, CHANGED.model_copy(update={"left_out": tuple(chosen)}), edition)
    tables = [block for part in made.parts for block in part.blocks if isinstance(block, Table)]
    assert {cell.page for table in tables for row in table.rows for cell in row.cells if cell.page} <= anchors(made.parts)
    assert "cards" not in chosen or "in the full record and in Deskcheck" not in as_text(made)


def test_a_plan_without_its_cards_is_a_pdf_that_lists_all_actions() -> None:
    made = compose(BANK, SHEET, RESULT, CHANGED.model_copy(update={"left_out": ("cards",)}), "plan")
    assert write_pdf(made).startswith(b"%PDF")
    (table,) = [block for part in made.parts if part.id == "later" for block in part.blocks if isinstance(block, Table)]
    assert table.rows[0].cells[0].lines[0][0].text == "A1"


@pytest.mark.parametrize("left_out", [("method", "sources"), ("answers",), ("board", "cover", "changes"), ("no_such_part",)])
def test_parts_can_be_left_out_and_the_cover_says_so_but_for_those_that_say_what_it_is(left_out: tuple[str, ...]) -> None:
    made, whole = document(CHANGED.model_copy(update={"left_out": left_out})), document(CHANGED)
    gone = [part for part in whole.parts if part.id in left_out and part.id not in ALWAYS]
    assert [p.id for p in made.parts] == [p.id for p in whole.parts if p not in gone]
    assert ("Left out on request" in as_text(made)) == bool(gone)
    assert all(part.title in as_text(made) for part in gone)


def test_a_final_version_says_so_on_every_page_and_names_the_hash_of_its_content() -> None:
    made = document(CHANGED.model_copy(update={"final": Final(number=2, on="2026-11-21")}))
    assert made.marks[-1] == "Final, version 2"
    assert "SHA-256 of its content: " in as_text(made)


@given(reason=WORDS, value=WORDS, letter=st.text(max_size=200), comment=WORDS)
def test_what_was_typed_comes_back_as_it_was(reason: str, value: str, letter: str, comment: str) -> None:
    made = Handover(letter=letter.encode("utf-8", "ignore").decode(), comments={FINDING.id: comment})
    made = made.overriding("owner", FIRST.action, value, reason)
    assert read_handover(write_handover(made).encode()) == made


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "Invalid JSON"),
        (b"\xff\xfe", "handover"),
        (b'{"format": 2}', "handover.format"),
        (b'{"fromat": 1}', "handover.fromat"),
        (b'{"overrides": [{"what": "due", "on": "a", "value": "2026-02-30", "reason": "r"}]}', "handover.overrides[1]"),
        (b'{"overrides": [{"what": "lane", "on": "a", "value": "soon", "reason": " "}]}', "needs a reason"),
        (b'{"overrides": [{"what": "risk", "on": "a", "value": "huge", "reason": "r"}]}', "very_high"),
        (b'{"overrides": [{"what": "score", "on": "a", "value": "1", "reason": "r"}]}', "handover.overrides[1].what"),
        (b'{"brand": {"accent": "red"}}', "handover.brand.accent"),
        (b" " * 2_000_001, "too large"),
        (json.dumps({"overrides": [{"what": "owner", "on": "a", "value": v, "reason": "r"} for v in "xy"]}).encode(), "more than once"),
    ],
)
def test_a_handover_that_is_none_is_refused_with_what_is_wrong(data: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_handover(data)
    assert said in str(refused.value)


def changes(*on: str) -> bytes:
    return json.dumps({"overrides": [{"what": "owner", "on": action, "value": "x", "reason": "r"} for action in on]}).encode()


@pytest.mark.parametrize(
    ("data", "count", "last"),
    [
        (changes(*["a"] * 1_000), 1, "is changed more than once; keep one change of it"),
        (changes(*["a"] * 25_000), 1, "has more than 1,000 entries, which is more than are kept; take some out"),
        (json.dumps({"overrides": [1] * 600_000}).encode(), 1, "has more than 1,000 entries, which is more than are kept; take some out"),
        (json.dumps({"comments": {f"k{n}": 1 for n in range(100_000)}}).encode(), 1, "which is more than are kept; take some out"),
        (json.dumps({"left_out": [1] * 101}).encode(), 1, "has more than 100 entries, which is more than are kept; take some out"),
        (json.dumps({f"k{n}": 1 for n in range(100_000)}).encode(), 100_000, "there is no such key here; take it out"),
    ],
)
def test_no_handover_takes_long_to_refuse(data: bytes, count: int, last: str) -> None:
    begun = time.process_time()
    with pytest.raises(Refused) as refused:
        read_handover(data)
    assert time.process_time() - begun < 5  # what grows with the square of the file took longer
    assert len(refused.value.faults) == count and refused.value.faults[-1].endswith(last)


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    try:
        read_handover(data)
    except Refused as refused:
        assert refused.faults
