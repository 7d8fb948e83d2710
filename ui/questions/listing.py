"""The list of sections in the sidebar: what is answered in each, how long it takes, and who knows the answers."""

from html import escape

from questionnaire.model import Section
from questionnaire.unanswered import minutes
from ui.questions.carried import waiting
from ui.questions.first_pass import first_pass
from ui.shell.navigation import FIRST
from ui.shell.session import OpenAssessment
from ui.shell.standing import UNSURE, tally


def listing(opened: OpenAssessment, section: Section) -> str:
    """HTML of the bank's words alone. `browser/screen.js` follows its links."""
    lines = "".join(_line(opened, s, current=s.id == section.id) for s in (first_pass(opened.bank), *opened.bank.sections))
    return f'<nav aria-label="Sections"><ol class="dc-sections">{lines}</ol></nav>'


def progress(opened: OpenAssessment, section: Section) -> tuple[str, bool]:
    """`4 of 9 · 3 “I don't know”`, empty before the first answer, and whether nothing is open."""
    done = tally(opened, section.questions)
    words = [f"{done.answered} of {done.asked}"] if done.begun else []
    words += [f"{done.unsure} {UNSURE}"] if done.unsure else []
    words += [f"{len(left)} to confirm"] if (left := waiting(opened, section)) else []
    return " \u00b7 ".join(words), done.complete and not left


def size(opened: OpenAssessment, section: Section) -> list[str]:
    """How long its questions take, and who can answer most of them; nothing where it is not asked, and of the first pass."""
    asked = sum(q.id not in opened.stored_sheet.skipped for q in section.questions)
    if not asked or section.id == FIRST:
        return []
    role = section.knows
    return [f"{minutes(asked)} min", *([opened.bank.owner_roles.get(role, role)] if role else [])]


def _line(opened: OpenAssessment, section: Section, *, current: bool) -> str:
    said, complete = progress(opened, section)
    words = " \u00b7 ".join([*([said] if said else []), *size(opened, section)]) or ("Start here" if section.id == FIRST else "Not asked")
    step = ' aria-current="step"' if current else ""
    mark = '<span class="dc-mark" role="img" aria-label="Done">\u2713</span>' if complete else '<span class="dc-mark"></span>'
    told = f'<span class="dc-title">{escape(section.title)}</span><span class="dc-progress">{escape(words)}</span>'
    href = escape(f"?a={opened.id}&section={section.id}")
    return f'<li><a href="{href}" data-section="{section.id}"{step}>{mark}<span>{told}</span></a></li>'
