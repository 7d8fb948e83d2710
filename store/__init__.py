"""Where assessments are kept: one small door, SQLite by default, another SQL database by its URL."""

from store.assessments import EXAMPLE, Damaged, Store, Stored, Summary
from store.backups import Backup
from store.copying import CopyRefused, copy
from store.database import BackupRefused
from store.report_versions import DamagedFinal, Final, ReportVersions, Version
from store.sentences import Kind
from store.settings import data_folder, default_url
from store.trouble import NoSuchAssessment, StoreTrouble

__all__ = [
    "EXAMPLE", "Backup", "BackupRefused", "CopyRefused", "Damaged", "DamagedFinal", "Final", "Kind", "NoSuchAssessment", "ReportVersions",
    "Store", "StoreTrouble", "Stored", "Summary", "Version", "copy", "data_folder", "default_url",
]  # fmt: skip
