"""A busy machine is no fault of the code: no example of a property fails for taking long."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
