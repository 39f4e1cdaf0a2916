"""Charts of the sigmoid lesson."""
