"""What may be added before handing over, drawn at random: any text, any script, anything that fits."""

from hypothesis import strategies as st

from questionnaire.handover import Additions, Override
from questionnaire.shapes.question import LANES, Level

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NAMES = ANY_TEXT.filter(bool)
REASONS = ANY_TEXT.filter(str.strip)
OVERRIDES = (
    st.builds(Override, what=st.just("owner"), on=NAMES, value=NAMES, reason=REASONS)
    | st.builds(Override, what=st.just("due"), on=NAMES, value=st.dates().map(str), reason=REASONS)
    | st.builds(Override, what=st.just("lane"), on=NAMES, value=st.sampled_from(LANES), reason=REASONS)
    | st.builds(Override, what=st.just("risk"), on=NAMES, value=st.sampled_from([*Level.__members__]), reason=REASONS)
)
ADDITIONS = st.builds(
    Additions,
    prepared_by=ANY_TEXT,
    letter=ANY_TEXT,
    left_out=st.lists(NAMES, max_size=3).map(tuple),
    comments=st.dictionaries(NAMES, ANY_TEXT, max_size=3),
    overrides=st.lists(OVERRIDES, max_size=3, unique_by=lambda one: (one.what, one.on)).map(tuple),
)
