"""The assessment file (JSON, contract section 5): read with every fault named, written the same every time."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from questionnaire.assessment import FORMAT, MAX_CLIENT, MAX_NOTE, Answer, Assessment, Integration, PlanEntry
from questionnaire.file_answers import Faults, read_answers, read_day, read_plan, read_texts
from questionnaire.question_bank import Bank

MAX_BYTES = 2_000_000
LONGEST_NUMBER = 20
KEYS = ("format", "bank", "client", "as_of", "answers", "not_applicable", "notes", "plan")
REQUIRED = ("format", "as_of", "answers")


class Refused(Exception):
    """The file is no assessment. `faults`: one line each, saying where, what, and what would be right."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(bank: Bank, data: bytes) -> Assessment:
    """Read an assessment file. Raises Refused with every fault at once; never anything else."""
    if len(data) > MAX_BYTES:
        raise Refused((f"file: {len(data):,} bytes is too large; an assessment has at most {MAX_BYTES:,}",))
    raw = _parsed(data)
    faults = Faults()
    for key in raw.keys() - set(KEYS):
        faults.unknown("file", key, KEYS, "key")
    for key in REQUIRED:
        if key not in raw:
            faults.add(key, "is missing; every assessment has format, as_of and answers")
    _check_format(raw.get("format", FORMAT), faults)
    as_of = read_day("as_of", raw["as_of"], faults) if "as_of" in raw else None
    answers, excused = read_answers(bank, _mapping("answers", raw, faults), faults)
    reasons = read_texts("not_applicable", _mapping("not_applicable", raw, faults), bank.questions, MAX_NOTE, faults)
    for question in reasons:
        if question in bank.questions and not bank.questions[question].na_allowed:
            faults.add(f"not_applicable.{question}", "this question cannot be marked not applicable; take the entry out")
    notes = read_texts("notes", _mapping("notes", raw, faults), bank.questions, MAX_NOTE, faults)
    plan = read_plan(bank, _mapping("plan", raw, faults), faults)
    client = faults.text("client", raw.get("client", ""), MAX_CLIENT)
    version = faults.text("bank", raw.get("bank", bank.version), 40)
    if faults.lines or as_of is None:
        raise Refused(tuple(sorted(faults.lines)))
    return Assessment(version, as_of, client, answers, excused | reasons, notes, plan)


def _check_format(found: object, faults: Faults) -> None:
    if type(found) is not int or found < 1:
        faults.shape("format", found, f"the number {FORMAT}")
    elif found > FORMAT:
        faults.add("format", f"{found} is newer than this program reads ({FORMAT}); open the file with a newer Deskcheck")


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice, parse_constant=_no_constant, parse_int=_integer)
    except UnicodeDecodeError as error:
        raise Refused((f"file: is not UTF-8 text (byte {error.start + 1}); save it as JSON in UTF-8",)) from None
    except json.JSONDecodeError as error:
        raise Refused(
            (f"file: is no JSON (line {error.lineno}, column {error.colno}: {error.msg}); open a file that Deskcheck saved",)
        ) from None
    except RecursionError:
        raise Refused(("file: is nested too deeply; open a file that Deskcheck saved",)) from None
    except ValueError as error:
        raise Refused((f"file: {error}",)) from None
    if not isinstance(raw, dict):
        raise Refused(("file: is JSON, but no assessment; it begins with { and has format, as_of and answers",))
    return raw


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {json.dumps(twice[:60])} stands twice in one place; keep one")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no number that JSON knows; take it out")


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number has {len(digits):,} digits; no answer has more than {LONGEST_NUMBER}, so take it out")
    return int(digits)


def _mapping(key: str, raw: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    found = raw.get(key, {})
    if isinstance(found, dict):
        return found
    faults.shape(key, found, "an object, { … }")
    return {}


def write(assessment: Assessment) -> str:
    """The assessment as JSON text: the same text for the same assessment, whatever the order of its answers."""
    found = {
        "format": FORMAT,
        "bank": assessment.bank,
        "client": assessment.client,
        "as_of": assessment.as_of.isoformat(),
        "answers": {key: _plain(assessment.answers[key]) for key in sorted(assessment.answers)},
        "not_applicable": dict(sorted(assessment.not_applicable.items())),
        "notes": dict(sorted(assessment.notes.items())),
        "plan": {key: _entry(assessment.plan[key]) for key in sorted(assessment.plan)},
    }
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
