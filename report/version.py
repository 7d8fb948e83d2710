"""Which Deskcheck this is; every report names it, and `verify` reads it there."""

VERSION = "0.1.0"
"""As in `pyproject.toml`, which a test holds beside it: the program runs from its folder, so there is no package to ask."""
