"""Charts of the odds lesson."""
