"""Charts of the likelihood lesson."""
