"""Where assessments are kept: one small door, SQLite by default, another SQL database by its URL."""

from store.assessments import NoSuchAssessment, Store, Stored, Summary
from store.settings import data_folder, default_url
from store.trouble import Kind, StoreTrouble

__all__ = ["Kind", "NoSuchAssessment", "Store", "StoreTrouble", "Stored", "Summary", "data_folder", "default_url"]
