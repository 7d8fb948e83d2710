"""The list of sections in the sidebar: what is answered in each, how long it takes, and who knows the answers."""

from questionnaire.flow.unanswered import minutes
from questionnaire.shapes.section import Section
from ui.questions.first_pass import first_pass
from ui.shell.carried import waiting
from ui.shell.how_far import far_words, tally
from ui.shell.navigation import FIRST
from ui.shell.section_list import SectionLink, section_list
from ui.shell.session import OpenAssessment


def listing(opened: OpenAssessment, section: Section) -> str:
    """HTML of the bank's words alone."""
    links = (_link(opened, s, current=s.id == section.id) for s in (first_pass(opened.bank), *opened.bank.sections))
    return section_list(opened.id, "Sections", links)


def progress(opened: OpenAssessment, section: Section) -> tuple[str, bool]:
    """`7 of 9, including 3 "I don't know"`, empty before the first answer, and whether nothing is open."""
    done = tally(opened, section.questions)
    words = [far_words(done)] if done.answered else []
    words += [f"{len(left)} to confirm"] if (left := waiting(opened, section)) else []
    return " \u00b7 ".join(words), done.complete and not left


def size(opened: OpenAssessment, section: Section) -> list[str]:
    """How long its questions take, and who can answer most of them; nothing where it is not asked, and of the first pass."""
    asked = sum(q.id not in opened.stored_sheet.skipped for q in section.questions)
    if not asked or section.id == FIRST:
        return []
    role = section.knows
    return [f"{minutes(asked)} min", *([opened.bank.owner_roles.get(role, role)] if role else [])]


def _link(opened: OpenAssessment, section: Section, *, current: bool) -> SectionLink:
    said, complete = progress(opened, section)
    words = " \u00b7 ".join([*([said] if said else []), *size(opened, section)]) or ("Start here" if section.id == FIRST else "Not asked")
    return SectionLink(section.id, section.title, words, complete, current)
