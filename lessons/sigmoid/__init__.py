"""The sections of the sigmoid page: from a score back to a probability."""
