"""Charts of the loss lesson."""
