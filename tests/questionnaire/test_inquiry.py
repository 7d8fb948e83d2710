"""A section's questions for a colleague, and what a reply is read as and would change."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from questionnaire import Assessment, Bank, walk
from questionnaire.assessment import MAX_NAME, ROW_BAA, ROW_DATA, Answer, Integration, PlanEntry
from questionnaire.condition_words import LETTERS, letter
from questionnaire.file.edit import edited
from questionnaire.flow.rounds import next_round, to_confirm
from questionnaire.inquiry import Reply, changes, edits, hint, how_to_reply, inquiry, pasted_text, read_reply, unanswered
from questionnaire.inquiry.inquiry import mark_of
from questionnaire.inquiry.reply import MOST
from questionnaire.inquiry.words import WIDTH
from questionnaire.shapes.question import UNKNOWN, Question
from questionnaire.shapes.section import Section
from tests.scoring.sheets import BANK, base, known_answers, sheets

CASES = yaml.load((Path(__file__).parent / "replies.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
BLANK = Assessment(BANK.version, date(2026, 11, 21))


def asked(sheet: Assessment, section: str, **given: bool) -> dict[int, str]:
    """Number -> by which answers it is asked."""
    return {a.number: a.only_if for a in inquiry(BANK, walk(BANK, sheet), BANK.section(section), **given).asked}


def text_of(sheet: Assessment, section: Section, **given: bool) -> str:
    return pasted_text(inquiry(BANK, walk(BANK, sheet), section, **given))


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def held(question: Question, raw: Any) -> Answer | None:
    """An answer of the case file in the form that is kept."""
    if raw == UNKNOWN:
        return {"single": UNKNOWN, "multi": ()}.get(question.kind)
    if question.kind == "rows":
        return tuple(Integration(*row.rsplit(" ", 2)) for row in raw)
    return tuple(raw) if question.kind == "multi" else raw


# ---------------------------------------------------------------- what is asked


def test_a_number_is_the_place_in_the_section_whatever_was_answered() -> None:
    places = [q.id for q in BANK.section("agreement").questions]
    for sheet in (BLANK, base("hurried_startup"), base("careful_firm")):
        for answered in (False, True):
            found = inquiry(BANK, walk(BANK, sheet), BANK.section("agreement"), answered=answered).asked
            assert all(places[a.number - 1] == a.question.id for a in found)


def test_the_sample_reply_fits_the_questions_of_this_very_sheet_and_a_quoted_copy_of_it_answers_nothing() -> None:
    section = BANK.section("configuration")
    sheet = BLANK.answered("desk", "intercom").answered("channels", ("web_chat",))
    places = [q.id for q in section.questions]
    for known in ([], places[:1], places[:1] + places[2:3], places[:-2], places[:-1]):
        text = text_of(replace(sheet, answers={**sheet.answers, **{q: BANK.questions[q].choices[0].id for q in known}}), section)
        first = [number for number, q in enumerate(places, 1) if q not in known][:3]
        like = " ".join(f"{number}{mark}" for number, mark in zip(first, "b?a", strict=False))
        assert f"where you do not know: {like} A few words" in " ".join(text.split())
        assert not read_reply(BANK, section, quoted(text)).given and not read_reply(BANK, section, text).given


def test_what_is_known_is_not_asked_again_unless_one_wants_it() -> None:
    sheet = base("hurried_startup").answered("sign_in", UNKNOWN).answered("exports", None)
    assert list(asked(sheet, "configuration")) == [2, 13]
    assert len(asked(sheet, "configuration", answered=True)) == 14


def test_what_an_answer_on_the_sheet_may_open_is_asked_with_its_condition() -> None:
    assert asked(BLANK, "exposure") == {1: "", 2: "", 3: "", 4: "", 5: "", 6: "1 is c or d"}
    assert asked(BLANK, "channels")[8] == "2 is c or 3 is c or 4 is c or 5 is c or 6 is c"
    assert asked(BLANK, "integrations") == {1: "", 2: "1 is b or c"}
    assert asked(base("careful_firm"), "ai", answered=True)[2] == "1 includes b or c"
    signed = BLANK.answered("phi_reaches_support", "routinely").answered("baa_status", "signed")
    assert asked(signed, "agreement")[9] == "patient details came before the BAA"
    routinely = asked(BLANK.answered("phi_reaches_support", "routinely"), "agreement")
    assert routinely[4] == "3 is a"
    assert routinely[9] == "(3 is a and patient details came before the BAA) or 3 is b, c or d"
    assert routinely[10] == "9 applies and 9 is not a"


@pytest.mark.parametrize("reach", ["blocked", "possible"])
def test_where_no_details_are_in_the_desk_nobody_is_asked_to_have_assessed_them(reach: str) -> None:
    """No answer on the sheet opens that question, and a colleague was invited to write about a breach for nothing."""
    sheet = base("careful_firm").answered("phi_reaches_support", reach).answered("baa_status", None)
    named = {a.question.id for a in inquiry(BANK, walk(BANK, sheet), BANK.section("agreement")).asked}
    assert "baa_status" in named and named.isdisjoint({"baa_timing", "past_phi_assessed", "discovered_on"})


def test_nothing_is_asked_of_a_section_that_is_not_asked() -> None:
    assert asked(base("undecided_firm"), "configuration", answered=True) == {}
    assert list(asked(BLANK.answered("org_role", "neither"), "scope", answered=True)) == [1]
    assert asked(BLANK.answered("org_role", "neither"), "program", answered=True) == {}


def test_a_condition_that_is_not_another_is_put_in_numbers_too() -> None:
    section = BANK.section("exposure")
    off, few = {"question": "attachments", "is": "off"}, {"question": "people_affected", "is": "under_500"}
    when = {"all": [{"not": {"any": [off, few]}}, {"not": off}, {"not": {"question": "desk", "is": "intercom"}}]}
    late = section.questions[-1].model_copy(update={"when": type(section.questions[-1].when).model_validate(when)})
    changed = section.model_copy(update={"questions": (*section.questions[:-1], late)})
    assert inquiry(BANK, walk(BANK, BLANK), changed).asked[-1].only_if == "not (3 is a or 5 is a) and 3 is not a"


def test_the_text_has_short_lines_the_way_to_answer_and_no_answer_or_name() -> None:
    sheet = base("hurried_startup").noted("sign_in", "Zyxwvut").planned("sign_baa", PlanEntry("Zyxwvut"))
    for section in BANK.sections:
        found = inquiry(BANK, walk(BANK, sheet), section, answered=True)
        text, flat = pasted_text(found), " ".join(pasted_text(found).split())
        assert max(map(len, text.splitlines())) <= WIDTH and "Zyxwvut" not in text
        assert text.splitlines()[-1] == f"Please leave this line in. Sheet: {section.id} {BANK.version}", "of a client without a name"
        assert "with a question mark where you do not know: 1b" in flat and "name no patient" in flat
        for a in found.asked:
            assert f"{a.number}. {a.question.text}" in flat and hint(a) in flat
            assert all(f"{letter(a.question, c.id)}) {c.option}" in flat for c in a.question.choices)


def test_who_usually_knows_is_named_where_somebody_does() -> None:
    found = inquiry(BANK, walk(BANK, BLANK), BANK.section("people"))
    assert found.who == "Support lead" and "For: Support lead, or whoever knows." in pasted_text(found)
    nobody = BANK.section("people").model_copy(
        update={"questions": tuple(q.model_copy(update={"find_out": None}) for q in BANK.section("people").questions)}
    )
    found = inquiry(BANK, walk(BANK, BLANK), nobody)
    assert found.who == "" and "For:" not in pasted_text(found) and "BAA is the contract" in pasted_text(found)
    assert "BAA is the contract" not in text_of(BLANK, BANK.section("exposure"))


def test_every_choice_of_the_bank_has_a_letter() -> None:
    assert all(len(question.choices) <= len(LETTERS) for question in BANK.questions.values())


# ---------------------------------------------------------------- what a reply is read as


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_reply_is_read_and_what_cannot_be_read_is_named(case: dict[str, Any]) -> None:
    section = BANK.section(case["section"])
    sheet = {"quoted": quoted(text_of(BLANK, section)), "plain": text_of(BLANK, section)}
    reply = read_reply(BANK, section, sheet.get(case.get("first"), "") + case["reply"] + sheet.get(case.get("then"), ""))
    wanted = {n: held(section.questions[n - 1], raw) for n, raw in case.get("reads", {}).items()}
    assert {g.number: g.answer for g in reply.given} == wanted
    assert {g.number: g.remark for g in reply.given if g.remark} == case.get("notes", {})
    assert list(reply.unread) == case.get("unread", [])


@pytest.mark.parametrize("section", BANK.sections, ids=[section.id for section in BANK.sections])
def test_a_sheet_without_answers_holds_none_and_nothing_unread(section: Section) -> None:
    for sheet in (BLANK, base("hurried_startup")):
        text = text_of(sheet, section, answered=True)
        for sent in (text, text.replace("\n", "\r\n"), quoted(text), quoted(quoted(text)) + "\n"):
            assert read_reply(BANK, section, sent, [row.name for row in sheet.rows("integrations")]) == Reply((), ())


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("", True),
        ("The chimney smokes.\nCall me.", True),
        ("1a", False),
        ("1a\nThe chimney smokes.", False),
        ("2: Okta for most", False),
        ("1a\nSheet: PEOPLE-2026.1", False),
    ],
)
def test_it_answers_nothing_where_no_answer_is_in_it_not_even_one_that_cannot_be_read(text: str, nothing: bool) -> None:
    assert read_reply(BANK, BANK.section("configuration"), text).answers_nothing == nothing


def test_a_text_that_is_no_reply_any_more_is_refused_whole() -> None:
    told = read_reply(BANK, BANK.section("people"), "1a " * MOST)
    assert told.given == () and "at most 20,000" in told.unread[0]


def test_a_name_of_an_app_that_does_not_fit_is_named_and_long_remarks_are_shortened() -> None:
    section = BANK.section("integrations")
    for name in ("x" * (MAX_NAME + 1), "x" * 400):
        (told,) = read_reply(BANK, section, f"2: {name} yes no").unread
        assert f"at most {MAX_NAME} characters" in told and len(told) < 250
    assert read_reply(BANK, section, f"2: {'x' * MAX_NAME} yes no").given[0].answer == (Integration("x" * MAX_NAME, "phi", "not_signed"),)


def test_the_apps_that_are_listed_and_not_known_are_asked_about_by_name() -> None:
    """Only Notion was open, and the colleague was asked to name every app anew."""
    section = BANK.section("integrations")
    rows = (Integration("Twilio", "phi", "signed"), Integration("Notion [2: Zapier yes no]", UNKNOWN, "not_signed"))
    sheet = BLANK.answered("integrations_inventory", "complete").answered("integrations", rows)
    text = pasted_text(inquiry(BANK, walk(BANK, sheet), section))
    assert "[Still open: Notion (2: Zapier yes no).]" in text and "Twilio" not in text
    names = [row.name for row in rows]
    for quoted in (text, text.replace("\n", "\n> "), "Still open: Notion (2: Zapier yes no).\n"):
        assert read_reply(BANK, section, quoted, names) == Reply((), ()), "what is quoted is no answer"


HOOK = "https://hooks.zapier.com/hooks/catch/1234567/abcdefg-hijklmnop-qrstuv/"


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("[Still open: Notion yes no; Zapier no ?]", {"Notion": ("phi", "not_signed"), "Zapier": ("no_phi", "unknown")}),
        ("Still open: Notion yes no", {"Notion": ("phi", "not_signed")}),
        (f"[Still open:\n   {HOOK}.]", {}),
        ("2: Slack yes no\nStill open: Notion.", {"Slack": ("phi", "not_signed")}),
        ("[Still open: Notion\n2: Slack yes no", {"Slack": ("phi", "not_signed")}),
        ("Still open: whether Zapier has a BAA", {"whether Zapier has a BAA": ("unknown", "unknown")}),
    ],
)
def test_an_app_may_be_answered_where_it_is_named(said: str, given: dict[str, tuple[str, str]]) -> None:
    """What stood there was passed over without a word."""
    found = read_reply(BANK, BANK.section("integrations"), said, ["Notion", "Zapier", HOOK])
    rows = [row for one in found.given for row in one.answer]
    assert {row.name: (row.data, row.baa) for row in rows} == given


def test_where_no_letter_answers_the_sample_is_of_another_kind() -> None:
    """It said "a question mark where you do not know:" and no more."""
    section = BANK.section("integrations")
    told = " ".join(how_to_reply(inquiry(BANK, walk(BANK, BLANK.answered("integrations_inventory", "complete")), section)))
    assert "where you do not know: 2: Slack yes no" in told


def test_what_nobody_answered_is_told_by_number() -> None:
    section = BANK.section("integrations")
    found = inquiry(BANK, walk(BANK, BLANK), section)
    assert unanswered(found, read_reply(BANK, section, "1b")) == (2,)
    assert unanswered(found, read_reply(BANK, section, "")) == (1, 2)


# ---------------------------------------------------------------- any answers, written as a reply, are read as these answers

NAMES = st.text("abcdefghijklmnop0123456789 -.&", min_size=1, max_size=20).map(lambda name: f"App {' '.join(name.split())}.x")
ROWS = st.lists(
    st.builds(Integration, NAMES, st.sampled_from(ROW_DATA), st.sampled_from(ROW_BAA)), min_size=1, max_size=5, unique_by=lambda r: r.name
)
DAYS = st.dates(date(1996, 8, 21), date(2100, 12, 31))
SAID = {"phi": "yes", "no_phi": "no", "signed": "yes", "not_signed": "no", UNKNOWN: "?"}
FORMS = ("{0}{1}", "{0} {1}", "{0}) {1}", "{0}: {1}", "{0}. {1}.", "Q{0} = {1}", "({0}) {1}", "{0}\u00a0-\u00a0{1}")


def answers_to(question: Question) -> st.SearchStrategy[Answer | None]:
    if question.kind == "rows":
        return st.none() | ROWS.map(tuple)
    if question.kind == "date":
        return st.none() | DAYS
    if question.between:
        return st.none() | st.integers(*question.between)
    return st.sampled_from([*known_answers(question), UNKNOWN if question.kind == "single" else ()])


@st.composite
def written(draw: st.DrawFn, question: Question, answer: Answer | None) -> str:
    """The answer as people write it."""
    if answer in (None, (), UNKNOWN):
        return draw(st.sampled_from(["?", "I don't know", "not sure"]))
    if isinstance(answer, date):
        named = f"{answer:%B} {answer.day}, {answer.year}"
        return draw(st.sampled_from([answer.isoformat(), f"{answer.month}/{answer.day}/{answer.year}", named]))
    if isinstance(answer, int):
        return draw(st.sampled_from([str(answer), f"{answer:,}"]))
    if isinstance(answer, str):
        return draw(st.sampled_from([letter(question, answer), letter(question, answer).upper()]))
    if isinstance(answer[0], Integration):
        return "; ".join(f"{row.name} {SAID[row.data]} {SAID[row.baa]}" for row in answer)
    return draw(st.sampled_from(["", ", ", " ", " and "])).join(letter(question, choice) for choice in answer)


@st.composite
def replies(draw: st.DrawFn) -> tuple[Section, str, dict[str, Answer | None]]:
    section = draw(st.sampled_from(BANK.sections))
    chosen = draw(st.lists(st.sampled_from(section.questions), unique_by=lambda q: q.id, min_size=1))
    answers = {question.id: draw(answers_to(question)) for question in chosen}
    lines = []
    for question in chosen:
        number = section.questions.index(question) + 1
        forms = FORMS[1:] if question.kind in ("date", "number", "rows") else FORMS
        lines.append(draw(st.sampled_from(forms)).format(number, draw(written(question, answers[question.id]))))
    text = draw(st.sampled_from(["\n", "\r\n", "\n\n"])).join(lines)
    around = text_of(draw(st.sampled_from([BLANK, base("careful_firm")])), section, answered=True)
    return section, draw(st.sampled_from([text, text + "\n" + quoted(around), quoted(around) + text, text + "\n" + around])), answers


@given(replies())
def test_any_answers_written_as_a_reply_are_read_as_these_answers(written_reply: tuple[Section, str, dict[str, Answer | None]]) -> None:
    section, text, answers = written_reply
    reply = read_reply(BANK, section, text)
    assert {one.question.id: one.answer for one in reply.given} == answers
    assert reply.unread == () and not any(one.remark for one in reply.given)


@given(st.sampled_from(BANK.sections), st.text(max_size=200) | st.text("0123456789abc?().:;, \n>yesno", max_size=200))
def test_whatever_is_pasted_is_read_or_named(section: Section, text: str) -> None:
    reply = read_reply(BANK, section, text)
    assert all(letter(g.question, g.answer) for g in reply.given if isinstance(g.answer, str))
    assert all(told.strip() for told in reply.unread)


# ---------------------------------------------------------------- what it would change


def then(sheet: Assessment, section: str, text: str) -> Assessment:
    found = changes(BANK, sheet, read_reply(BANK, BANK.section(section), text))
    for path, (_, now) in edits(sheet, found).items():
        sheet = edited(BANK, sheet, path, now)
    return sheet


def test_a_reply_is_taken_over_field_by_field_with_its_remarks_as_notes() -> None:
    sheet = BLANK.noted("sign_in", "Checked in May.")
    done = then(sheet, "configuration", "1b 2a (Okta) 3?")
    assert done.answers == {"settings_follow_risk_analysis": "partly", "sign_in": "sso_or_mfa_enforced", "unique_accounts": UNKNOWN}
    assert done.notes == {"sign_in": "Checked in May.\nOkta"}
    assert then(done, "configuration", "1b 2a (Okta) 3?") == done  # twice is once


def test_a_remark_is_kept_though_its_words_stand_within_a_note() -> None:
    sheet = BLANK.noted("sign_in", "Only the two admins; not enforced for agents.")
    assert then(sheet, "configuration", "2b not enforced").notes["sign_in"].splitlines()[1:] == ["not enforced"]


def test_the_same_answer_confirms_what_an_earlier_round_left_open_and_not_knowing_confirms_nothing() -> None:
    before = BLANK.answered("sign_in", "optional").answered("unique_accounts", "some_shared").answered("access_roles", "least_privilege")
    carried = next_round(before, BANK.version, date(2027, 5, 3))
    section = BANK.section("configuration")
    found = changes(BANK, carried.answered("access_roles", "least_privilege"), read_reply(BANK, section, "2b 3? 4a"))
    assert [change.confirms for change in found] == [True, False, False], "the third was answered in this round"
    numbers = {asked.number for asked in inquiry(BANK, walk(BANK, carried), section, again=to_confirm(carried, walk(BANK, carried))).asked}
    assert {2, 3, 4} <= numbers and not {2, 3, 4} & {asked.number for asked in inquiry(BANK, walk(BANK, carried), section).asked}


def test_not_knowing_takes_nothing_away_that_somebody_knew() -> None:
    sheet = BLANK.answered("sign_in", "optional").answered("first_phi_on", date(2026, 3, 1)).answered("channels", ("email",))
    assert then(sheet, "configuration", "2?") == sheet
    assert then(sheet, "exposure", "6?") == sheet and then(sheet, "channels", "1?") == sheet
    assert then(BLANK, "channels", "1?").answers == {"channels": ()}
    assert then(BLANK, "exposure", "6?") == BLANK


def test_apps_join_the_list_and_complete_those_of_the_same_name() -> None:
    listed = (Integration("Slack", "phi", UNKNOWN), Integration("Jira", UNKNOWN, "signed"))
    sheet = BLANK.answered("integrations_inventory", "complete").answered("integrations", listed)
    done = then(sheet, "integrations", "2: slack ? no; Zapier no")
    assert done.answers["integrations"] == (
        Integration("Slack", "phi", "not_signed"),
        Integration("Jira", UNKNOWN, "signed"),
        Integration("Zapier", "no_phi", UNKNOWN),
    )
    assert then(BLANK, "integrations", "1b 2: Slack").answers["integrations"] == (Integration("Slack", UNKNOWN, UNKNOWN),)


def test_an_answer_takes_the_place_of_not_applicable_and_its_reason_stays_in_the_note() -> None:
    sheet = BLANK.excused("customer_requirements", "No such customers.")
    done = then(sheet, "program", "6a (since June)")
    assert done.answers["customer_requirements"] == "met" and not done.not_applicable
    assert done.notes["customer_requirements"] == "No such customers.\nsince June"
    assert then(sheet, "program", "6?") == sheet
    below = sheet.answered("customer_requirements", "met")
    (change,) = changes(BANK, below, read_reply(BANK, BANK.section("program"), "6a"))
    assert change.excused and not change.stays and not then(below, "program", "6a").not_applicable


def test_an_answer_to_a_question_that_is_not_asked_is_kept_and_said_so() -> None:
    found = changes(BANK, BLANK, read_reply(BANK, BANK.section("channels"), "1b 2a 3a"))
    assert [bool(change.skipped) for change in found] == [False, False, True]
    assert then(BLANK, "channels", "1b 2a 3a").answers["sms_cover"] == "compliant_service"


@given(sheets(), st.sampled_from(BANK.sections))
def test_the_answers_of_a_sheet_as_a_reply_change_nothing_in_it(sheet: Assessment, section: Section) -> None:
    numbered = [(n, q, sheet.answers[q.id]) for n, q in enumerate(section.questions, 1) if q.choices and q.id in sheet.answers]
    text = "\n".join(f"{n}{_letters(q, answer)}" for n, q, answer in numbered)
    sheet = Assessment(sheet.bank, sheet.as_of, answers=sheet.answers)
    assert edits(sheet, changes(BANK, sheet, read_reply(BANK, section, text))) == {}


def _letters(question: Question, answer: Any) -> str:
    return "".join(letter(question, choice) for choice in ([answer] if isinstance(answer, str) else answer)) or "?"


def test_the_bank_in_memory_is_the_one_that_is_asked(bank: Bank) -> None:
    assert inquiry(bank, walk(bank, BLANK), bank.section("ai")).code == f"ai {bank.version}"


@pytest.mark.parametrize(("name", "another"), [("Nodesk Clinic", True), ("harbor  pe\u0301diatrics", False), ("", False)])
def test_a_sheet_says_whose_it_is_by_a_mark_that_a_reply_brings_back(name: str, another: bool) -> None:
    section = BANK.section("configuration")
    asked = inquiry(BANK, walk(BANK, base("hurried_startup")), section, name, answered=True)
    reply = read_reply(BANK, section, f"2a\n> {pasted_text(asked).splitlines()[-1]}", client="Harbor P\u00e9diatrics")
    assert reply.of_another is another and [given.answer for given in reply.given] == ["sso_or_mfa_enforced"] and not reply.unread


def test_words_under_the_line_that_names_the_sheet_are_no_mark_of_it() -> None:
    section = BANK.section("configuration")
    reply = read_reply(BANK, section, "2a Okta\nSheet: configuration 2026.2\nfacade of the wall", client="Acme")
    assert not reply.of_another and any("facade" in unread for unread in reply.unread)
    assert read_reply(BANK, section, f"2a\nSheet: configuration 2026.2 {mark_of('Acme')}").of_another, "of one that has no name yet"
