"""What goes on beside the pages: the program is loaded, a backup a day is made; and whether an answer could be saved at this moment."""

import gc
import importlib
import inspect
import logging
import os
import pkgutil
import time
import webbrowser
from collections.abc import Iterable, Iterator
from types import ModuleType

import streamlit as st

import report
import ui
from questionnaire import BankRefused, load_bank
from store import BackupRefused, StoreTrouble
from ui.shell.session import now, store

log = logging.getLogger("deskcheck.upkeep")
STREAMLITS = ("numpy", "PIL.Image")
"""What Streamlit loads when it first sets the icon of a page."""
FIRST_PAGE = 1.0
"""Seconds that the first page has for itself: imports in another thread hold it up."""
LOOK_EVERY = 300
"""Seconds between two looks whether there is a backup of today."""


def not_ready() -> str:
    """Why nobody could answer a question and have it saved, for whoever runs the server; empty when somebody could."""
    try:
        load_bank()
        store().check()
    except StoreTrouble as trouble:
        return str(trouble)
    except BankRefused:
        return "The question bank has faults. `python -m questionnaire` lists them."
    return ""


def load() -> None:
    """Loads what draws the pages, but for charts: nobody is let in before (`server.py`)."""
    try:
        if os.environ.get("DESKCHECK_OPEN_BROWSER"):
            webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
        _import(name for name in _modules(ui) if not name.startswith("ui.elements."))  # these come along where they are needed
        _import(STREAMLITS)
        load_bank()
        inspect.stack()  # as Streamlit does once: the first time Python looks through all modules for it
    except Exception:
        log.exception("Something could not be loaded; pages will say what is wrong")


def warm_up() -> None:
    """Loads what draws charts and writes files, once the first page is there."""
    try:
        time.sleep(FIRST_PAGE)
        _import([*_modules(ui), *_modules(report)])
    except Exception:
        log.exception("The warm-up failed; downloads will say what is wrong")
    finally:
        gc.freeze()  # what is loaded by now stays, and is never looked through again
        gc.enable()


def _modules(package: ModuleType) -> Iterator[str]:
    return (module.name for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))


def _import(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)


def back_up_daily() -> None:
    """The first time a while after the start, when the first page has been served; then whenever a new day has begun."""
    while True:
        time.sleep(LOOK_EVERY)
        try:
            store().backups.daily(now())
        except (StoreTrouble, BackupRefused) as trouble:
            log.warning("There is no backup for today yet; the next try is in %d minutes. %s", LOOK_EVERY // 60, trouble)
        except Exception:
            log.exception("There is no backup for today yet; the next try is in %d minutes", LOOK_EVERY // 60)
