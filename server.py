"""What `make run` starts: the app with security headers, closed side doors, a warm-up and /ready.

`streamlit run server.py` finds `app` below. `streamlit run app.py` works too, without what stands here.
"""

import base64
import hashlib
import importlib
import logging
import os
import re
import threading
import traceback
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from questionnaire import BankRefused, load_bank
from store import Store, StoreTrouble, default_url

log = logging.getLogger("deskcheck.server")
SLOW_IMPORTS = ("plotly.graph_objects", "reportlab.platypus", "pandas")
BLOCKED = re.compile(r"/_stcore/(metrics|script-health-check|agent)(/|$)")
PAGE_FAILED = (
    "This page could not be shown. What you answered before is saved. Reload the page; if it fails again, "
    "start Deskcheck anew and tell its makers what you clicked."
)


def _inline_script_hashes() -> list[str]:
    """The hashes of the scripts written into Streamlit's own page, so that these run and no other inline script does."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


def security_headers() -> dict[str, str]:
    """The headers of every answer."""
    policy = {
        "default-src": "'self'",
        # blob: is how Streamlit loads a component written in place, such as ours that scrolls to the top of a step.
        "script-src": " ".join(["'self'", *_inline_script_hashes(), "blob:"]),
        "style-src": "'self' 'unsafe-inline'",  # Streamlit's styles are made in the browser
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "cross-origin-opener-policy": "same-origin",
    }


class Guard:
    """Puts the security headers on every answer and closes the paths that nobody needs.

    Plain ASGI, because Starlette's ready-made base class for middleware buffers what Streamlit streams.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request; websockets and the lifespan pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._add_headers(scope["path"], MutableHeaders(scope=message))
            await send(message)

        answer = PlainTextResponse("Not found", 404) if BLOCKED.search(scope["path"]) else self.app
        try:
            await answer(scope, receive, guarded)
        except Exception:
            log.exception("A request failed")
            if not started:
                await PlainTextResponse("Deskcheck could not answer. Please try again.", 500)(scope, receive, guarded)

    def _add_headers(self, path: str, headers: MutableHeaders) -> None:
        headers.update(self.headers)
        if path.startswith("/media/"):
            # A download is somebody's assessment, and its address is all it takes to fetch it.
            headers["cache-control"] = "private, no-store"


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
    """Does beforehand, while the first page is on its way, what the results and the report would wait for."""
    try:
        load_bank()
        for name in SLOW_IMPORTS:
            importlib.import_module(name)
        if os.environ.get("DESKCHECK_OPEN_BROWSER"):
            webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
    except Exception:
        log.exception("The warm-up failed; pages will say what is wrong")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Starts the warm-up beside the server, so that the server answers at once."""
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
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
app = st.App(
    Path(__file__).parent / "app.py",
    lifespan=lifespan,
    routes=[Route("/ready", ready)],
    middleware=[Middleware(Guard)],
    on_script_error=explain,
)
