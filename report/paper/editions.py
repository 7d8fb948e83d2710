"""Editions: the plan to hand over, the page for the board, the record for whoever asks later. Each is complete in itself."""

from typing import Literal, get_args

Edition = Literal["plan", "board", "full"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""The one that people hand over comes first."""
PARTS = {
    "letter": "Cover letter",
    "where": "Where the risk sits",
    "conditions": "Four conditions for use with patient details",
    "contradictions": "Answers to settle",
    "find_out": "Find out first",
    "ends": "What ends this verdict",
    "ways": "Ways forward",
    "register": "Findings register",
    "cards": "Action cards",
    "later": "All other actions",
    "roadmap": "Roadmap",
    "vendors": "Vendors and their BAAs",
    "workshop": "Workshop",
    "answers": "Appendix A: your answers",
    "skipped": "Questions not asked",
    "method": "Appendix B: method and sources",
    "sources": "Sources cited",
    "adds_up": "Appendix C: how the score adds up",
    "proposed": "Appendix D: if the proposed rule became final",
}
"""What each part that can be left out is called, where no report is at hand that has it."""
TITLES: dict[Edition, str] = {"plan": "The plan", "board": "One page for the board", "full": "The full record"}
