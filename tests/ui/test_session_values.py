"""What the session of one tab remembers has one owner, and is forgotten with its assessment."""

from pathlib import Path

import pytest
import streamlit as st

from ui.shell.session_values import SessionValue, forget_assessment, widget_value

ROOT = Path(__file__).parents[2]
COUNTED = SessionValue[list[int]]("counted", list)


@pytest.mark.parametrize(("name", "owner"), [("session_state", "ui/shell/session_values.py"), (" Store(", "ui/shell/session.py")])
def test_nothing_but_its_owner_names_the_session_of_streamlit_or_makes_a_store(name: str, owner: str) -> None:
    found = [path.relative_to(ROOT).as_posix() for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in found if name in (ROOT / path).read_text(encoding="utf-8")] == [owner]


def test_a_value_begins_once_and_stays_until_it_is_forgotten() -> None:
    COUNTED.get("a").append(1)
    assert (COUNTED.get("a"), COUNTED.get("b")) == ([1], [])
    COUNTED.forget("a")
    assert COUNTED.get("a") == []


def test_with_an_assessment_goes_all_that_is_remembered_of_it_and_nothing_else() -> None:
    COUNTED.set([1], "gone", "desk")
    COUNTED.set([2], "kept", "desk")
    st.session_state["a_gone_desk"] = "intercom"
    st.session_state["a_kept_desk"] = "intercom"
    forget_assessment("gone")
    assert (COUNTED.get("gone", "desk"), COUNTED.get("kept", "desk")) == ([], [2])
    assert (widget_value("a_gone_desk"), widget_value("a_kept_desk")) == (None, "intercom")
