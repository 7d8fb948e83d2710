"""What looks ahead: the sheet once actions are done, ways forward side by side, proposed law. Projected, never judged today."""
