"""What the workbook's sheets and columns are called, for the writer and for the reader of what comes back."""

CARRIED = "Deskcheck"
"""The hidden sheet with what the workbook was made from; a line's first cell is one of the four below."""
SEAL, BANK, ANSWERS, PLAN = "SHA-256", "question bank", "answers", "plan"

ACTION_ID, NUMBER = "Action id", "No."
OWNER, DUE, STATUS = "Owner", "Due", "Status"
"""Columns of the sheet Plan that flow back."""
DONE_ON, EVIDENCE, COMMENTS = "Done on", "Evidence (link)", "Comments"
"""Columns that are there to be filled in, and have no place in an assessment."""
