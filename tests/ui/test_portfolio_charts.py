"""The pictures of many clients: every cell has its letters, names are shown as typed, and nothing is drawn of nothing."""

from questionnaire.shapes.question import Level
from report.paper.theme import SEVERITY
from report.portfolio.figures import NOT_ASKED, Commonest, HeatMap
from ui.elements.dark_figure import on_dark
from ui.elements.portfolio_charts import LETTERS, bars, heat

PICTURE = HeatMap(("Acme <b>", "B" * 40), ("Scope", "AI"), ((Level.very_low, Level.very_high), (None, NOT_ASKED)))


def test_each_cell_says_its_level_in_letters_that_the_description_explains() -> None:
    drawn = heat(PICTURE)
    assert drawn is not None
    first, second = drawn["data"]
    assert (first["text"], second["text"]) == (["VL", "VH"], ["\u2013", ""])
    assert first["marker"]["color"] == [SEVERITY[level].fill for level in (Level.very_low, Level.very_high)]
    assert first["hovertext"][1].endswith("AI: Very high") and second["hovertext"][1].endswith("AI: Not asked")
    assert drawn["layout"]["yaxis"]["range"] == [2, 0], "the first client stands above"
    for level, letters in LETTERS.items():
        assert f"{letters} " in PICTURE.description.replace("VH is", "VH") and level.name.replace("_", " ") in PICTURE.description


def test_a_name_is_shown_as_typed_and_a_long_one_is_cut_with_a_sign() -> None:
    drawn = heat(PICTURE)
    assert drawn is not None
    names = drawn["layout"]["yaxis"]["ticktext"]
    assert names[0] == "Acme &lt;b&gt;" and names[1].endswith("\u2026") and len(names[1]) == 22


def test_on_a_dark_ground_the_cells_keep_their_order() -> None:
    levels = HeatMap(("Acme",), (*"abcdef",), ((None, *Level),))
    shades = on_dark(heat(levels))["data"][0]["marker"]["color"]
    assert len(set(shades)) == 6 and shades[0] == "#121B23"


def test_the_commonest_findings_have_a_bar_each_and_nothing_is_drawn_of_nothing() -> None:
    drawn = bars(Commonest((("Backup & restore", 3), ("AI", 1)), 4))
    assert drawn is not None
    marks, titles = drawn["data"]
    assert marks["x"] == [3, 1] and drawn["layout"]["xaxis"]["range"] == [0, 4] and titles["text"][0] == "<b>3</b> Backup &amp; restore"
    assert bars(Commonest((), 0)) is None and heat(HeatMap((), (), ())) is None and heat(HeatMap(("A",), (), ((),))) is None
