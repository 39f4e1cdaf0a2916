"""A row of coins with so many heads: which of them show heads."""

import numpy as np
import numpy.typing as npt

from core.shared import domain


def coin_rows(
    row: npt.ArrayLike, *, heads: npt.ArrayLike, flips: npt.ArrayLike
) -> npt.NDArray[np.int8]:
    """Turn as few coins of a row as needed until k of its first n coins show heads.

    Where heads are missing the first tails are turned, where there are too many the last heads.
    The likelihood knows the counts alone, not the order.

    Parameters
    ----------
    row : array_like, shape (length,)
        Outcomes, each 0 or 1.
    heads : array_like, any shape
        k, whole, from 0 to ``flips``.
    flips : array_like, broadcasts with ``heads``
        n, whole, from 1 to the length of the row.

    Returns
    -------
    int8, the broadcast shape followed by ``length``
        Outcomes, 1 for heads; 0 beyond the first n.

    Raises
    ------
    ValueError
        If the row is not one row of 0 and 1, or a count is not as above.

    References
    ----------
    Fisher, R. A. (1922). On the mathematical foundations of theoretical statistics. *Philosophical
    Transactions of the Royal Society A* 222, 309-368.

    Examples
    --------
    >>> coin_rows([0, 1, 0, 1], heads=[1, 3], flips=4)
    array([[0, 1, 0, 0],
           [1, 1, 0, 1]], dtype=int8)
    """
    outcomes = domain.outcome("row", row)
    if outcomes.ndim != 1:
        raise ValueError(f"row must have one dimension; got shape {outcomes.shape}")
    k, n = domain.non_negative("heads", heads), domain.count("flips", flips)
    domain.together(heads=k, flips=n)
    k, n = k[..., np.newaxis], n[..., np.newaxis]
    if np.any(n > outcomes.size) or np.any(k > n) or np.any(k != np.floor(k)):
        rule = f"heads must be whole and at most flips, and those at most {outcomes.size}"
        raise ValueError(f"{rule}; got {heads!r} of {flips!r}")
    # Coins in the order in which they are to show heads: heads first, then tails, then no coins.
    reluctance = (1.0 - outcomes) + 2.0 * (np.arange(outcomes.size) >= n)
    places = np.argsort(np.argsort(reluctance, axis=-1, kind="stable"), axis=-1)
    return (places < k).astype(np.int8)
