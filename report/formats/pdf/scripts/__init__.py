"""Names in the scripts that Source Sans lacks: their fonts, their order on the line, their joined forms. Loaded when needed."""
