"""The results open their derivations, and say what is still open and what to find out first."""

import re
from dataclasses import replace

import pytest

from questionnaire import Assessment, load_bank, walk
from questionnaire.assessment import Integration
from questionnaire.handover import Additions
from scoring import assess
from scoring.unknowns import explain
from scoring.verdict import RULES
from tests.ui.conftest import said, unfolded
from ui.results.rule_words import rules


def blank(example: Assessment) -> Assessment:
    return Assessment(bank=load_bank().version, as_of=example.as_of)


def test_verdicts_that_are_still_open_are_said(store, visit, example) -> None:
    bank = load_bank()
    sheet = example.answered("baa_status", None).answered("phi_reaches_support", None)
    result = assess(bank, sheet)
    assert len(result.verdicts_possible) > 1
    text = said(visit("results", store.create(sheet).id))
    assert "it may still become" in text
    others = [v for v in result.verdicts_possible if v != result.verdict]
    told = text[text.index("it may still become") :].split("\n")[0]
    assert all(bank.verdict(v).title.split(",")[0].split("'")[0] in told.replace("\\", "") for v in others)


def test_a_settled_verdict_says_nothing_of_others(store, visit, example) -> None:
    assert assess(load_bank(), example).verdicts_possible == ("stop",)
    assert "it may still become" not in said(visit("results", store.create(example).id))


def test_what_to_find_out_first_comes_with_owner_ways_and_place(store, visit, example) -> None:
    app = visit("results", store.create(example).id)
    labels = [box.label for box in app.expander]
    assert any("AI named in the BAA" in label and "narrows the score by up to" in label for label in labels)
    text = said(unfolded(app, "unknown_ai_cover"))
    assert "If the answer is" in text and "Where to look" in text


def test_of_a_blank_sheet_each_section_is_one_line_to_answer_and_no_question_has_a_risk_yet(store, visit, example) -> None:
    app = visit("results", store.create(blank(example)).id)
    assert not [box.label for box in app.expander if re.search("move|narrows", box.label)]
    sheet = walk(load_bank(), blank(example))
    sections = {load_bank().section_of(q).id for q in sheet.asked}
    links = {link.proto.label for link in app.get("page_link") if link.proto.label.startswith("Answer \u201c")}
    assert len(links) == len(sections)
    assert f"{len(sheet.asked)} questions are not known: {len(sheet.asked)} not answered yet." in said(app)


def test_what_was_set_by_hand_for_papers_and_said_there_stands_at_the_finding(store, visit, example) -> None:
    """A risk changed for the papers, and a comment, were told nowhere on the page that shows the finding."""
    finding = assess(load_bank(), example).findings[0]
    added = Additions(comments={finding.id: "Seen *on* site."}).overriding("risk", finding.id, "low", "Only two agents.")
    key = store.create(replace(example, handover=added)).id
    app = visit("results", key)
    (label,) = [box.label for box in app.expander if box.label.startswith("**F1**")]
    assert "on papers, by hand: low risk" in label
    name = f"{finding.question}_{finding.risk.name}_{finding.outcome.name}"
    told = said(unfolded(app, f"finding_{key}_{name}"))
    assert "**On papers, by hand:** low risk. Only two agents" in told and r"Seen \*on\* site" in told


def test_a_risk_set_by_hand_names_the_finding_of_a_group_that_it_is_of(store, visit, example) -> None:
    apps = tuple(Integration(name, "phi", "not_signed") for name in ("Slack", "Zoom", "Jira"))
    sheet = example.answered("integrations", apps)
    second = [f for f in assess(load_bank(), sheet).findings if f.question == "integrations"][1]
    app = visit("results", store.create(replace(sheet, handover=Additions().overriding("risk", second.id, "low", "One agent."))).id)
    (label,) = [box.label for box in app.expander if "Integrations and their BAAs" in box.label and "3 apps" in box.label]
    number = [f.id for f in assess(load_bank(), sheet).findings].index(second.id) + 1
    assert f"on papers, by hand: F{number} low risk" in label


def test_what_is_to_be_found_out_today_is_said_plainly_and_leads_to_its_question(store, visit, example) -> None:
    answers = {"org_role": "covered_entity", "desk": "intercom", "phi_reaches_support": "routinely", "baa_status": "not_signed"}
    app = visit("results", store.create(replace(blank(example), answers=answers)).id)
    assert "Find out whether earlier patient details were assessed as a possible breach" in said(app)
    assert "Answer, in \u201cPlan and agreement\u201d" in [link.proto.label for link in app.get("page_link")]


def test_the_verdict_opens_the_seven_rules(store, visit, example) -> None:
    assert [rule.verdict for rule in RULES] == [verdict.id for verdict in load_bank().file.verdicts]
    for sheet, before in (
        (blank(example).answered("org_role", "neither"), 0),
        (example, 1),
        (blank(example).answered("org_role", "unknown"), 3),
    ):
        text = said(unfolded(visit("results", store.create(sheet).id), "why_verdict"))
        assert text.count("Does not hold.") == before
        assert text.count("**Holds.**") == 1
        assert text.count("Not reached.") == 6 - before


@pytest.mark.parametrize("condition", [c.id for c in load_bank().conditions])
def test_a_condition_opens_rule_answers_and_sources(condition, store, visit, example) -> None:
    for sheet in (example, blank(example)):
        text = said(unfolded(visit("results", store.create(sheet).id), f"condition_{condition}"))
        assert text.count("This holds.**") == 1
        assert "**Sources**" in text and "; read " in text


def test_rules_in_words_name_every_state_that_the_data_decides() -> None:
    bank = load_bank()
    assert [*rules(bank, bank.condition("plan"))] == ["not_needed", "met", "unmet"]
    assert [*rules(bank, bank.condition("training"))] == ["unmet", "unknown", "met"]
    assert "\u201cExpert\u201d" in rules(bank, bank.condition("plan"))["met"] or "Expert" in rules(bank, bank.condition("plan"))["met"]


def test_the_parts_of_the_score_add_up_on_the_screen(store, visit, example) -> None:
    text = said(unfolded(visit("results", store.create(example).id), "why_score"))
    tables = [part for part in text.split("\n\n") if part.startswith("| Question | Answer | At stake")]
    tables = tables or re.findall(r"(?:^\|.*\n?)+", text, re.M)
    tables = [t for t in tables if "At stake" in t]
    ends = explain(load_bank(), example)
    assert len(tables) == 2
    for table, end in zip(tables, ends, strict=True):
        rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.strip().split("\n")[2:]]
        *parts, total = ([int(cell.strip("* ")) for cell in row[-2:]] for row in rows)
        assert [sum(column) for column in zip(*parts, strict=True)] == total == [end.weight, end.taken]
        assert f"**{end.score}**" in text
    assert "assumed:" in text


def test_a_full_sheet_has_one_table_and_the_cap_is_said(store, visit, example) -> None:
    bank = load_bank()
    sheet = example
    for question in ("ai_cover", "auto_logoff", "backup"):
        sheet = sheet.answered(question, bank.questions[question].choices[0].id)
    sheet = sheet.answered("integrations", None).answered("integrations_inventory", bank.questions["integrations_inventory"].choices[-1].id)
    text = said(unfolded(visit("results", store.create(sheet).id), "why_score"))
    assert "cap of 39" in text or "at most 39" in text


def test_contradictions_link_to_their_questions(store, visit, example) -> None:
    bank = load_bank()
    result = assess(bank, example)
    sheet = (
        example if result.contradictions else replace(example, answers={**example.answers, "baa_status": "signed", "desk": "not_chosen"})
    )
    if not assess(bank, sheet).contradictions:
        from datetime import date

        sheet = (
            example.answered("baa_status", "signed").answered("first_phi_on", date(2030, 1, 1)).answered("baa_signed_on", date(2031, 1, 1))
        )
    found = assess(bank, sheet).contradictions
    assert found
    app = visit("results", store.create(sheet).id)
    links = [link.proto.label for link in app.get("page_link")]
    for contradiction in found:
        for question in contradiction.questions:
            assert any(bank.questions[question].short in label.replace("\\", "") for label in links)
