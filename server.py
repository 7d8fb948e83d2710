"""What stands around the app: the guard, a warm-up, the daily backup, /ready, and a log that quotes nobody.

`make run` starts this file. `streamlit run app.py` serves the same: app.py takes `AROUND` from here.
"""

import importlib
import logging
import os
import threading
import time
import traceback
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from questionnaire import BankRefused, load_bank
from store import BackupRefused, Store, StoreTrouble, default_url
from ui.shell.guard import Guard

log = logging.getLogger("deskcheck.server")
SLOW_IMPORTS = ("plotly.graph_objects", "reportlab.platypus", "pandas")
LOOK_EVERY = 300
"""Seconds between two looks whether there is a backup of today."""
FIRST_PAGE = 4.0
"""Seconds that the first page has for itself: imports in another thread hold it up."""
PAGE_FAILED = "This page could not be shown. Reload the page; if it fails again, restart Deskcheck and tell its makers what you clicked."


@lru_cache(maxsize=1)
def _store() -> Store:
    return Store(default_url())


def ready(_: Request) -> PlainTextResponse:
    """200 when a person could answer a question and have it saved; else 503 and a sentence that says why not."""
    try:
        load_bank()
        _store().check()
    except StoreTrouble as trouble:
        return PlainTextResponse(str(trouble), 503, {"cache-control": "no-store"})
    except BankRefused:
        return PlainTextResponse("The question bank has faults. `python -m questionnaire` lists them.", 503, {"cache-control": "no-store"})
    return PlainTextResponse("ready", headers={"cache-control": "no-store"})


def _warm_up() -> None:
    """Does beforehand what pages would wait for: the bank at once, what only results and reports need once the first page is there."""
    try:
        load_bank()
        if os.environ.get("DESKCHECK_OPEN_BROWSER"):
            webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
        time.sleep(FIRST_PAGE)
        for name in SLOW_IMPORTS:
            importlib.import_module(name)
    except Exception:
        log.exception("The warm-up failed; pages will say what is wrong")


def _back_up_daily() -> None:
    """The first time a while after the start, when the first page has been served; then whenever a new day has begun."""
    while True:
        time.sleep(LOOK_EVERY)
        try:
            _store().backups.daily(datetime.now())
        except (StoreTrouble, BackupRefused) as trouble:
            log.warning("There is no backup for today yet; the next try is in %d minutes. %s", LOOK_EVERY // 60, trouble)
        except Exception:
            log.exception("There is no backup for today yet; the next try is in %d minutes", LOOK_EVERY // 60)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Starts the warm-up beside the server, so that the server answers at once, and the daily backup."""
    for work in (_warm_up, _back_up_daily):
        threading.Thread(target=work, name=work.__name__, daemon=True).start()
    yield {}


def explain(error: Exception) -> bool:
    """The last resort when a page fails: a sentence for the person, nothing of the program's insides."""
    st.error(str(error) if isinstance(error, StoreTrouble) else PAGE_FAILED)
    return True


_plain_record = logging.getLogRecordFactory()


def _discreet_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """A log record that says which error came from where, and leaves out its words: they may quote an answer."""
    record = _plain_record(*args, **kwargs)
    if record.exc_info and record.exc_info[1] is not None:
        error = record.exc_info[1]
        calls = [f"{Path(call.filename).name}:{call.lineno} {call.name}" for call in traceback.extract_tb(error.__traceback__)[-8:]]
        record.msg = f"{record.getMessage()}: {type(error).__name__} at {' > '.join(calls)}"
        record.args, record.exc_info = (), None
    return record


logging.setLogRecordFactory(_discreet_record)
AROUND: dict[str, Any] = {
    "lifespan": lifespan,
    "routes": [Route("/ready", ready)],
    "middleware": [Middleware(Guard)],
    "on_script_error": explain,
}
app = st.App(Path(__file__).parent / "app.py", **AROUND)
