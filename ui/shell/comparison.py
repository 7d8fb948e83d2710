"""What changed between two assessments, on the screen and as a paper: with an earlier report, and of two rounds of a client."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from questionnaire.assessment import Assessment
from report.comparison.compare import Comparison
from report.comparison.paper import compose_comparison
from report.comparison.passages import Passage, headline, passages
from ui.elements.literal import literal
from ui.elements.table import in_lines, table
from ui.shell.brand_fields import brand
from ui.shell.downloads import paper_buttons
from ui.shell.session import OpenAssessment

LABELS = {"pdf": "Download what changed (PDF)", "docx": "Download what changed (Word)"}


def comparison(opened: OpenAssessment, found: Comparison, then: Assessment, rounds: Sequence[Assessment] = ()) -> None:
    """The passages as tables, and the downloads. `opened` is the later one; `rounds`: as `compare` has it."""
    st.markdown(f"**{literal(headline(found))}**")
    for passage in passages(found):
        st.markdown(f"### {passage.title}\n\n{_table(passage)}")
    with st.container(horizontal=True, key="compared"):
        make = partial(compose_comparison, opened.bank, then, opened.assessment, brand(opened), rounds, found.named)
        paper_buttons(opened, make, LABELS, "changed", "compared")


def _table(passage: Passage) -> str:
    """Lines of a cell stand one after the other: a Markdown table has no line breaks."""
    header = [literal(title) for title in passage.header]
    return table(header, in_lines(passage.rows))
