"""The pictures of many clients: every cell has its letters, names are shown as typed, and nothing is drawn of nothing."""

from questionnaire.shapes.question import Level
from report.portfolio.figures import NOT_ASKED, Commonest, HeatMap
from ui.elements.dark_figure import on_dark
from ui.elements.portfolio_charts import LETTERS, bars, heat

PICTURE = HeatMap(("Acme <b>", "B" * 40), ("Scope", "AI"), ((Level.very_low, Level.very_high), (None, NOT_ASKED)))


def test_each_cell_says_its_level_in_letters_that_the_description_explains() -> None:
    drawn = heat(PICTURE)
    assert drawn is not None
    (cells,) = drawn["data"]
    assert cells["text"] == [["VL", "VH"], ["\u2013", ""]] and cells["z"] == [[1, 5], [0, 0]]
    assert cells["hovertext"][0][1].endswith("AI: Very high") and cells["hovertext"][1][1].endswith("AI: Not asked")
    for level, letters in LETTERS.items():
        assert f"{letters} " in PICTURE.description.replace("VH is", "VH") and level.name.replace("_", " ") in PICTURE.description


def test_a_name_is_shown_as_typed_and_a_long_one_is_cut_with_a_sign() -> None:
    drawn = heat(PICTURE)
    assert drawn is not None
    names = drawn["layout"]["yaxis"]["ticktext"]
    assert names[0] == "Acme &lt;b&gt;" and names[1].endswith("\u2026") and len(names[1]) == 22


def test_on_a_dark_ground_the_cells_keep_their_order() -> None:
    drawn = heat(PICTURE)
    shades = [shade for _, shade in on_dark(drawn)["data"][0]["colorscale"]]
    assert len(set(shades)) == 6 and shades[0] == "#121B23"


def test_the_commonest_findings_have_a_bar_each_and_nothing_is_drawn_of_nothing() -> None:
    drawn = bars(Commonest((("Backup & restore", 3), ("AI", 1)), 4))
    assert drawn is not None
    marks, titles = drawn["data"]
    assert marks["x"] == [3, 1] and drawn["layout"]["xaxis"]["range"] == [0, 4] and titles["text"][0] == "<b>3</b> Backup &amp; restore"
    assert bars(Commonest((), 0)) is None and heat(HeatMap((), (), ())) is None and heat(HeatMap(("A",), (), ((),))) is None
