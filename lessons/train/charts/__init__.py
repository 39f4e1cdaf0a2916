"""Charts of the training lesson."""
