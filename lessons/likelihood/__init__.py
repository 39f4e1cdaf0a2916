"""The likelihood lesson: which belief explains the data best."""
