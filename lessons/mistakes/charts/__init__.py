"""Figures of the claims: arrays in, figures out."""
