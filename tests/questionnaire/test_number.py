"""A whole number as people type it."""

import pytest

from questionnaire.number import whole_number

SEATS = (1, 10_000)


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 12 ", 12), ("10,000", 10_000), ("", None), ("  ", None)])
def test_a_number_is_read_with_or_without_marks_for_thousands(typed: str, number: int | None) -> None:
    assert whole_number(typed, SEATS) == number


@pytest.mark.parametrize("typed", ["0", "10001", "2.5", "2,5", "12,", "1,0000", "-3", "a few", "1e3", "9" * 5000])
def test_what_is_no_such_number_is_refused_with_the_way_out(typed: str) -> None:
    with pytest.raises(ValueError, match="is not saved. Type a whole number from 1 to 10,000."):
        whole_number(typed, SEATS)
