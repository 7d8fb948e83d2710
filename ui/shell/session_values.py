"""All that the session of one browser tab remembers: values of ours, each with a name and a type, and what widgets hold.

No other module names `st.session_state` (a test looks).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from zlib import crc32

import streamlit as st

V = TypeVar("V")
_OURS = "deskcheck"


@dataclass(frozen=True)
class SessionValue(Generic[V]):
    """One value of ours for each `of`, such as an assessment's id and a question's."""

    name: str
    begin: Callable[[], V]
    """Makes the value to begin with."""

    def get(self, *of: str) -> V:
        """The value; begun and kept where there is none yet."""
        held, key = _all(), (self.name, *of)
        if key not in held:
            held[key] = self.begin()
        found: V = held[key]
        return found

    def set(self, value: V, *of: str) -> V:
        """Keeps the value, and hands it back."""
        _all()[(self.name, *of)] = value
        return value

    def every(self) -> list[V]:
        """Those that have begun, whatever they are of."""
        return [value for key, value in _all().items() if key[0] == self.name]

    def forget(self, *of: str) -> None:
        """Begins anew the next time."""
        _all().pop((self.name, *of), None)


def nothing() -> None:
    """For values that begin as none."""


def key_of(base: str, shown: object) -> str:
    """The key of a widget that is another one where it shows something else: what is done to the one is not done to the other."""
    return f"{base}_{crc32(repr(shown).encode()):x}"


def widget_value(key: str, otherwise: Any = None) -> Any:
    """What a widget holds, by its key, before it is drawn in this run."""
    return st.session_state.get(key, otherwise)


def set_widget_value(key: str, value: Any) -> None:
    """Sets a widget before it is drawn in this run."""
    st.session_state[key] = value


def forget_assessment(assessment: str) -> None:
    """Forgets all that is remembered of it, what its widgets hold included."""
    for key in [key for key in _all() if any(assessment in part for part in key[1:])]:
        del _all()[key]
    for name in [name for name in st.session_state if isinstance(name, str) and assessment in name]:
        del st.session_state[name]


def leave_assessment(assessment: str) -> None:
    """Forgets it, and the address no longer names it."""
    forget_assessment(assessment)
    if st.query_params.get("a") == assessment:
        del st.query_params["a"]


def _all() -> dict[tuple[str, ...], Any]:
    held: dict[tuple[str, ...], Any] = st.session_state.setdefault(_OURS, {})
    return held
