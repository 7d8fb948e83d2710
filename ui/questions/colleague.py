"""A section for a colleague: the questions as text, Word and PDF, and the reply pasted back, shown before it is taken over."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import streamlit as st

from questionnaire.assessment import Answer, Assessment
from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value, all_edited, restored
from questionnaire.flow import rounds
from questionnaire.inquiry import Change, Inquiry, Reply, changes, edits, inquiry, pasted_text, read_reply, sample, unanswered
from questionnaire.inquiry.reading import Given
from questionnaire.inquiry.reply import MOST
from questionnaire.privacy import looks_like_phi
from questionnaire.shapes.question import Question
from questionnaire.shapes.section import Section
from report.content.inquiry import compose_inquiry
from report.paper.wording import DONT_KNOW, answer_lines, capitalized, count
from ui.elements.literal import bullets, literal
from ui.elements.table import table
from ui.elements.words import NO_PHI
from ui.questions.sheet_file import from_sheet
from ui.shell.downloads import paper_buttons
from ui.shell.drafts import draft_lines
from ui.shell.leave_out import leave_out
from ui.shell.press import once
from ui.shell.session import OpenAssessment
from ui.shell.session_values import SessionValue, key_of, nothing, widget_value
from ui.shell.steady import steady

GIVE = "Give this section to a colleague"
DOWNLOADS = {"docx": "Download (Word)", "pdf": "Download (PDF, to print)"}
UNCHANGED = "Nothing that was read in this reply differs from your answers and notes."
NAMES = ", but for the names of listed apps that are still open"
NOT_THE_SHEET = "No answer could be read in this file. Is it the sheet that you sent, filled in? Answers from an e-mail can be pasted."
OF_ANOTHER = (
    "This sheet was made for a client of another name than **{client}**. If that is not an earlier name of this client, these answers "
    "are another\u2019s: take nothing over."
)
OF_A_NAMED = (
    "This sheet was made for a client with a name, and this one has none yet. If it is not the same client, these answers are "
    "another\u2019s: take nothing over."
)
ALL_LEFT_OUT = "All of it is left out: nothing is taken over."
NOTHING_READ = "No answer could be read here. Answers look like this: "


@dataclass(frozen=True)
class Taken:
    """A reply that was taken over in this session, with what undoes it."""

    pasted: str
    found: tuple[Change, ...]
    words: str
    unread: tuple[str, ...]
    """What of it was not taken over, a sentence each."""
    was: dict[Path, Value]
    now: dict[Path, Value]
    carried: dict[str, date]
    """Of what was confirmed or changed: the round that the answer before it came from."""


_TAKEN = SessionValue[Taken | None]("reply_taken", nothing)


def colleague(opened: OpenAssessment, section: Section) -> None:
    """One closed line above the questions. Its body is drawn only once it is open; nothing where the section is not asked."""
    if not inquiry(opened.bank, opened.sheet, section, answered=True).asked:
        return
    box = steady(GIVE, _key(opened, section))
    if box.open:
        with box:
            _receive(opened, _send(opened, section))


def handed_out(opened: OpenAssessment, section: Section) -> bool:
    """Whether the box is open: then what it shows follows every answer."""
    return bool(widget_value(_key(opened, section)))


def _key(opened: OpenAssessment, section: Section) -> str:
    return f"hand_{opened.id}_{section.id}"


def _send(opened: OpenAssessment, section: Section) -> Inquiry:
    """The questions to copy, and as files."""
    key, again = _key(opened, section), rounds.to_confirm(opened.assessment, opened.sheet)
    make = partial(inquiry, opened.bank, opened.sheet, section, opened.assessment.client, again=again)
    left = make()
    who = f"Usually answered by: {literal(left.who)}. " if left.who else ""
    st.markdown(
        f"**1. Send the questions.** {who}Copy the text into an e-mail or a chat, or send a file. "
        f"Your notes and the answers you gave are not in it{NAMES if any(one.still_open for one in left.asked) else ''}."
    )
    if not left.asked:
        st.caption("Nothing here is open; this asks every question again.")
    elif len(left.asked) < len(make(answered=True).asked):
        st.checkbox("Also ask what already has an answer", key=f"{key}_again")
    asked = make(answered=not left.asked or bool(widget_value(f"{key}_again")))
    with st.container(key="inquiry_text"):
        st.code(pasted_text(asked), language=None, wrap_lines=True, height=170)
    with st.container(horizontal=True, key="inquiry_downloads"):
        document = partial(compose_inquiry, opened.bank, opened.assessment, asked)
        paper_buttons(opened, document, DOWNLOADS, f"questions-{section.id}", "inquiry")
    return asked


def _receive(opened: OpenAssessment, asked: Inquiry) -> None:
    """The reply as it is pasted, or as the sheet that they filled in, and what it would change."""
    base = f"reply_{opened.id}_{asked.section.id}"
    st.markdown("**2. Paste their answers, or choose the Word file they filled in.** They are shown before anything changes.")
    pasted = draft_lines(opened, base, f"Their answers. {NO_PHI}", MOST, f"{sample(asked.asked)} \u2013 or the whole e-mail")
    sheet = from_sheet(opened, asked.section, f"{base}_file")  # where it stands stays: the focus would be lost with it
    if sheet and pasted:
        st.caption("What is pasted counts, and not the file. Empty the box to see what the file holds.")
    from_file, pasted = bool(sheet and not pasted), pasted or sheet
    done = _TAKEN.get(opened.id, asked.section.id)
    if done and (not done.now or opened.still(done.now)) and pasted in ("", done.pasted):
        _taken(opened, asked.section, done)
    elif pasted:
        _preview(opened, asked, pasted, from_file)
    else:
        pressed = st.button("Show what they answered", key=f"{base}_show")
        if pressed:
            st.info("There is nothing to show yet. Paste their answers above, or choose the Word file.")


def _preview(opened: OpenAssessment, asked: Inquiry, pasted: str, from_file: bool) -> None:
    reply = read_reply(opened.bank, asked.section, pasted, _listed(opened, asked.section), opened.assessment.client)
    with st.container(border=True, key="reply"):
        if from_file and reply.answers_nothing:
            st.markdown(NOT_THE_SHEET)
            return
        if reply.of_another:
            client = literal(opened.assessment.client)
            st.warning(OF_ANOTHER.format(client=client) if client else OF_A_NAMED)
        place = st.container()
        given, out = _kept(opened, asked.section, reply)
        found, unread = changes(opened.bank, opened.assessment, replace(reply, given=given)), (*reply.unread, *out)
        with place:
            if found:
                _changes_table(found)
            elif out:
                st.markdown(ALL_LEFT_OUT)
            else:
                st.markdown(NOT_THE_SHEET if from_file else NOTHING_READ + sample(asked.asked))
        _not_read(unread, unanswered(asked, reply), "file" if from_file else "box above")
        _take_over(opened, asked.section, pasted, found, unread)


def _kept(opened: OpenAssessment, section: Section, reply: Reply) -> tuple[tuple[Given, ...], tuple[str, ...]]:
    """What somebody does not leave out, and a sentence for each part that stays out. A note that may hold patient details begins there."""
    parts = [(one, "answer") for one in reply.given] + [(one, "note") for one in reply.given if one.remark]
    names = [f"{one.number} {one.question.short}" if part == "answer" else f"The note of {one.number}" for one, part in parts]
    signs = [looks_like_phi(one.remark, opened.own) if part == "note" else "" for one, part in parts]
    out = leave_out(names, f"leave_{opened.id}_{section.id}", [place for place, sign in enumerate(signs) if sign])
    left = {(one.number, part) for place, (one, part) in enumerate(parts) if place in out}
    given = [replace(one, remark="") if (one.number, "note") in left else one for one in reply.given if (one.number, "answer") not in left]
    return tuple(given), tuple(f"Left out: {names[place]}. {signs[place]}".strip() for place in sorted(out))


def _listed(opened: OpenAssessment, section: Section) -> list[str]:
    return [row.name for question in section.questions for row in opened.assessment.rows(question.id)]


def _changes_table(found: tuple[Change, ...]) -> None:
    st.markdown(table(["Question", "Their answer", "Until now"], [[_asked(c), _theirs(c), _until_now(c)] for c in found]))


def _asked(change: Change) -> str:
    return f"**{change.given.number}** {literal(change.given.question.text)}"


def _until_now(change: Change) -> str:
    return "Marked as not applicable" if change.excused else _in_words(change.given.question, change.before)


def _theirs(change: Change) -> str:
    """The answer in words, what is written beside it, and what becomes of it where it is not simply taken."""
    question, given = change.given.question, change.given
    said = _in_words(question, given.answer) if change.known else DONT_KNOW
    told = [said if change.stays else f"**{said}**"]
    if change.stays:
        blank = change.before is None and not change.excused
        known = "As before, and not confirmed yet" if change.confirms else "As before"
        stays = known if change.known else "It stays blank" if blank else "Your answer stays"
        told.append(f":small[{stays}.]")
    if change.skipped:
        told.append(f":small[Kept, and does not count: not asked, because {literal(change.skipped)}.]")
    if given.remark:
        told.append(f":small[Note: {literal(given.remark)}]")
    return " \u00b7 ".join(told)


def _in_words(question: Question, answer: Answer | None) -> str:
    return "; ".join(literal(line) for line in answer_lines(question, answer))


def _not_read(unread: Sequence[str], missing: Sequence[int], where: str) -> None:
    """What is not taken over, so that nothing is dropped in silence."""
    if unread:
        st.markdown(f"**Not taken over.** Correct it in the {where}, or leave it.\n\n{bullets(unread)}")
    if missing:
        numbers = ", ".join(map(str, missing))
        st.caption(f"Without an answer in this reply: {numbers}. Lines that begin with > are treated as quoted questions and not read.")


def _take_over(opened: OpenAssessment, section: Section, pasted: str, found: tuple[Change, ...], unread: tuple[str, ...]) -> None:
    made, held = edits(opened.assessment, found), tuple(change.given.question.id for change in found if change.confirms)
    if not made and not held:
        if found:
            st.markdown(UNCHANGED)
        return
    label, words = _named(made, held)
    # Of what is shown: a press that meets another reply, typed in the same breath, takes nothing over.
    if not once(label, key=key_of(f"take_{opened.id}_{section.id}", (made, held)), type="primary"):
        return
    was, now = {path: values[0] for path, values in made.items()}, {path: values[1] for path, values in made.items()}
    changed = {*held, *(path[1] for path in made if path[0] != "notes")}
    carried = {question: since for question, since in opened.assessment.unconfirmed.items() if question in changed}
    try:
        opened.save(lambda assessment: rounds.confirmed(all_edited(opened.bank, assessment, now), held))
    except Refused as refused:
        st.warning(f"Nothing was taken over. {literal('; '.join(refused.faults))}")
        return
    done = Taken(pasted, tuple(replace(change, carried=False) for change in found), words, unread, was, now, carried)
    _TAKEN.set(done, opened.id, section.id)
    opened.again = True


def _as_before(assessment: Assessment, done: Taken) -> Assessment:
    """With the answers that wait to be confirmed again, as far as they are those of the earlier round."""
    before = {change.given.question.id: change.before for change in done.found}
    again = {question: since for question, since in done.carried.items() if assessment.answers.get(question) == before[question]}
    return replace(assessment, unconfirmed={**assessment.unconfirmed, **again})


def _named(made: Collection[Path], held: Collection[str]) -> tuple[str, str]:
    """What the button offers and what is said once it is pressed. `held`: questions whose carried answer is confirmed."""
    numbers = ((sum(path[0] == part for path in made), noun) for part, noun in (("answers", "answer"), ("notes", "note")))
    taken, confirmed = " and ".join(count(number, noun) for number, noun in numbers if number), count(len(held), "answer")
    offers = [*([f"take over {taken}"] if made else []), *([f"confirm {confirmed}"] if held else [])]
    came = [*([f"Taken over: {taken}."] if made else []), *([f"Confirmed: {confirmed}."] if held else [])]
    return capitalized(" and ".join(offers)), " ".join(came)


def _taken(opened: OpenAssessment, section: Section, done: Taken) -> None:
    """What was taken over last stays where it was shown, with the way back."""
    with st.container(border=True, key="reply"):
        _changes_table(done.found)
        st.markdown(f"**{done.words}**")
        if done.unread:
            st.markdown(f"**Not taken over.** Ask again, or answer it below.\n\n{bullets(done.unread)}")
        st.caption(
            "This Undo leaves what was changed again since, and works until this page is reloaded or closed. "
            "Undo and History in the sidebar work after that too."
        )
        if once("Undo", key=f"untake_{opened.id}_{section.id}", disabled=opened.is_finished):
            opened.save(lambda assessment: _as_before(restored(opened.bank, assessment, done.was, done.now), done))
            _TAKEN.forget(opened.id, section.id)
            opened.again = True
