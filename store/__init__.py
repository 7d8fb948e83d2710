"""Where assessments are kept: one small door, SQLite by default, another SQL database by its URL."""

from store.assessments import Store, Summary
from store.clients import Client, Clients, Damaged, Latest, Round
from store.database import BackupRefused
from store.history import DamagedEntry, Entry, History
from store.report_versions import DamagedFinal, Final, ReportVersions, Version
from store.rows import EXAMPLE, Finished, Stored
from store.settings import data_folder, default_url
from store.trouble import Kind, NoSuchAssessment, StoreTrouble

__all__ = [
    "EXAMPLE", "BackupRefused", "Client", "Clients", "Damaged", "DamagedEntry", "DamagedFinal", "Entry", "Final", "Finished", "History",
    "Kind", "Latest", "NoSuchAssessment", "ReportVersions", "Round", "Store", "StoreTrouble", "Stored", "Summary", "Version", "data_folder",
    "default_url",
]  # fmt: skip
