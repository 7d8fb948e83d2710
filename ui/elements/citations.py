"""Citations as links. The words come from the bank; an address is written so that nothing in it ends the link."""

from questionnaire import Bank
from report.paper.wording import day
from ui.elements.literal import literal


def cited(bank: Bank, citations: tuple[str, ...]) -> str:
    """Citations in one line, each linked to its source."""
    return " · ".join(link(text, bank.cite(text).url) for text in citations)


def cited_with_days(bank: Bank, citations: tuple[str, ...]) -> str:
    """Citations as a list: what each belongs to, its date, when we read it, and what differs where there is one."""
    return "\n".join(_line(bank, text) for text in citations)


def link(text: str, url: str) -> str:
    """A Markdown link; an address that is none stays plain text."""
    if not url.startswith(("https://", "http://")):
        return literal(text)
    address = url.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{literal(text)}](<{address}>)"


def _line(bank: Bank, text: str) -> str:
    source = bank.cite(text)
    said = f" “{literal(source.says)}”" if source.says else ""
    careful = f" {literal(source.careful)}" if source.careful else ""
    dated = f":small[:gray[dated: {literal(source.dated)}; read {day(source.checked)}]]"
    return f"- {link(text, source.url)}: {literal(source.title)}.{said}{careful} {dated}"
