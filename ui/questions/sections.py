"""The questionnaire's frame: which section is on screen, what was not asked in it, and the ways to the others."""

from html import escape

import streamlit as st

from questionnaire.conditions import mentioned
from questionnaire.model import UNKNOWN, Section
from report.paper.wording import count
from ui.elements.literal import literal
from ui.shell.navigation import RESULTS, SECTION, asked_sections, blank
from ui.shell.session import OpenAssessment


def chosen(opened: OpenAssessment) -> Section:
    """The section that `?section=` names, else the first."""
    wanted = st.query_params.get("section")
    section = next((s for s in opened.bank.sections if s.id == wanted), opened.bank.sections[0])
    SECTION.set(section.id, opened.id)
    return section


def asked_for(section: Section) -> str:
    """The id of the question that `?question=` names, if it stands in this section; else empty."""
    wanted = st.query_params.get("question")
    return next((q.id for q in section.questions if q.id == wanted), "")


def head(opened: OpenAssessment, section: Section) -> None:
    """Title and intro."""
    number = opened.bank.sections.index(section) + 1
    st.markdown(f"# {literal(section.title)}\n{literal(section.intro)}")
    st.caption(f"Section {number} of {len(opened.bank.sections)}")


def not_asked(opened: OpenAssessment, section: Section) -> None:
    """Says once what the earlier answers made pointless, and why; nothing of what an answer still missing may open."""
    reasons: dict[str, int] = {}
    for question in section.questions:
        reason = opened.sheet.skipped.get(question.id)
        if reason and not _may_open(opened, question.id):
            reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        st.caption("  \n".join(f"{count(number, 'question')} not asked, because {literal(reason)}." for reason, number in reasons.items()))


def _may_open(opened: OpenAssessment, question_id: str) -> bool:
    """Whether a question that is not asked hangs on an answer still missing, be it by way of others that are not asked either."""
    looked_at = mentioned(opened.bank.section_of(question_id).when) | mentioned(opened.bank.questions[question_id].when)
    return any(blank(opened, q) if q in opened.sheet.asked else _may_open(opened, q) for q in looked_at)


def out_of_scope(opened: OpenAssessment) -> None:
    """What applies instead where HIPAA does not, and how to go on all the same."""
    if opened.assessment.answers.get("org_role") != "neither":
        return
    verdict = opened.bank.verdict("not_in_scope")
    st.info(
        f"**{literal(verdict.title)}.** {literal(verdict.means)}\n\n{literal(verdict.next)}\n\n"
        "The questions end here. To go through them as if HIPAA applied, choose another role above."
    )


def foot(opened: OpenAssessment, section: Section) -> str:
    """Back and Next. Answers the id of the section to go to, `results`, or an empty text."""
    open_ids = asked_sections(opened)
    order = [s.id for s in opened.bank.sections]
    place = order.index(section.id)
    back = next((s for s in reversed(order[:place]) if s in open_ids), "")
    onward = next((s for s in order[place + 1 :] if s in open_ids), RESULTS)
    with st.container(horizontal=True, key="ways"):
        # Always there, so that Next keeps its place from screen to screen.
        clicked_back = st.button("Back", key=f"back_{section.id}", disabled=not back)
        name = "See the results" if onward == RESULTS else f"Next: {literal(opened.bank.section(onward).short)}"
        clicked_next = st.button(name, key=f"next_{section.id}", type="primary")
    return back if clicked_back else onward if clicked_next else ""


def listing(opened: OpenAssessment, section: Section) -> str:
    """The list of sections with their progress, for the sidebar: HTML of the bank's words alone. `browser/screen.js` follows its links."""
    open_ids = asked_sections(opened)
    lines = "".join(_line(opened, s, current=s is section, asked=s.id in open_ids) for s in opened.bank.sections)
    return f'<nav aria-label="Sections"><ol class="dc-sections">{lines}</ol></nav>'


def progress(opened: OpenAssessment, section: Section) -> tuple[str, bool]:
    """`4 of 9 · 3 unknown`, and whether nothing is left blank that should not be."""
    walked = opened.stored_sheet
    asked = [q.id for q in section.questions if q.id not in walked.skipped]
    if not asked:
        return "Not asked", False
    answered = sum(walked.answered(q) for q in asked)
    unknown = sum(opened.stored.answers.get(q) == UNKNOWN for q in asked)
    left = sum(blank(opened, q) for q in asked)
    return f"{answered} of {len(asked)}" + (f" · {unknown} unknown" if unknown else ""), not left


def _line(opened: OpenAssessment, section: Section, *, current: bool, asked: bool) -> str:
    said, complete = progress(opened, section)
    step = ' aria-current="step"' if current else ""
    mark = "\u2713" if complete and asked else ""
    words = f'<span class="dc-title">{escape(section.title)}</span><span class="dc-progress">{escape(said)}</span>'
    href = escape(f"?a={opened.id}&section={section.id}")
    link = f'<a href="{href}" data-section="{section.id}"{step}>'
    return f'<li>{link}<span class="dc-mark" aria-hidden="true">{mark}</span><span>{words}</span></a></li>'
