"""A logo that somebody uploads: drawn anew in a process of its own, with limits, so that no file can hold up or fell this one.

`process` starts it. What runs in it (`drawing`, `vector`) imports no other part of the program: it is to start quickly.
"""
