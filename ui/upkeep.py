"""What goes on beside the pages: the warm-up, the daily backup, and whether an answer could be saved at this moment."""

import gc
import importlib
import inspect
import logging
import os
import pkgutil
import time
import webbrowser
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import streamlit as st

import ui
import ui.start
from questionnaire import BankRefused, load_bank
from store import BackupRefused, Store, StoreTrouble, default_url

log = logging.getLogger("deskcheck.upkeep")
FIRST_IMPORTS = ("numpy", "PIL.Image")
"""What Streamlit loads to set the icon of a page."""
SLOW_IMPORTS = ("plotly.graph_objects", "reportlab.platypus", "pandas")
FIRST_PAGE = 4.0
"""Seconds that the first page has for itself: imports in another thread hold it up."""
LOOK_EVERY = 300
"""Seconds between two looks whether there is a backup of today."""


@lru_cache(maxsize=1)
def _store() -> Store:
    return Store(default_url())


def not_ready() -> str:
    """Why nobody could answer a question and have it saved, for whoever runs the server; empty when somebody could."""
    try:
        load_bank()
        _store().check()
    except StoreTrouble as trouble:
        return str(trouble)
    except BankRefused:
        return "The question bank has faults. `python -m questionnaire` lists them."
    return ""


def warm_up() -> None:
    """Does beforehand what pages would wait for: what the first one needs at once, the rest when that one is there."""
    try:
        _load("ui.start", ui.start.__path__)
        if os.environ.get("DESKCHECK_OPEN_BROWSER"):
            webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
        load_bank()
        _import(FIRST_IMPORTS)
        inspect.stack()  # as Streamlit does once: the first time Python looks through all modules for it
        time.sleep(FIRST_PAGE)
        _load("ui", ui.__path__)
        _import(SLOW_IMPORTS)
    except Exception:
        log.exception("The warm-up failed; pages will say what is wrong")
    finally:
        gc.freeze()  # what is loaded by now stays, and is never looked through again
        gc.enable()


def _load(package: str, path: Iterable[str]) -> None:
    _import(module.name for module in pkgutil.walk_packages(path, f"{package}."))


def _import(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)


def back_up_daily() -> None:
    """The first time a while after the start, when the first page has been served; then whenever a new day has begun."""
    while True:
        time.sleep(LOOK_EVERY)
        try:
            _store().backups.daily(datetime.now())
        except (StoreTrouble, BackupRefused) as trouble:
            log.warning("There is no backup for today yet; the next try is in %d minutes. %s", LOOK_EVERY // 60, trouble)
        except Exception:
            log.exception("There is no backup for today yet; the next try is in %d minutes", LOOK_EVERY // 60)
