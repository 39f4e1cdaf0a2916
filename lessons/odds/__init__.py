"""The odds lesson: one belief on three scales."""
