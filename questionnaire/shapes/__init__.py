"""The shapes of the bank's YAML: what may stand where, with what it means."""
