"""OSCAL: valid by NIST's own schemas, whole in itself, and no more certain than the answers are."""

import base64
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from questionnaire import Assessment
from questionnaire.assessment import Integration, PlanEntry
from report.formats.oscal import write_poam
from report.paper.document import Document
from report.paper.wording import UNCONFIRMED
from scoring import assess
from tests.report import sheets
from tests.report.documents import NAMES, document, sheet
from tests.report.oscal_reader import REFERENCES, WRITERS, body, faults, named, prop, read, sample, schema, walk
from tests.report.tabulated import tabulated
from tests.report.test_handover import CHANGED, TYPED
from tests.report.test_handover import document as handed_over
from tests.scoring.sheets import BANK

BOTH = pytest.mark.parametrize("kind", WRITERS)
ROOTS = {"assessment-results": "assessment-results", "poam": "plan-of-action-and-milestones"}
EVERY = pytest.mark.parametrize("name", NAMES)


def planned(given: Assessment, **entries: PlanEntry) -> Document:
    for action, entry in entries.items():
        given = given.planned(action, entry)
    return tabulated(given)


@BOTH
@EVERY
def test_it_is_valid_by_the_official_schema(kind: str, name: str) -> None:
    assert sample(kind, name)["metadata"]["oscal-version"] == "1.1.3"


@BOTH
def test_its_bytes_are_the_same_twice(kind: str) -> None:
    assert WRITERS[kind](document("out of scope")) == WRITERS[kind](document("out of scope"))
    assert json.loads(WRITERS[kind](document("worst"))) == {ROOTS[kind]: sample(kind, "worst")}


@BOTH
def test_the_schema_is_the_official_one_and_refuses_what_is_wrong(kind: str) -> None:
    assert schema(kind)["$id"].startswith("http://csrc.nist.gov/ns/oscal/1.1.3/")
    broken = json.loads(WRITERS[kind](document("safest")))
    head = next(iter(broken.values()))["metadata"]
    head["version"], head["last-modified"], head["roles"][0]["id"] = " x", "2026-02-30T00:00:00Z", "1 a"
    assert len({fault.split("]: ")[0] for fault in faults(kind, broken)}) == 3


@BOTH
@pytest.mark.parametrize("name", ["worst", "safest", "out of scope"])
def test_whatever_is_named_is_there_and_has_a_name_of_its_own(kind: str, name: str) -> None:
    root = sample(kind, name)
    there = named(root, "uuid")
    assert len(there) == len({*there})
    assert {*named(root, *REFERENCES)} <= {*there}
    assert {href[1:] for href in named(root, "href") if href.startswith("#")} <= {*there}
    assert {*named(root, "role-id")} <= {role["id"] for role in root["metadata"]["roles"]}


@BOTH
def test_no_object_says_the_same_property_twice(kind: str) -> None:
    for _, holder in walk(sample(kind, "worst")):
        told = [(p["name"], p["value"]) for p in holder.get("props", [])] if isinstance(holder, dict) else []
        assert len(told) == len({*told})


def test_a_finding_is_about_an_objective_that_stands_in_for_its_question() -> None:
    root = sample("assessment-results", "worst")
    objectives = {part["id"] for held in root["local-definitions"]["objectives-and-methods"] for part in held["parts"]}
    targets = [finding["target"] for finding in body(root)["findings"]]
    assert {target["target-id"] for target in targets} <= objectives == {*named(root, "objective-id")}
    assert {(t["status"]["state"], t["status"]["reason"]) for t in targets} <= {("not-satisfied", "fail"), ("not-satisfied", "other")}
    assert all(target["links"] for target in targets)


def test_nothing_is_said_to_be_satisfied_checked_or_closed() -> None:
    for kind in WRITERS:
        root = read(
            kind, planned(sheets.worst(BANK), **{i.action: PlanEntry(status="done") for i in assess(BANK, sheets.worst(BANK)).plan})
        )
        assert {risk["status"] for risk in body(root)["risks"]} == {"remediating"}
        assert all(prop(risk, "reported-status") == ["done"] for risk in body(root)["risks"])
        assert {*named(root, "state")} == {"not-satisfied", "other"} and {*named(root, "methods")} == {"INTERVIEW"}
        by_word = {(held["lifecycle"], UNCONFIRMED in held["remarks"]) for held in named(root, "remediations")}
        assert by_word == {("completed", False), ("planned", True)}
        assert all("Nobody has verified it" in held["remarks"] for held in named(root, "remediations"))


def test_what_is_not_known_says_so() -> None:
    root = read("assessment-results", tabulated(sheets.empty()))
    result = body(root)
    assert all("Not known" in finding["target"]["status"]["remarks"] for finding in result["findings"])
    assert {finding["target"]["status"]["reason"] for finding in result["findings"]} == {"other"}
    assert prop(result, "days-without-baa") == prop(result, "first-phi-on") == ["unknown"]
    assert prop(result, "score-low") != prop(result, "score-high")
    assert "not-counted" in named(result["observations"], "types")


def test_there_is_no_score_where_hipaa_does_not_appear_to_apply() -> None:
    result = body(sample("assessment-results", "out of scope"))
    assert prop(result, "verdict") == ["not_in_scope"] and prop(result, "score-low") == []


def test_the_limit_of_what_came_before_is_no_deadline_of_another_event() -> None:
    """An app without a BAA got the sixty days of the desk's earlier details, which had ended before the assessment."""
    slack = (Integration("Slack", "phi", "not_signed"),)
    sheet = sheets.filled(
        BANK, True, "A Clinic", phi_reaches_support="possible", baa_status="not_signed", integrations_inventory="complete"
    )
    sheet = sheet.answered("integrations", slack).answered("first_phi_on", date(2026, 8, 3)).answered("discovered_on", date(2026, 9, 10))
    summary = tabulated(sheet).records.summary
    assert (summary.notice_by, summary.earlier_by, summary.by_law) == (None, date(2026, 11, 9), date(2026, 11, 9))
    assert "2026-11-09" not in [risk["deadline"][:10] for risk in read("poam", tabulated(sheet))["risks"]]


def test_a_deadline_is_the_last_due_day_of_what_mends_the_risk_or_the_limit_by_law_and_a_milestone_has_its_own() -> None:
    made, root, law = document("worst"), sample("poam", "worst"), set()
    for row, risk in zip(made.records.findings, root["risks"], strict=True):
        actions = [action for action in made.records.plan if row.number in action.resolves]
        by_law = any(action.latest_reason == "law" for action in actions)
        assert risk["deadline"] == f"{made.records.summary.notice_by if by_law else max(action.due for action in actions)}T00:00:00Z"
        law.add(by_law)
        milestones = [response["tasks"][0] for response in risk["remediations"]]
        assert [m["timing"]["on-date"]["date"] for m in milestones] == [f"{action.due}T00:00:00Z" for action in actions]
        assert {m["type"] for m in milestones} == {"milestone"}
    assert law == {True, False} and prop(root["metadata"], "notice-by") == [str(made.records.summary.notice_by)]


def test_each_step_stands_once_and_other_milestones_wait_for_it() -> None:
    made, tasks = document("worst"), named(sample("poam", "worst"), "tasks")
    steps = [task for task in tasks if task["type"] == "action"]
    assert len(steps) == sum(len(row.steps) for row in made.records.plan)
    whole = {task["uuid"] for task in tasks if "tasks" in task}
    assert len(whole) == len(made.records.plan)
    others = [task for task in tasks if task["type"] == "milestone" and "tasks" not in task]
    assert others and all({held["task-uuid"] for held in task["dependencies"]} <= whole for task in others)


def test_a_response_is_ours_until_somebody_takes_it_up() -> None:
    bare = sheets.worst(BANK)
    first, second, third = (item.action for item in assess(BANK, bare).plan[:3])
    root = read("poam", planned(bare, **{first: PlanEntry("Dana"), second: PlanEntry(status="in_progress"), third: PlanEntry()}))
    held = {response["title"].split()[0]: response["lifecycle"] for response in named(root, "remediations")}
    assert (held["A1"], held["A2"], held["A3"]) == ("planned", "planned", "recommendation")
    assert {risk["status"] for risk in root["risks"]} == {"open", "remediating"}


def test_an_empty_plan_has_one_item_that_says_so() -> None:
    (item,) = sample("poam", "in order")["poam-items"]
    assert "This plan holds no action" in item["title"] and "props" not in item


@BOTH
def test_days_beyond_oscals_years_stay_as_properties(kind: str) -> None:
    bare = sheets.worst(BANK)
    far, past = (item.action for item in assess(BANK, bare).plan[:2])
    root = read(kind, planned(bare, **{far: PlanEntry(due=date.max), past: PlanEntry(due=date.min)}))
    assert {"9999-12-31", "0001-01-01"} <= {value for held in named(root, "tasks") for value in prop(held, "due")}
    late = read(kind, tabulated(replace(bare, as_of=date(9999, 12, 31))))
    assert late["metadata"]["last-modified"] == "2999-12-31T00:00:00Z" and late["metadata"]["version"] == "9999-12-31"


def test_the_same_thing_keeps_its_name_in_both_documents_and_in_the_next_revision_but_not_with_another_client() -> None:
    def names(root: Any) -> set[str]:
        return {held["uuid"] for held in named(root, "observations", "risks", "findings", "tasks")}

    now = sheet("worst")
    later = replace(now, as_of=now.as_of + timedelta(days=30))
    first, again = sample("poam", "worst"), read("poam", tabulated(later))
    assert names(first) == names(again) == names(sample("assessment-results", "worst"))
    assert first["uuid"] != again["uuid"] and first["metadata"]["document-ids"] == again["metadata"]["document-ids"]
    other = read("poam", tabulated(replace(now, client="Other Clinic")))
    assert not names(first) & names(other)


@BOTH
def test_the_file_it_was_made_from_travels_inside(kind: str) -> None:
    made = document("worst")
    (held,) = [resource for resource in sample(kind, "worst")["back-matter"]["resources"] if "base64" in resource]
    assert base64.b64decode(held["base64"]["value"], validate=True) == made.attachments[0].data


@BOTH
def test_what_was_changed_by_hand_stands_beside_the_computed_value(kind: str) -> None:
    root = read(kind, handed_over(CHANGED))
    told = " ".join(json.dumps(root, ensure_ascii=False).replace("\\\\", "").replace("\u2060", "").replace("\\n", " ").split())
    assert all(" ".join(typed.split()) in told for typed in TYPED)
    (changed,) = [risk for risk in body(root)["risks"] if prop(risk, "changed-by-hand")]
    facets = {facet["name"]: facet["value"] for facet in named(changed, "facets")}
    assert facets["risk"] == "high" and "from High to Low" in changed["description"]


def test_it_is_written_in_utf_8_with_a_line_end() -> None:
    assert write_poam(document("safest")).decode().endswith("}\n")
