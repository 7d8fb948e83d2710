"""The guard: what a text looks like, in one sentence, and where in an assessment it stands."""

from collections.abc import Callable, Collection, Iterator

from questionnaire.assessment import Assessment, rows_of
from questionnaire.privacy import names, numbers
from questionnaire.privacy.known import Known, Text
from questionnaire.question_bank import Bank

_SIGNS: dict[str, tuple[str, Callable[[Text, Known], bool]]] = {
    "ssn": ("a Social Security number", numbers.ssn),
    "record_number": ("a record or member number", numbers.record),
    "birth": ("a date of birth", numbers.birth),
    "phone": ("a phone number", numbers.phone),
    "medicare": ("a Medicare or Medicaid number", numbers.medicare),
    "email": ("an e-mail address", numbers.email),
    "patient_name": ("a patient's name", names.patient_name),
    "address": ("a street address", numbers.address),
    "diagnosis_code": ("a diagnosis code with a name", names.diagnosis_code),
}


def kinds_in(text: str, own: Collection[str] = ()) -> tuple[str, ...]:
    """The kinds of patient details that a text seems to hold: keys of the table above. `own`: the client's names and domains."""
    seen, known = Text.of(text), Known.of(own)
    return tuple(kind for kind, (_, found) in _SIGNS.items() if found(seen, known))


def looks_like_phi(text: str, own: Collection[str] = ()) -> str:
    """A sentence that names what looks like patient details in a text, never the text itself; empty where nothing does.

    `own` holds names and domains of the client's own: an e-mail address there is no patient's.
    """
    found = [_SIGNS[kind][0] for kind in kinds_in(text, own)]
    if not found:
        return ""
    *rest, last = found
    several = f"{', '.join(rest)}{',' if len(rest) > 1 else ''} and {last}" if rest else last
    return f"This looks like it holds {several}. Deskcheck must not hold patient details: please describe the case without them."


def phi_in(bank: Bank, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Where in an assessment something looks like patient details, in words a person understands, and the sentence for it."""
    client = [("the client's name", looks_like_phi(assessment.client))]
    said = ((where, looks_like_phi(text, (assessment.client,))) for where, text in _texts(bank, assessment))
    return tuple((where, sentence) for where, sentence in (*client, *said) if sentence)


def _texts(bank: Bank, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Every text typed, but for the client's name, and what to call its place. An id that the bank does not know stands for itself."""

    def asked(question: str) -> str:
        known = bank.questions.get(question)
        return f"'{known.text if known else question}'"

    for question, note in assessment.notes.items():
        yield f"the note on {asked(question)}", note
    for question, reason in assessment.not_applicable.items():
        yield f"the reason why {asked(question)} does not apply", reason
    for question, answer in assessment.answers.items():
        yield from ((f"app {n} under {asked(question)}", row.name) for n, row in enumerate(rows_of(answer), 1))
    for action, entry in assessment.plan.items():
        step = bank.actions.get(action)
        yield f"the owner of '{step.title if step else action}'", entry.owner
    for role, name in assessment.people.items():
        yield f"who is the {role.replace('_', ' ')}", name
    added = assessment.handover
    yield "who prepared the report", added.prepared_by
    yield "the cover letter", added.letter
    yield from ((f"comment {n}", comment) for n, comment in enumerate(added.comments.values(), 1))
    yield from ((f"change {n} by hand", f"{change.value} {change.reason}") for n, change in enumerate(added.overrides, 1))
    yield from assessment.workshop.texts()
