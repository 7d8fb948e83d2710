"""Recognises text that looks like patient details. This tool must never hold PHI (45 CFR 160.103)."""

import re

_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a social security number", re.compile(r"\b\d{3}-\d{2}-\d{4}\b")),
    ("an e-mail address", re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b", re.I)),
    ("a phone number", re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")),
    ("a record or member number", re.compile(r"\b(?:MRN|member\s*id|patient\s*id|policy\s*no)\W{0,3}[A-Z]{0,3}\d{3,}", re.I)),
    ("a date of birth", re.compile(r"\b(?:DOB|date of birth|born(?: on)?)\W{0,3}\d", re.I)),
    ("a patient's name", re.compile(r"\b(?:patient|client|member)(?:'s name)?(?: named| called|:) +[A-Z][a-z]+")),
)


def looks_like_phi(text: str) -> str:
    """A sentence that names what looks like patient details in a text, or an empty text."""
    found = [name for name, sign in _SIGNS if sign.search(text)]
    if not found:
        return ""
    return (
        f"This looks like it holds {' and '.join(found)}. Deskcheck must not hold patient details: please describe the case without them."
    )
