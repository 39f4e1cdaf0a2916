"""Charts of the cross-entropy lesson."""
