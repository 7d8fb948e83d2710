"""The assessment file (JSON, contract section 6): read, written, edited field by field, described by its schema."""

from questionnaire.file.json_file import MAX_BYTES, Refused, from_document, read, to_document, write, write_for_hash

__all__ = ["MAX_BYTES", "Refused", "from_document", "read", "to_document", "write", "write_for_hash"]
