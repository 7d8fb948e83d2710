"""Looking into a PDF or a workbook that anybody may have made: in a process of its own, with limits, so that no file can hold this one up.

Nothing in this package imports another part of the program: the process is to start within a fifth of a second.
"""

from .process import Trouble, examine

__all__ = ["Trouble", "examine"]
