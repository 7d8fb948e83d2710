"""What all tests share: no test touches the assessments of whoever runs it, and any test may start the real server."""

import gc
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.postgres import Postgres

ROOT = Path(__file__).parent.parent
CORE = ("questionnaire", "scoring", "strategies", "forecast")
"""Folders whose examples have to reach every branch of the pure core."""

# Derandomised: a failure here is a failure everywhere. DESKCHECK_HYPOTHESIS=long searches wider, and at random.
settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PROFILE = os.environ.get("DESKCHECK_HYPOTHESIS", "quick")
LONG = PROFILE == "long"
settings.load_profile(PROFILE)


MEMORY = Path("/dev/shm")
# As files in memory: at each save SQLite waits for the disk, for the sake of a power cut, and that no test can make.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 1 << 30:
    tempfile.tempdir = str(MEMORY)


def few(*values: object, long: Iterable[object]) -> tuple[object, ...]:
    """What a test tries in every run, and with DESKCHECK_HYPOTHESIS=long the rest of its range."""
    return (*values, *(long if LONG else ()))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Properties do not decide what is covered; without them, measuring takes a third of the time. Whatever Hypothesis searches is one."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.property)
        if item.path.relative_to(ROOT / "tests").parts[0] in CORE and not item.get_closest_marker("property"):
            item.add_marker(pytest.mark.measured)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: Python need not look through it for what can go each time that a report makes many objects."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_configure() -> None:
    os.environ["DESKCHECK_DATA"] = tempfile.mkdtemp(prefix="deskcheck-tests-")
    os.environ.pop("DESKCHECK_OPEN_BROWSER", None)
    os.environ.pop("DESKCHECK_DATABASE_URL", None)


def pytest_unconfigure() -> None:
    """Each process of a run has a data folder of its own, and takes it away."""
    shutil.rmtree(os.environ["DESKCHECK_DATA"], ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Postgres]":
    """One server for all tests of this process that ask for one."""
    from tests.postgres import Postgres  # which most processes never need

    server = Postgres()
    yield server
    server.stop()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str


class Server:
    """`streamlit run server.py` on a port of its own, with a data folder of its own. `kill()` then `start()` restarts it on both."""

    def __init__(self, folder: Path, root: Path = ROOT, command: tuple[str, ...] = ("server.py",)) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.root = root
        self.command = command
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        command = [sys.executable, "-m", "streamlit", "run", *self.command, "--server.port", str(self.port)]
        environment = os.environ | {"DESKCHECK_DATA": str(self.data), "PYTHONPATH": str(ROOT)}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, cwd=self.root, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while time.monotonic() < end and self._process.poll() is None:
            try:
                if self.get("/_stcore/health").status == 200:
                    return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()}")

    def get(self, path: str) -> Answer:
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as response:
                return Answer(response.status, dict(response.headers.items()), response.read().decode("latin-1"))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, dict(refused.headers.items()), refused.read().decode("latin-1"))

    def kill(self) -> None:
        """kill -9: no goodbye, no clean-up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=20)
            self._process = None

    __enter__ = start

    def __exit__(self, *_: object) -> None:
        self.kill()


@pytest.fixture
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts a server for one test: in `root`, the folder with server.py and app.py, `streamlit run` with `command`."""
    with ExitStack() as started:

        def start(root: Path = ROOT, *command: str) -> Server:
            return started.enter_context(Server(tmp_path_factory.mktemp("server"), root, command or ("server.py",)))

        yield start


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The running server that all tests of a worker share, each with assessments of its own. Who stops one calls `start_server`."""
    with Server(tmp_path_factory.mktemp("server")) as running:
        yield running
