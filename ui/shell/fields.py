"""The kinds of fields on the screen, each a Streamlit widget that stands for one field of the assessment (`ui/shell/synced_widget.py`).

No field cuts off what is pasted into it: what is too long stays there, and the field says by how much.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Literal

import streamlit as st

from questionnaire.day import is_month, likely_day
from questionnaire.file.edit import Path, Value
from questionnaire.privacy import looks_like_phi
from questionnaire.shapes.question import NONE, UNKNOWN
from report.paper.wording import counted_day
from report.paper.wording import day as words_for_day
from ui.elements.literal import literal
from ui.shell.odd_day import Odd
from ui.shell.synced_widget import Fields, Unfit, WidgetKind, synced

ALONE = (NONE, UNKNOWN)
"""Choices of many that exclude all others."""
LONGEST_DAY = 40


def text(
    fields: Fields,
    path: Path,
    key: str,
    label: str,
    most: int,
    *,
    width: int | Literal["stretch"] = 420,
    needed: str = "",
    hint: str = "",
    hidden: bool = False,
) -> str:
    """One line. `needed`: what to say where it is left empty; without it an empty field holds nothing."""
    return warned_of_phi(fields, path, synced(fields, path, key, _words(most, needed), _line(fields, label, width, hint, hidden)))


def _line(fields: Fields, label: str, width: int | Literal["stretch"], hint: str, hidden: bool) -> Callable[[str, str], str]:
    """Draws a line to type in."""

    def draw(name: str, begin: str) -> str:
        off = fields.is_finished
        typed = st.text_input(
            label, value=begin, key=name, live=True, placeholder=hint, width=width, label_visibility=_seen(hidden), disabled=off
        )
        return typed or ""

    return draw


def _seen(hidden: bool) -> Literal["collapsed", "visible"]:
    return "collapsed" if hidden else "visible"


def area(
    fields: Fields,
    path: Path,
    key: str,
    label: str,
    most: int,
    *,
    height: int | Literal["content"] = 100,
    blank: str | None = None,
    hidden: bool = False,
) -> str:
    """Several lines. `blank`: what the field holds when it is emptied."""

    def draw(name: str, begin: str) -> str:
        off = fields.is_finished
        return st.text_area(label, value=begin, key=name, height=height, label_visibility=_seen(hidden), disabled=off) or ""

    return warned_of_phi(fields, path, synced(fields, path, key, _words(most, blank=blank), draw))


def choice(fields: Fields, path: Path, key: str, label: str, choices: Mapping[str, str], *, disabled: bool = False) -> Value:
    """One of several, as radio buttons without a default. `choices`: label as Markdown -> value."""
    labels, values = list(choices), list(choices.values())
    kind = WidgetKind(
        reads=lambda value: value,
        shows=lambda value: values.index(value) if value in values else None,
        means=choices.get,
        says=lambda value: next((label for label, its in choices.items() if its == value), "(nothing)"),
        seen=lambda shown: labels.index(shown) if isinstance(shown, str) else shown,
        mark=(("o", values),),
    )

    def draw(name: str, begin: int | None) -> str | None:
        off = disabled or fields.is_finished
        return st.radio(label, labels, index=begin, key=name, label_visibility="collapsed", disabled=off)

    return kind.means(synced(fields, path, key, kind, draw))


def several(
    fields: Fields, path: Path, key: str, label: str, choices: Mapping[str, str], *, hidden: bool = True, excludes: Sequence[str] = ()
) -> list[str]:
    """Any number. `choices`: value -> label as Markdown. `excludes`: values that stand alone; what was chosen last wins.

    Where `unknown` is one of the choices, it is held as an empty list: given, and not known (contract, section 1).
    """
    order = list(choices)

    def means(chosen: list[str]) -> list[str] | None:
        held = as_list(fields.value(path))
        elsewhere = [value for value in held if value not in choices]  # no choice today, and none to lose
        found = [*(value for value in order if value in chosen), *elsewhere]
        return listed(excludes, held, held if {*found} == {*held} else found)  # another order is no other choice

    def as_list(value: Value) -> list[str]:
        return [UNKNOWN] if value == [] and UNKNOWN in choices else value or []

    kind = WidgetKind(
        reads=lambda value: listed((), (), as_list(value)),
        shows=lambda value: [v for v in as_list(value) if v in choices],
        means=means,
        says=lambda value: ", ".join(choices.get(one, literal(one)) for one in as_list(value)) or "(nothing)",
        seen=lambda shown: [order.index(value) for value in order if value in shown],
        mark=(("o", order),),
        settles=True,
    )

    def draw(name: str, begin: list[str]) -> list[str]:
        return st.pills(
            label,
            order,
            selection_mode="multi",
            default=begin,
            format_func=choices.__getitem__,
            key=name,
            label_visibility=_seen(hidden),
            disabled=fields.is_finished,
        )

    return synced(fields, path, key, kind, draw)


def alone(none: str, before: Sequence[str], now: list[str]) -> list[str]:
    """The choice that excludes the others, or the others: what was chosen last wins."""
    if none in now and len(now) > 1:
        return [value for value in now if value != none] if none in before else [none]
    return now


def listed(excludes: Sequence[str], before: Sequence[str], chosen: list[str]) -> list[str] | None:
    """What a list field holds: nothing where nothing is chosen, and for "I don't know" an empty list."""
    for value in excludes:
        chosen = alone(value, before, chosen)
    return [] if chosen == [UNKNOWN] else chosen or None


def pick(fields: Fields, path: Path, key: str, label: str, choices: Mapping[str, str], *, width: int = 190) -> None:
    """One of a few, in a list that folds out; the first where nothing is held. `choices`: value -> plain label."""
    values = list(choices)
    kind = WidgetKind(
        reads=lambda value: value if value in values else values[0],
        shows=values.index,
        means=lambda value: value,
        says=lambda value: literal(choices.get(value, "(nothing)")),
        seen=lambda shown: choices[values[shown] if isinstance(shown, int) else shown],
        mark=(("o", values), ("l", list(choices.values()))),
    )

    def draw(name: str, begin: int) -> str:
        return st.selectbox(label, values, index=begin, format_func=choices.__getitem__, key=name, width=width, disabled=fields.is_finished)

    synced(fields, path, key, kind, draw)


def day(
    fields: Fields,
    path: Path,
    key: str,
    label: str,
    *,
    hidden: bool = False,
    needed: bool = False,
    width: int = 240,
    hint: str = "",
    odd: Odd | None = None,
) -> None:
    """A day, typed; read back in words. `needed`: it is never blank. `hint`: the day that counts while it is blank.

    `odd`: what to ask of a day that is hardly meant. It is kept all the same.
    """

    def means(typed: str) -> Value:
        if not typed.strip() and needed:
            raise Unfit("This day cannot be blank. The previous one stays until you type another.")
        held = fields.value(path)
        if not typed.strip() or typed.strip() in (held, _in_words(held)):
            return held if typed.strip() else None
        try:
            return likely_day(typed).isoformat()
        except ValueError as fault:
            stays = f" {_in_words(held)} stays until you type another." if held else ""
            raise Unfit(literal(f"{fault}{stays}")) from None

    kind = WidgetKind(reads=lambda value: value or None, shows=_in_words, means=means)
    typed = synced(fields, path, key, kind, _line(fields, label, width, hint or "3/1/2026", hidden))
    with suppress(ValueError):
        said = [counted_day(likely_day(typed), is_month(typed))] if is_month(typed) or (hidden and not hint) else []
        if odd and (asked := odd(likely_day(typed))):
            said.append(asked)
        if said:
            st.caption(". ".join(said))


def _in_words(value: Value) -> str:
    """A stored day as the page writes days."""
    return words_for_day(date.fromisoformat(value)) if value else ""


def number(
    fields: Fields,
    path: Path,
    key: str,
    label: str,
    read: Callable[[str], float | None],
    *,
    width: int = 240,
    hint: str = "",
    hidden: bool = False,
) -> None:
    """A number, typed. `read`: raises ValueError, whose words are for the person. `hint`: the number that counts while it is blank."""

    def means(typed: str) -> float | None:
        try:
            return read(typed)
        except ValueError as fault:
            raise Unfit(literal(str(fault))) from None

    kind = WidgetKind(reads=lambda value: value, shows=lambda value: "" if value is None else str(value), means=means)
    synced(fields, path, key, kind, _line(fields, label, width, hint, hidden))


def too_long(length: int, most: int) -> str:
    """By how much a text is too long for its field, and what becomes of it."""
    return f"{length:,} characters; {most:,} fit. Shorten this by {length - most:,}: until then it is not saved, and stays here."


def _words(most: int, needed: str = "", blank: str | None = None) -> WidgetKind:
    def means(typed: str) -> Value:
        if len(typed) > most:
            raise Unfit(too_long(len(typed), most))
        if needed and not typed.strip():
            raise Unfit(needed)
        return typed if typed.strip() else blank

    return WidgetKind(reads=lambda value: value or blank, shows=lambda value: value or "", means=means, mark=(("m", most), ("e", blank)))


def warned_of_phi(fields: Fields, path: Path, typed: str) -> str:
    """Warns of what looks like patient details, in whatever field it stands; it never blocks. The client's own name is no patient's."""
    warning = looks_like_phi(typed, () if path == ("client",) else fields.own)
    if warning:
        st.warning(literal(warning), icon=":material/privacy_tip:")
    return typed


def tick(fields: Fields, path: Path, key: str, label: str) -> bool:
    """A box for a field that holds a reason, be it an empty one, or nothing. Ticking it keeps a reason that is there."""
    kind = WidgetKind(
        reads=lambda value: None if value is None else True,
        shows=bool,
        means=lambda ticked: True if ticked else None,
        says=lambda value: "Ticked" if value else "Not ticked",
        mark=(("o", [None, True]),),
    )
    return synced(fields, path, key, kind, lambda name, begin: st.checkbox(label, value=begin, key=name, disabled=fields.is_finished))
