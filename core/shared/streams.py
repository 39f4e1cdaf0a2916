"""Randomness for one purpose, so that one draw more here changes nothing there."""

from typing import Literal

import numpy as np

_PURPOSES = ("places", "noise", "split")


def random_stream(seed: int, purpose: Literal["places", "noise", "split"]) -> np.random.Generator:
    """Make a generator that starts afresh at every call."""
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise ValueError(f"seed must be a whole number of at least 0; got {seed!r}")
    return np.random.default_rng([int(seed), _PURPOSES.index(purpose)])
