"""Softmax and its kin beside SciPy's functions, in one run, from one element to a million."""

import timeit
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy import special, stats

from core.information import cross_entropy
from core.softmax import log_softmax, log_sum_exp, softmax

SMALL = (1, 10, 100, 1_000)
LARGE = (10_000, 100_000, 1_000_000)
SECONDS = 0.01  # how long one timing lasts, at least
ROUNDS = 9

Call = Callable[[], object]


@dataclass(frozen=True)
class Against:
    """Our time over SciPy's for one function, the worst of some sizes."""

    name: str
    sizes: tuple[int, ...]
    ratio: float


def against_scipy() -> tuple[Against, ...]:
    """Time every function at every size."""
    found = {size: {name: _ratio(*pair) for name, pair in _pairs(size)} for size in SMALL + LARGE}
    return tuple(
        Against(name, sizes, max(found[size][name] for size in sizes))
        for name in found[SMALL[0]]
        for sizes in (SMALL, LARGE)
    )


def _pairs(size: int) -> Iterable[tuple[str, tuple[Call, Call]]]:
    rng = np.random.default_rng(size)
    o = rng.normal(scale=3.0, size=size)
    p, q = softmax(o), softmax(rng.normal(size=size))
    yield "softmax", (lambda: softmax(o), lambda: special.softmax(o, axis=-1))
    yield "log-softmax", (lambda: log_softmax(o), lambda: special.log_softmax(o, axis=-1))
    yield "log-sum-exp", (lambda: log_sum_exp(o), lambda: special.logsumexp(o, axis=-1))
    ours = partial(cross_entropy, p, q)
    yield "cross-entropy", (ours, lambda: stats.entropy(p) + stats.entropy(p, q))
    # The bare formula takes whatever it is given: it shows what our checks cost.
    bare = (ours, lambda: (special.entr(p) + special.rel_entr(p, q)).sum(axis=-1))
    yield "cross-entropy beside the unchecked formula", bare


def _ratio(ours: Call, theirs: Call) -> float:
    # The two take turns, and the fastest round of each is the one that noise met least.
    rounds = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]
    return min(our for our, _ in rounds) / min(their for _, their in rounds)


def _seconds(call: Call) -> float:
    timer, number = timeit.Timer(call), 1
    while (spent := timer.timeit(number)) < SECONDS:
        number *= 2
    return spent / number
