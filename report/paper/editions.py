"""Editions: the plan to hand over, the page for the board, the record for whoever asks later. Each is complete in itself."""

from typing import Literal, get_args

Edition = Literal["plan", "board", "full"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""The one that people hand over comes first."""
TITLES: dict[Edition, str] = {"plan": "The plan", "board": "One page for the board", "full": "The full record"}
