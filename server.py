"""What stands around the app: the guard, /ready, a log that quotes nobody, and two threads beside it (`ui/upkeep.py`).

`make run` starts this file. `streamlit run app.py` serves the same: app.py takes `AROUND` from here.
Nothing of the program is imported on top: the server answers first, and loads it while the browser fetches Streamlit's files.
No page begins before that is done: two threads that load it at once may wait for each other, and then one of them fails.
"""

import asyncio
import gc
import logging
import threading
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.shell.guard import Guard
from ui.shell.in_turn import InTurn

_loaded = asyncio.Event()


def ready(_: Request) -> PlainTextResponse:
    """200 when a person could answer a question and have it saved; else 503 and a sentence that says why not."""
    from ui.upkeep import not_ready

    why = not_ready()
    return PlainTextResponse(why or "ready", 503 if why else 200, {"cache-control": "no-store"})


class WhenLoaded:
    """Lets pages begin, and /ready answer, once the program is loaded."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds back a websocket, which draws pages; files of Streamlit's pass."""
        if scope["type"] == "websocket" or scope.get("path") == "/ready":
            await _loaded.wait()
        await self.app(scope, receive, send)


def _beside(loaded: Callable[[], object]) -> None:
    """Loads the program, and does beside the pages what nobody should wait for."""
    try:
        from ui.upkeep import back_up_daily, load, warm_up

        load()
    finally:
        loaded()
    threading.Thread(target=back_up_daily, name="back_up_daily", daemon=True).start()
    warm_up()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Begins what goes on beside the server, which answers at once."""
    gc.disable()  # what is being loaded stays: until the end of the warm-up there is nothing to look for
    loop = asyncio.get_running_loop()
    threading.Thread(target=_beside, args=(lambda: loop.call_soon_threadsafe(_loaded.set),), name="beside", daemon=True).start()
    yield {}


def explain(error: Exception) -> bool:
    """The last resort when a page fails: a sentence for the person, nothing of the program's insides."""
    from store import StoreTrouble
    from ui.elements.words import FAILED

    st.error(str(error) if isinstance(error, StoreTrouble) else FAILED)
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
    "middleware": [Middleware(Guard), Middleware(WhenLoaded), Middleware(InTurn)],
    "on_script_error": explain,
}
app = st.App(Path(__file__).parent / "app.py", **AROUND)
