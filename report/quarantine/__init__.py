"""Looking into a PDF, workbook or logo that anybody may have made: in a process of its own, with limits, so that none can hold this one up.

Nothing in this package imports another part of the program: the process is to start within a fifth of a second.
"""

from .process import FAILED, Trouble, examine

__all__ = ["FAILED", "Trouble", "examine"]
