"""A logo that somebody uploads, drawn anew."""
