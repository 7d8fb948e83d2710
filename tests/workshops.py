"""What a workshop may add, drawn at random: any text, any script, anything that fits."""

from hypothesis import strategies as st

from questionnaire.workshop import MAX_EACH, Dissent, Parked, Workshop
from tests.handovers import ANY_TEXT

KEYS = st.from_regex(r"[a-z0-9][a-z0-9_]{0,59}", fullmatch=True)
NUMBERS = st.integers(1, MAX_EACH).map(str)


def _several(rows: st.SearchStrategy[Dissent] | st.SearchStrategy[Parked]) -> st.SearchStrategy[dict[str, dict[str, object]]]:
    return st.dictionaries(KEYS, st.dictionaries(NUMBERS, rows, max_size=3), max_size=3)


WORKSHOPS = st.builds(
    Workshop,
    minutes=st.none() | st.integers(10, 960),
    present=ANY_TEXT,
    decided=st.dictionaries(KEYS, ANY_TEXT, max_size=3),
    dissent=_several(st.builds(Dissent, who=ANY_TEXT, what=ANY_TEXT)),
    parked=_several(st.builds(Parked, text=ANY_TEXT, owner=ANY_TEXT, due=st.none() | st.dates())),
    seconds=st.dictionaries(KEYS, st.integers(0, 360_000), max_size=3),
)
