"""The same without names: what may be shown to somebody who must not know whose it is."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO

import pandas as pd

from questionnaire import Bank
from questionnaire.shapes.question import Level
from report.paper.wording import level_word
from report.portfolio.figures import NOT_ASKED, cell_words, commonest
from report.portfolio.standing import Standing

HOLDS = (
    "For each client: a number (Client 1 and so on, in an order that says nothing), the verdict, how many questions were asked and "
    "answered, the findings by level, the worst finding of each section, and which safeguards the findings are about. No names, no ids, "
    "no days, no answers, and nothing that anybody typed. Whoever knows a client well may still recognize it by its findings."
)


def table(bank: Bank, clients: Sequence[tuple[str, Standing]]) -> pd.DataFrame:
    """One row a client. `clients`: id and standing; the ids only shuffle, the same way each time."""
    shuffled = sorted(clients, key=lambda one: sha256(one[0].encode()).digest())
    return pd.DataFrame([_row(bank, number, standing) for number, (_, standing) in enumerate(shuffled, 1)])


def _row(bank: Bank, number: int, standing: Standing) -> dict[str, str | int]:
    worst = {section.title: cell_words(standing.sections.get(section.id, NOT_ASKED)) for section in bank.sections}
    return {
        "Client": f"Client {number}",
        "Verdict": bank.verdict(standing.verdict).title,
        "Questions asked": standing.progress.asked,
        "Questions answered": standing.answered,
        **{f"Findings, {level_word(level).lower()}": standing.counts.get(level, 0) for level in reversed(Level)},
        **{f"Worst: {title}": words for title, words in worst.items()},
        "Findings": "; ".join(bank.questions[question].short for question in standing.questions),
    }


def csv(bank: Bank, clients: Sequence[tuple[str, Standing]]) -> bytes:
    """The table as CSV in UTF-8, with the mark by which Excel knows it."""
    return table(bank, clients).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def workbook(bank: Bank, clients: Sequence[tuple[str, Standing]]) -> bytes:
    """The table, and the commonest findings, as a workbook. The same bytes for the same clients."""
    found, made = commonest(bank, [standing for _, standing in clients]), BytesIO()
    with pd.ExcelWriter(made, engine="xlsxwriter") as writer:
        writer.book.set_properties({"created": datetime(2026, 1, 1)})
        table(bank, clients).to_excel(writer, sheet_name="Clients", index=False, freeze_panes=(1, 1))
        rows = [(name, number, round(number / found.clients, 2)) for name, number in found.found]
        pd.DataFrame(rows, columns=list(found.header)).to_excel(writer, sheet_name="Commonest findings", index=False)
    return made.getvalue()
