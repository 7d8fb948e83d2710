"""Which questions are asked, how far they are answered, and what an earlier round or version leaves to ask."""

from questionnaire.flow.sheet import Sheet, known_answer, needed, only_asked, reason_given, walk

__all__ = ["Sheet", "known_answer", "needed", "only_asked", "reason_given", "walk"]
