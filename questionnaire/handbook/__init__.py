"""The bank as documents that people read: all questions, and the branching as a picture."""
