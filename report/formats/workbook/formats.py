"""The formats of the workbook's cells, in the theme of screen and report."""

from xlsxwriter import Workbook

from questionnaire.shapes.question import Level
from report.paper.theme import MUTED, NAVY, PANEL, RULE, SEVERITY, TEXT, WHITE, Tones


class Formats:
    """Formats by what stands in a cell. A text keeps being one when somebody edits it, even one that begins with `=`."""

    def __init__(self, workbook: Workbook, tones: Tones) -> None:
        base = {"font_name": "Calibri", "font_size": 10, "font_color": TEXT, "valign": "top"}
        ruled = {**base, "bottom": 1, "bottom_color": RULE}
        text = {**ruled, "text_wrap": True, "quote_prefix": True}
        very_high = SEVERITY[Level.very_high]
        self.text = workbook.add_format(text)
        self.room = workbook.add_format({**ruled, "text_wrap": True})
        self.link = workbook.add_format({**text, "font_color": tones.link, "underline": 1})
        self.day = workbook.add_format({**ruled, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number = workbook.add_format({**ruled, "align": "right", "indent": 1})
        self.count = workbook.add_format({**ruled, "align": "left", "num_format": "0"})
        self.share = workbook.add_format({**ruled, "align": "left", "num_format": "0%"})
        self.header = workbook.add_format(
            {**base, "bold": True, "font_color": WHITE, "bg_color": tones.head, "text_wrap": True, "valign": "vcenter"}
        )
        self.title = workbook.add_format(
            {**base, "font_size": 16, "bold": True, "font_color": NAVY, "text_wrap": True, "quote_prefix": True}
        )
        self.label = workbook.add_format({**ruled, "font_color": MUTED, "text_wrap": True})
        self.notice = workbook.add_format({**base, "font_color": MUTED, "text_wrap": True, "bg_color": PANEL})
        self.done = workbook.add_format({"font_color": MUTED, "font_strikeout": True})
        self.overdue = workbook.add_format({"font_color": very_high.text, "bg_color": very_high.fill, "bold": True})
