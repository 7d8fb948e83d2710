"""The assessment file (JSON, contract section 6): read with every fault named, written the same every time.

Format 1 knew no people, hours, handover or workshop. It is read for ever, and what it holds means what it meant.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from questionnaire.assessment import FORMAT, MAX_CLIENT, Answer, Assessment, Integration, KeptEntry, PlanEntry
from questionnaire.faults import Faults, quoted
from questionnaire.faults import Refused as Refused  # what this door raises
from questionnaire.file.added import read_handover, read_hours, read_people, read_workshop, whole
from questionnaire.file.answers import read_answers, read_day, read_plan, read_texts
from questionnaire.file.names import Names
from questionnaire.handover import NOTHING_ADDED
from questionnaire.question_bank import Bank
from questionnaire.shapes.versions import newer

MAX_BYTES, MOST_DIGITS = 2_000_000, 20
KEYS_1 = ("format", "bank", "client", "as_of", "answers", "not_applicable", "notes", "plan")
KEYS_2 = ("people", "hours_per_week", "handover", "unconfirmed", "workshop")
"""What format 2 added."""
REQUIRED = ("format", "as_of", "answers")


def read(bank: Bank, data: bytes, *, keeps: bool | None = None) -> Assessment:
    """Read an assessment file. Raises Refused with every fault at once; never anything else.

    `keeps`: whether names that this bank does not have are kept, as in what is stored, or are faults; None decides by the
    file's bank version: in a newer bank's file such a name may be right, in any other it is a slip.
    """
    if len(data) > MAX_BYTES:
        raise Refused((f"file: {len(data):,} bytes is too large; an assessment has at most {MAX_BYTES:,}",))
    faults = Faults()
    return _sheet(bank, _parsed(data, faults), faults, keeps)


def from_document(bank: Bank, raw: Mapping[str, Any], kept: tuple[KeptEntry, ...]) -> Assessment:
    """The same of what `to_document` made and somebody changed; `kept` is what that left out. Any other name is a fault."""
    return replace(_sheet(bank, raw, Faults(), keeps=False), kept=kept)


def _sheet(bank: Bank, raw: Mapping[str, Any], faults: Faults, keeps: bool | None) -> Assessment:
    _check_keys(raw, faults)
    as_of = read_day("as_of", raw["as_of"], faults) if "as_of" in raw else None
    client = faults.text("client", raw.get("client", ""), MAX_CLIENT)
    version = faults.text("bank", raw.get("bank", bank.version), 40)
    names = Names(bank, faults, newer(version, than=bank.version) if keeps is None else keeps)
    answers, excused = read_answers(names, _mapping("answers", raw, faults))
    reasons = names.questions("not_applicable", read_texts("not_applicable", _mapping("not_applicable", raw, faults), faults))
    for question in [q for q in reasons if not bank.questions[q].na_allowed]:
        names.not_allowed("not_applicable", question, reasons.pop(question), "take the entry out")
    notes = names.questions("notes", read_texts("notes", _mapping("notes", raw, faults), faults))
    plan = read_plan(names, _mapping("plan", raw, faults))
    people = read_people(_mapping("people", raw, faults), faults)
    hours = read_hours(raw.get("hours_per_week"), faults) if "hours_per_week" in raw else None
    handover = read_handover(_mapping("handover", raw, faults), faults)
    carried = names.questions("unconfirmed", _mapping("unconfirmed", raw, faults))
    unconfirmed = {question: day for question, found in carried.items() if (day := read_day(f"unconfirmed.{question}", found, faults))}
    workshop = read_workshop(bank, _mapping("workshop", raw, faults), faults)
    if faults.lines or as_of is None:
        raise Refused(faults.in_order(), foreign=len(raw.keys() & set(REQUIRED)) < 2)
    kept = tuple(sorted(names.kept, key=lambda entry: (entry.part, entry.name)))
    added = (people, hours, handover, kept, unconfirmed, workshop)
    return Assessment(version, as_of, client, answers, excused | reasons, notes, plan, *added)


def _check_keys(raw: Mapping[str, Any], faults: Faults) -> None:
    faults.keys("file", raw, (*KEYS_1, *KEYS_2))
    for key in REQUIRED:
        if key not in raw:
            faults.add(key, "is missing; every assessment has format, as_of and answers")
    found = raw.get("format", FORMAT)
    if type(found) is not int or found < 1:
        faults.shape("format", found, f"the number {FORMAT}")
    elif found == 1:
        for key in raw.keys() & set(KEYS_2):
            faults.add(key, "is not part of format 1; write 2 as the format, or take it out")
    elif found > FORMAT:
        faults.add("format", f"{found} is newer than this program reads ({FORMAT}); open the file with a newer Deskcheck")


def _parsed(data: bytes, faults: Faults) -> dict[str, Any]:
    """NaN and Infinity, which JSON does not know, fit nowhere: the reader names each at its place."""

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            for twice in [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]:
                faults.add("file", f"the key {quoted(twice)} appears twice in one place; keep one")
        return found

    try:
        raw = json.loads(data.decode("utf-8-sig"), object_pairs_hook=each_once, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise Refused((f"file: is not UTF-8 text (byte {error.start + 1}); save it as JSON in UTF-8",)) from None
    except json.JSONDecodeError as error:
        raise Refused(
            (f"file: is not JSON (line {error.lineno}, column {error.colno}: {error.msg}); open the answers (JSON) that Deskcheck saved",)
        ) from None
    except RecursionError:
        raise Refused(("file: is nested too deeply; open the answers (JSON) that Deskcheck saved",)) from None
    if not isinstance(raw, dict):
        raise Refused(("file: is JSON, but not an assessment; it begins with { and has format, as_of and answers",), foreign=True)
    return raw


def _whole(digits: str) -> float:
    """Without end past `MOST_DIGITS`: such a number fits nowhere either, and a long one takes Python long to read."""
    return int(digits) if len(digits) <= MOST_DIGITS else math.inf


def _mapping(key: str, raw: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    found = raw.get(key, {})
    if isinstance(found, dict):
        return found
    faults.shape(key, found, "an object, { … }")
    return {}


def write(assessment: Assessment) -> str:
    """The assessment as JSON text: the same text for the same assessment, whatever the order of its answers."""
    return _text(_filled(_with_kept(_parts(assessment), assessment.kept)))


def to_document(assessment: Assessment) -> dict[str, Any]:
    """The assessment as its file holds it, before it is text; the caller's own. Empty parts are left out, and what is only kept."""
    return _filled(_parts(assessment))


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    found = {"format": FORMAT, **parts}
    return {key: part for key, part in found.items() if part or key in ("bank", *REQUIRED)}


def write_for_hash(assessment: Assessment) -> str:
    """The text that the SHA-256 of a frozen version is made of, beside its handover's: as format 1 wrote it, whatever the format is now.

    So a version that was frozen years ago still has its hash. Only what format 1 did not know stands behind, where there is any.
    """
    parts = _with_kept(_parts(replace(assessment, handover=NOTHING_ADDED)), assessment.kept)
    return _text({"format": 1} | {key: part for key, part in parts.items() if part or key in KEYS_1})


def _with_kept(parts: dict[str, Any], kept: Iterable[KeptEntry]) -> dict[str, Any]:
    """The parts with what is kept where it stood. What was typed under the same name since takes its place; of choices all stay."""
    for entry in kept:
        there = parts[entry.part].setdefault(entry.name, entry.value)
        if there is not entry.value and isinstance(there, list) and isinstance(entry.value, list):
            there.extend(entry.value)
        parts[entry.part] = dict(sorted(parts[entry.part].items()))
    return parts


def _parts(assessment: Assessment) -> dict[str, Any]:
    return {
        "bank": assessment.bank,
        "client": assessment.client,
        "as_of": assessment.as_of.isoformat(),
        "answers": {key: _plain(assessment.answers[key]) for key in sorted(assessment.answers)},
        "not_applicable": dict(sorted(assessment.not_applicable.items())),
        "notes": dict(sorted(assessment.notes.items())),
        "plan": {key: _entry(assessment.plan[key]) for key in sorted(assessment.plan)},
        "people": dict(sorted(assessment.people.items())),
        "hours_per_week": whole(assessment.hours_per_week),
        "handover": assessment.handover.to_data(),
        "unconfirmed": {question: day.isoformat() for question, day in sorted(assessment.unconfirmed.items())},
        "workshop": assessment.workshop.to_data(),
    }


def _text(found: Mapping[str, object]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _plain(answer: Answer) -> object:
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, tuple):
        return [{"name": i.name, "data": i.data, "baa": i.baa} if isinstance(i, Integration) else i for i in answer]
    return answer


def _entry(entry: PlanEntry) -> dict[str, str]:
    due = {"due": entry.due.isoformat()} if entry.due else {}
    return {"owner": entry.owner, **due, "status": entry.status}
