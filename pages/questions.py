"""Questions: one section a screen."""

from ui.about import about
from ui.consequence import open_findings, say
from ui.note import note
from ui.page import Visit, enter
from ui.question import ask, box
from ui.sections import chosen, foot, go, head, listed, not_asked, out_of_scope
from ui.vendors import vendors


def section_screen(visit: Visit) -> None:
    """First the widgets, which save; then what the answers mean, for the sheet as it is now; then the ways onward.

    No fragments: a click in a fragment that comes after a restart of the server names a fragment that the new process
    does not know, and Streamlit drops it. Here every click runs the whole page, which therefore has few elements.
    """
    opened = visit.opened
    section = chosen(opened)
    visit.place = f"{opened.id}/{section.id}"
    status = head(opened, section)
    if section is opened.bank.sections[0]:
        about(opened, "questions")
    drawn = []
    for question in section.questions:
        if question.id not in opened.walked.skipped:  # looked up each time: the answer above may have opened this one
            drawn.append((question, box(question)))
            with drawn[-1][1]:
                ask(opened, question)
    found = open_findings(opened)
    for question, place in drawn:
        with place:
            risky = say(opened, question, found.get(question.id, []))
            if question.id == "vendor_offers_baa":
                vendors(opened)
            note(opened, question, risky=risky)
    not_asked(opened, section)
    out_of_scope(opened)
    onward = foot(opened, section) or listed(opened, section)
    status.caption("Not saved yet" if opened.trouble else "Saved")
    go(opened, onward)


with enter("questions") as visit:
    section_screen(visit)
