"""Where assessments are kept: one small door, SQLite by default, PostgreSQL by its URL."""

from store.assessments import Edit, Store
from store.backups import Backup
from store.clients import TRASH_KEPT, Client, Clients, Damaged, Latest, Round
from store.copying import CopyRefused, copy
from store.database import BackupRefused
from store.history import DamagedEntry, Entry, History
from store.portable import Choice, Difference, Relation, unpack
from store.report_versions import DamagedFinal, Final, ReportVersions, Version
from store.rows import EXAMPLE, Finished, Stored
from store.sentences import Kind
from store.settings import data_folder, default_url
from store.trouble import NoSuchAssessment, StoreTrouble

__all__ = [
    "Backup", "BackupRefused", "Choice", "Client", "Clients", "CopyRefused", "Damaged", "DamagedEntry", "DamagedFinal", "Difference",
    "EXAMPLE", "Edit", "Entry", "Final", "Finished", "History", "Kind", "Latest", "NoSuchAssessment", "Relation", "ReportVersions", "Round",
    "Store", "StoreTrouble", "Stored", "TRASH_KEPT", "Version", "copy", "data_folder", "default_url", "unpack",
]  # fmt: skip
