"""Clients in one file: taken along, and taken in elsewhere after a look."""

from store.portable.differences import Choice, Difference, Relation, RoundDifference
from store.portable.exchange import Export, Portable, Taken
from store.portable.unpack import unpack

__all__ = ["Choice", "Difference", "Export", "Portable", "Relation", "RoundDifference", "Taken", "unpack"]
