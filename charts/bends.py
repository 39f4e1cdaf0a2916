"""Smooth curves through few points: most of them where a curve bends most."""

import numpy as np
import numpy.typing as npt

from charts.marks import Trace


def bends(x: npt.ArrayLike, curves: npt.ArrayLike, count: int) -> np.ndarray:
    """Return places of x between which a drawn line follows all the curves about equally well.

    A straight piece of width h leaves a curve by up to h² |y''| / 8, so the points lie as densely
    as the root of the second derivative. ``x`` is an even and fine grid; ``curves`` holds a row
    for each of them.
    """
    curves = np.atleast_2d(curves)
    second = np.gradient(np.gradient(curves, axis=1), axis=1)
    density = np.sqrt(np.max(np.abs(second), axis=0))
    density += 0.15 * np.max(density)  # a few points also where all the curves are nearly straight
    share = np.cumsum(density)
    return np.interp(np.linspace(share[0], share[-1], count), share, np.asarray(x, dtype=float))


def smooth(trace: Trace) -> Trace:
    """Return a line that runs smoothly through its points instead of straight between them."""
    return {**trace, "line": {**trace["line"], "shape": "spline"}}
