"""Hostile visitors and long days: what `make soak` sends, and what must still hold then."""
