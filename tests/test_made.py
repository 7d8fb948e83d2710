"""Nothing that is made from the bank is older than it."""

from tests.made import GOLDEN, ROOT, stale


def test_all_that_is_made_is_fresh() -> None:
    names = [str(path.relative_to(ROOT)) for path in stale()]
    assert not names, f"run `make docs` and read the diff of {', '.join(names)}"


def test_a_golden_file_is_an_excerpt_that_fits_on_a_few_screens() -> None:
    assert all(path.stat().st_size < 40_000 for path in GOLDEN.rglob("*.*"))
