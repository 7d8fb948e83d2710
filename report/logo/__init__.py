"""A logo that somebody uploads: drawn anew in a process of its own, with limits, so that no file can hold up or fell this one.

What runs in that process (`drawing`, `vector`) imports no other part of the program: it is to start quickly.
"""

from .process import Unfit, normal

__all__ = ["Unfit", "normal"]
