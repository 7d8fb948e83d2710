"""One run of the app in the process, on a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.testing.v1 import AppTest, local_script_runner
from streamlit.testing.v1.element_tree import Button

from questionnaire import Assessment, load_bank
from questionnaire.file import read
from store import Store
from ui.shell import session

ROOT = Path(__file__).parents[2]
# Each run of an AppTest looks through every installed package for components: a quarter of a second, for the same answer.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
_stopped_in_time = local_script_runner.require_widgets_deltas


def _until_it_stops(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    """Streamlit looks through all that a run has said, a thousand times a second, which slows the run down; this only waits for its end."""
    assert runner._script_thread is not None
    runner._script_thread.join(timeout)
    _stopped_in_time(runner, 0 if runner._script_thread.is_alive() else timeout)


local_script_runner.require_widgets_deltas = _until_it_stops


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("DESKCHECK_DATA", str(tmp_path))
    yield session.store()
    session.store().close()


@pytest.fixture
def example() -> Assessment:
    return read(load_bank(), (ROOT / "examples" / "brightwell.json").read_bytes())


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Opens a page in a fresh session, the way a browser does: through the entry file."""

    def opened(page: str, key: str = "", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        if key:
            app.query_params["a"] = key
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        return app

    return opened


def copied(message: ForwardMsg) -> ForwardMsg:
    copy = ForwardMsg()
    copy.CopyFrom(message)
    return copy


@contextmanager
def overheard(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ForwardMsg]]:
    """What Streamlit sends to the browser meanwhile, each message as it was then."""
    sent = list[ForwardMsg]()
    with monkeypatch.context() as spy:
        spy.setattr(ForwardMsgQueue, "_before_enqueue_msg", lambda message: sent.append(copied(message)))
        yield sent


def the_button(app: AppTest, start: str) -> Button:
    """The one whose key begins so, and goes on with what the press is about."""
    (found,) = (button for button in app.button if str(button.key).startswith(f"{start}_"))
    return found


def said(app: AppTest) -> str:
    """All text on the screen, as written."""
    parts = [*app.markdown, *app.caption, *app.title, *app.info, *app.warning, *app.error]
    return "\n".join(str(part.value) for part in parts)


def plain(app: AppTest) -> str:
    """The same as a person reads it: without the backslashes that keep it literal."""
    return said(app).replace("\\", "")


def unfolded(app: AppTest, *keys: str) -> AppTest:
    """The same with these lines opened."""
    for key in keys:
        app.session_state[key] = True
    app.run()
    assert not app.exception and not app.error
    return app


def opened_file(visit: Callable[..., AppTest], data: bytes, name: str = "kept") -> AppTest:
    """The start page, where a file was opened."""
    app = visit("start")
    app.file_uploader[0].upload(name, data).run()
    assert not app.error and not app.exception
    return app


def table(app: AppTest) -> str:
    """The table of clients, as HTML."""
    return "".join(part.proto.body for part in app.get("html") if part.proto.body.startswith('<table class="dc-clients"'))
