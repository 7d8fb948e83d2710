"""What the browser is told of the fields on the screen, so that "Saved" is said of what is stored and of nothing else.

Beside the fields stands, as data of a hidden element, what each of them shows once the store has it. `browser/outbox.js` compares.
"""

import json
from html import escape

import streamlit as st

from ui.shell.how_far import how_far
from ui.shell.session import OpenAssessment


def mark_fields(opened: OpenAssessment) -> None:
    """Writes the marks of the fields drawn since the last time; there the browser says what is not saved yet.

    To be called where the fields stand: a fragment of a page writes its own, and the page those around it.
    """
    found, first = opened.marks[opened.marks_written :], not opened.marks_written
    opened.marks_written = len(opened.marks)
    if found:
        told: dict[str, object] = {"a": opened.id, "fields": found, "trouble": opened.trouble}
        if first:  # once a run: all of them would say the same
            told |= {"at": opened.revision, "how_far": how_far(opened)}
        st.html(f'<p class="dc-fields" role="status" data-fields="{escape(json.dumps(told, ensure_ascii=False))}"></p>')


def saved_word(opened: OpenAssessment) -> str:
    """The word for the whole assessment, in HTML: the server's, which the browser overrules while anything is under way."""
    word = "Not saved yet" if opened.trouble else "Saved"
    return f'<p class="dc-saved" role="status" data-word="{word}">{word}</p>'
