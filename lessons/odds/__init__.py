"""The sections of the odds page: one belief on three scales."""
