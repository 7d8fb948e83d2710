"""The copy that `make mutants` puts faults into says the same as the code, and leaves nothing of it out of reach."""

import ast
from pathlib import Path

import pytest

from tests.mutation.prepare import undecorated

SCORING = Path(__file__).parent.parent.parent / "scoring"

CACHED = """
@lru_cache(maxsize=4)
def twice(number: int) -> int:
    return 2 * number
"""
PROPERTY = """
class Box:
    @property
    def full(self) -> bool:
        return self.size > 1
"""


def test_a_cached_function_becomes_a_bare_one_and_its_cache() -> None:
    assert undecorated(CACHED) == "\ndef twice_bare(number: int) -> int:\n    return 2 * number\ntwice = lru_cache(maxsize=4)(twice_bare)\n"


def test_a_property_asks_a_bare_method() -> None:
    box: dict[str, type] = {}
    exec(undecorated(PROPERTY), box)
    full = type("Full", (box["Box"],), {"size": 2})()
    assert full.full is True and full.full_bare() is True


@pytest.mark.parametrize("path", [pytest.param(p, id=str(p.relative_to(SCORING))) for p in sorted(SCORING.rglob("*.py"))])
def test_no_function_of_the_judgement_is_left_under_a_decorator(path: Path) -> None:
    """But for the one line that a property is left with."""
    functions = [n for n in ast.walk(ast.parse(undecorated(path.read_text(encoding="utf-8")))) if isinstance(n, ast.FunctionDef)]
    assert [f.name for f in functions if f.decorator_list and ast.unparse(f.body[-1]) != f"return self.{f.name}_bare()"] == []
