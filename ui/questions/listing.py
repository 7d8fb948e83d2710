"""The list of sections in the sidebar: what is answered in each, how long it takes, and who knows the answers."""

from html import escape

from questionnaire.model import UNKNOWN, Question, Section
from ui.questions.first_pass import first_pass
from ui.shell.navigation import FIRST
from ui.shell.session import OpenAssessment

QUESTIONS_A_MINUTE = 2


def listing(opened: OpenAssessment, section: Section) -> str:
    """HTML of the bank's words alone. `browser/screen.js` follows its links."""
    lines = "".join(_line(opened, s, current=s.id == section.id) for s in (first_pass(opened.bank), *opened.bank.sections))
    return f'<nav aria-label="Sections"><ol class="dc-sections">{lines}</ol></nav>'


def progress(opened: OpenAssessment, section: Section) -> tuple[str, bool]:
    """`4 of 9 · 3 unknown`, empty before the first answer, and whether nothing is open.

    "I don't know" is an answer, and unknown. A day or a number may be left empty where it is not known; it counts once it is there.
    """
    asked = _asked(opened, section)
    given = sum(_given(opened, q) for q in asked)
    wanted = sum(_given(opened, q) or not q.open_ended for q in asked)
    unknown = sum(opened.stored.answers.get(q.id) in (UNKNOWN, ()) for q in asked)
    words = [f"{given} of {wanted}"] if given else []
    return " \u00b7 ".join(words + ([f"{unknown} unknown"] if unknown else [])), 0 < given == wanted


def size(opened: OpenAssessment, section: Section) -> list[str]:
    """How long its questions take, and who can answer most of them; nothing where it is not asked, and of the first pass."""
    asked = len(_asked(opened, section))
    if not asked or section.id == FIRST:
        return []
    role = section.knows
    return [f"{-(-asked // QUESTIONS_A_MINUTE)} min", *([opened.bank.owner_roles.get(role, role)] if role else [])]


def _asked(opened: OpenAssessment, section: Section) -> list[Question]:
    return [q for q in section.questions if q.id not in opened.stored_sheet.skipped]


def _given(opened: OpenAssessment, question: Question) -> bool:
    """Whether anything was answered, "I don't know" included, or follows from other answers."""
    return question.id in opened.stored.answers or opened.stored_sheet.answered(question.id)


def _line(opened: OpenAssessment, section: Section, *, current: bool) -> str:
    said, complete = progress(opened, section)
    words = " \u00b7 ".join([*([said] if said else []), *size(opened, section)]) or ("Start here" if section.id == FIRST else "Not asked")
    step = ' aria-current="step"' if current else ""
    mark = '<span class="dc-mark" role="img" aria-label="Done">\u2713</span>' if complete else '<span class="dc-mark"></span>'
    told = f'<span class="dc-title">{escape(section.title)}</span><span class="dc-progress">{escape(words)}</span>'
    href = escape(f"?a={opened.id}&section={section.id}")
    return f'<li><a href="{href}" data-section="{section.id}"{step}>{mark}<span>{told}</span></a></li>'
