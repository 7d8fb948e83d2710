"""A pytest plugin for mutmut: the quickest test first, no test for ever, no search for the smallest counterexample."""

import json
import signal
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from mutmut.mutation import trampoline

settings.register_profile(
    "mutants",
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
ask_each_time = trampoline.get_mutant_under_test


class Endless(BaseException):
    """A test has used far more time than it needs on the true code."""


@cache
def seconds() -> dict[str, float]:
    """What each test took while mutmut counted which tests reach which functions; nothing before that."""
    stats = Path("mutmut-stats.json")
    return json.loads(stats.read_text(encoding="utf-8"))["duration_by_test"] if stats.exists() else {}


def pytest_sessionstart() -> None:
    # One session has one mutant: asking the environment at every call would take longer than the code itself.
    trampoline.get_mutant_under_test = cache(ask_each_time)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: seconds().get(item.nodeid, 0.0))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.nodeid in seconds():
        signal.signal(signal.SIGVTALRM, _stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 + 4 * seconds()[item.nodeid])
    else:
        _forget()


def pytest_runtest_teardown() -> None:
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(*_: object) -> None:
    raise Endless


def _forget() -> None:
    """While mutmut counts: what an earlier test has put into a cache would hide which functions this one needs."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("scoring."):
            for value in [*vars(module).values()]:
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
