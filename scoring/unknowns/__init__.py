"""One walk over every way to answer what is unknown: interval, open verdicts, what to find out first, why this score."""

from scoring.unknowns.by_section import SectionUnknown, by_section
from scoring.unknowns.explain import Explanation, Part, explain
from scoring.unknowns.find_first import IfAnswered, Unknown, find_first
from scoring.unknowns.prospect import Prospect, Unknowns

__all__ = ["Explanation", "IfAnswered", "Part", "Prospect", "SectionUnknown", "Unknown", "Unknowns", "by_section", "explain", "find_first"]
