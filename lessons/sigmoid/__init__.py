"""The sigmoid lesson: from a score back to a probability."""
