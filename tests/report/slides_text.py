"""What a reader of the slides can find in them, through python-pptx."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from pptx import Presentation


@lru_cache(maxsize=8)
def slides(made: bytes) -> tuple[Any, ...]:
    return tuple(Presentation(BytesIO(made)).slides)


def frames(slide: Any) -> list[Any]:
    """Every frame of text on a slide, those of tables included."""
    cells = [cell for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame for shape in slide.shapes if shape.has_text_frame] + [cell.text_frame for cell in cells]


def shown(slide: Any) -> str:
    """What stands on a slide, without white space."""
    return "".join("".join(frame.text for frame in frames(slide)).split())


def notes(slide: Any) -> str:
    return "".join(slide.notes_slide.notes_text_frame.text.split())


def text(made: bytes) -> str:
    """All slides with their notes, without white space."""
    return "".join(shown(slide) + notes(slide) for slide in slides(made))
