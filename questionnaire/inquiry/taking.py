"""What a reply would change: each answer beside the one from before, and the edits that take it over."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from questionnaire.assessment import Answer, Assessment, Integration, rows_of
from questionnaire.file import to_document
from questionnaire.file.edit import Path, Value, value_at
from questionnaire.flow import walk
from questionnaire.inquiry.inquiry import Inquiry
from questionnaire.inquiry.reading import Given
from questionnaire.inquiry.reply import Reply
from questionnaire.question_bank import Bank
from questionnaire.shapes.question import UNKNOWN


@dataclass(frozen=True)
class Change:
    """One answer of a reply, and what it does."""

    given: Given
    before: Answer | None
    """None for a blank."""
    after: Answer | None
    excused: bool = False
    """Whether the question was marked as not applicable until now."""
    carried: bool = False
    """Whether the answer until now is that of an earlier round, which nobody has confirmed yet."""
    skipped: str = ""
    """Why it is not asked once the whole reply is taken: it is kept, and counts for nothing."""

    @property
    def stays(self) -> bool:
        """Whether all stands as before."""
        return self.after == self.before and not (self.excused and self.known)

    @property
    def confirms(self) -> bool:
        """Whether it says of an answer of an earlier round that it still holds."""
        return self.carried and self.known and self.stays

    @property
    def known(self) -> bool:
        """Whether the reply says more than "I don't know"."""
        return self.given.answer not in (None, (), UNKNOWN)


def changes(bank: Bank, assessment: Assessment, reply: Reply) -> tuple[Change, ...]:
    """What each answer of the reply does to the assessment."""
    found = tuple(_change(assessment, given) for given in reply.given)
    skipped = walk(bank, _then(assessment, found)).skipped
    return tuple(replace(change, skipped=skipped.get(change.given.question.id, "")) for change in found)


def edits(assessment: Assessment, made: Collection[Change]) -> dict[Path, tuple[Value, Value]]:
    """The fields that are changed, with their values before and after. A remark goes below the question's note."""
    before, after = to_document(assessment), to_document(_then(assessment, made))
    paths = [(part, c.given.question.id) for c in made for part in ("not_applicable", "answers", "notes")]
    values = {path: (value_at(before, path), value_at(after, path)) for path in paths}
    return {path: (was, now) for path, (was, now) in values.items() if was != now}


def unanswered(asked: Inquiry, reply: Reply) -> tuple[int, ...]:
    """The numbers of the inquiry that the reply says nothing to."""
    given = [one.number for one in reply.given]
    return tuple(one.number for one in asked.asked if one.number not in given)


def _change(assessment: Assessment, given: Given) -> Change:
    """What stands then. "I don't know" takes away nothing that somebody knew; apps join the list, and complete those of the same name."""
    question = given.question.id
    before, excused = assessment.answers.get(question), question in assessment.not_applicable
    change = Change(given, before, given.answer, excused, carried=question in assessment.unconfirmed)
    if not change.known:
        return change if before is None and not excused else replace(change, after=before)
    rows = rows_of(given.answer)
    return replace(change, after=_completed(before, rows)) if rows else change


def _completed(before: Answer | None, named: tuple[Integration, ...]) -> tuple[Integration, ...]:
    rows = [*rows_of(before)]
    for row in named:
        place = next((n for n, held in enumerate(rows) if held.name.casefold() == row.name.casefold()), None)
        if place is None:
            rows.append(row)
        else:
            held = rows[place]
            rows[place] = Integration(
                held.name, held.data if row.data == UNKNOWN else row.data, held.baa if row.baa == UNKNOWN else row.baa
            )
    return tuple(rows)


def _then(assessment: Assessment, made: Collection[Change]) -> Assessment:
    for change in made:
        question, remark = change.given.question.id, change.given.remark
        kept = ""
        if not change.stays:
            kept = assessment.not_applicable.get(question, "")
            assessment = assessment.excused(question, None).answered(question, change.after)
        note = assessment.notes.get(question, "")
        added = [text for text in (kept, remark) if text.strip() and f"\n{text}\n" not in f"\n{note}\n"]
        if added:
            assessment = assessment.noted(question, "\n".join([*([note] if note else []), *added]))
    return assessment
