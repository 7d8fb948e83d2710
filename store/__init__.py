"""Where assessments are kept: one small door, SQLite by default, another SQL database by its URL."""

from store.assessments import Store, Stored, Summary
from store.papers import Final, Papers
from store.settings import data_folder, default_url
from store.trouble import Kind, NoSuchAssessment, StoreTrouble

__all__ = ["Final", "Kind", "NoSuchAssessment", "Papers", "Store", "StoreTrouble", "Stored", "Summary", "data_folder", "default_url"]
