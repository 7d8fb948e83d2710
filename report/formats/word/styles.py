"""The styles of the Word file: Word's own names where it has them, so that navigation pane, contents and restyling work."""

from typing import Any

from docx.oxml.ns import qn

from questionnaire.shapes.question import Level
from report.formats.word.faces import BUILT_IN, SANS, Style, styles
from report.formats.word.one_page import tight
from report.formats.word.xml import Element, add, new
from report.paper import theme
from report.paper.document import Chip
from report.paper.wording import STATE_WORDS, level_word

HEADINGS = {1: "Heading1", 2: "Heading2", 3: "Heading3"}


def set_styles(file: Any, language: str, tones: theme.Tones) -> None:
    """Put these styles, and none of the template's many others, into the file."""
    part = file.styles.element
    for old in part.findall(qn("w:style")) + part.findall(qn("w:docDefaults")):
        part.remove(old)
    part.insert(0, _defaults(language))
    ours = styles(tones.accent)
    for style in (*ours, *tight(ours)):
        part.append(_paragraph_style(style))
    part.append(_plain_style("character", "DefaultParagraphFont", "Default Paragraph Font"))
    part.append(_plain_style("table", "TableNormal", "Normal Table"))
    part.append(_plain_style("numbering", "NoList", "No List"))
    part.append(_table_style(tones.head))
    part.append(_character_style("Hyperlink", "Hyperlink", tones.link, underline=True))
    for level, shade in theme.SEVERITY.items():
        part.append(_character_style(_of_level(level), f"Risk {level_word(level)}", shade.text, shade.fill))
    for state, shade in theme.STATES.items():
        part.append(_character_style(_of_state(state), f"State {STATE_WORDS[state]}", shade.text, shade.fill))


def chip_style(chip: Chip) -> str:
    """The character style of a chip."""
    return _of_level(chip.level) if chip.level is not None else _of_state(chip.state)


def _of_level(level: Level) -> str:
    return "Risk" + level.name.title().replace("_", "")


def _of_state(state: str) -> str:
    return "State" + state.title().replace("_", "")


def _defaults(language: str) -> Element:
    made = new("w:docDefaults")
    run = add(add(made, "w:rPrDefault"), "w:rPr")
    _fonts(run, SANS)
    add(run, "w:sz", val=20)
    add(run, "w:szCs", val=20)
    add(run, "w:lang", val=language, eastAsia="ja-JP", bidi="ar-SA")
    add(made, "w:pPrDefault")
    return made


def _fonts(parent: Element, font: str) -> None:
    add(parent, "w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia="MS Gothic")


def _named(kind: str, style_id: str, name: str, own: bool) -> Element:
    made = new("w:style", type=kind, styleId=style_id, **({"customStyle": 1} if own else {}))
    add(made, "w:name", val=name)
    return made


def _plain_style(kind: str, style_id: str, name: str) -> Element:
    made = _named(kind, style_id, name, own=False)
    made.set(qn("w:default"), "1")
    if kind == "table":
        margins = add(add(made, "w:tblPr"), "w:tblCellMar")
        for side in ("left", "right"):
            add(margins, f"w:{side}", w=100, type="dxa")
    return made


def _paragraph_style(style: Style) -> Element:
    made = _named("paragraph", style.id, style.name, own=style.name not in BUILT_IN)
    if style.based:
        add(made, "w:basedOn", val=style.based)
    else:
        made.set(qn("w:default"), "1")
    if style.next:
        add(made, "w:next", val=style.next)
    add(made, "w:qFormat")
    _paragraph_properties(add(made, "w:pPr"), style)
    run = add(made, "w:rPr")
    _fonts(run, style.font)
    for name, wanted in (("w:b", style.bold), ("w:i", style.italic)):
        if wanted:
            add(run, name)
    add(run, "w:color", val=style.colour[1:])
    add(run, "w:sz", val=round(style.size * 2))
    add(run, "w:szCs", val=round(style.size * 2))
    return made


def _paragraph_properties(properties: Element, style: Style) -> None:
    if style.keep:
        add(properties, "w:keepNext")
    if style.keep or not style.based:  # all others are based on that one: no paragraph that fits a page is torn by its end
        add(properties, "w:keepLines")
    if style.numbers:
        add(add(properties, "w:numPr"), "w:numId", val=style.numbers)
    if style.fill:
        add(properties, "w:shd", val="clear", color="auto", fill=style.fill[1:])
    add(
        properties,
        "w:spacing",
        before=round(style.before * 20),
        after=round(style.after * 20),
        line=round(style.line * 240),
        lineRule="auto",
    )
    if style.indent:
        add(properties, "w:ind", left=round(style.indent * 20), hanging=round(style.hanging * 20))
    if style.level is not None:
        add(properties, "w:outlineLvl", val=style.level)


def _character_style(style_id: str, name: str, colour: str, fill: str = "", underline: bool = False) -> Element:
    made = _named("character", style_id, name, own=style_id != "Hyperlink")
    run = add(made, "w:rPr")
    if fill:
        add(run, "w:b")
    add(run, "w:color", val=colour[1:])
    if underline:
        add(run, "w:u", val="single")
    if fill:
        add(run, "w:shd", val="clear", color="auto", fill=fill[1:])
    return made


def _table_style(head: str) -> Element:
    """Hairlines between rows, a dark head."""
    made = _named("table", "PlanTable", "Plan Table", own=True)
    add(made, "w:basedOn", val="TableNormal")
    add(made, "w:qFormat")
    properties = add(made, "w:tblPr")
    borders = add(properties, "w:tblBorders")
    for side in ("bottom", "insideH"):
        add(borders, f"w:{side}", val="single", sz=4, space=0, color=theme.RULE[1:])
    margins = add(properties, "w:tblCellMar")
    for side, wide in (("top", 50), ("left", 70), ("bottom", 50), ("right", 70)):
        add(margins, f"w:{side}", w=wide, type="dxa")
    first = add(made, "w:tblStylePr", type="firstRow")
    add(add(first, "w:tcPr"), "w:shd", val="clear", color="auto", fill=head[1:])
    return made
