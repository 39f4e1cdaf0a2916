"""Spot the mistake: claims that are true or nearly so, and what shows it."""
