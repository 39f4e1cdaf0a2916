"""How far apart in height the contours of a map lie."""

import numpy as np

MOST = 14  # contours of a map
ROUND = np.array([1.0, 2.0, 4.0, 5.0, 10.0])


def level_height(cost: np.ndarray) -> float:
    """Return a round height of which the highest cost holds at most so many."""
    least = float(np.max(cost)) / MOST
    power = 10.0 ** np.floor(np.log10(least))
    return float(power * ROUND[np.searchsorted(ROUND * power, least)])
