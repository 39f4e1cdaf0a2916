"""Codes: a likely symbol gets a short word, and the average length meets the entropy.

A code is a tuple of words of the letters 0 and 1, one for each symbol. No word begins another one
(the code is prefix-free), so a text needs no gaps between the words.
"""

import heapq
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.shared.domain import FloatArray, Floats

# A tenth of a second of work: 10 symbols in blocks of 4, or 3 in blocks of 10.
MOST_BLOCKS = 2**16


def huffman_code(p: npt.ArrayLike) -> tuple[str, ...]:
    """Shortest prefix-free code of symbols with given probabilities.

    The two least likely nodes become one, until one is left. Of equally likely nodes the older goes
    first, so the code is the same every time.

    Parameters
    ----------
    p : array_like, shape (K,)
        Probabilities of K ≥ 2 symbols, in [0, 1], of sum 1; a symbol that never comes has a word
        as well.

    Returns
    -------
    tuple of str
        The word of each symbol. Their average length lies within 1 bit of the entropy.

    Raises
    ------
    ValueError
        If p is not one distribution over at least two symbols.

    References
    ----------
    Huffman, D. A. (1952). A method for the construction of minimum-redundancy codes. *Proceedings
    of the IRE* 40, 1098-1101.

    Examples
    --------
    >>> huffman_code([0.5, 0.25, 0.25])
    ('0', '10', '11')
    """
    parts = [(weight, order, [order]) for order, weight in enumerate(_symbols(p).tolist())]
    words = [""] * len(parts)
    heapq.heapify(parts)
    for order in range(len(words), 2 * len(words) - 1):
        (light, _, left), (heavy, _, right) = heapq.heappop(parts), heapq.heappop(parts)
        for letter, symbols in (("0", left), ("1", right)):
            for symbol in symbols:
                words[symbol] = letter + words[symbol]
        heapq.heappush(parts, (light + heavy, order, left + right))
    return tuple(words)


def expected_length(code: Sequence[str], p: npt.ArrayLike) -> Floats:
    """Average number of bits a symbol, when the symbols come with probabilities P: Σ pᵢ ℓᵢ.

    With a code made for Q the excess over the code made for P is what the wrong belief costs.

    Parameters
    ----------
    code : sequence of str
        Words of 0 and 1, one for each symbol.
    p : array_like, shape (..., K)
        Probabilities in [0, 1], of sum 1.

    Returns
    -------
    float64, shape of ``p`` without the last axis
        Bits a symbol.

    Examples
    --------
    >>> expected_length(huffman_code([0.5, 0.25, 0.25]), [0.25, 0.25, 0.5])
    np.float64(1.75)
    """
    values = domain.distribution("p", p, axis=-1)
    words = _prefix_free(code)
    if values.shape[-1] != len(words):
        rule = "code and p must be of the same number of symbols"
        raise ValueError(f"{rule}; got {len(words)} and {values.shape[-1]}")
    return np.add.reduce(values * [len(word) for word in words], axis=-1)


def block_bits(p: npt.ArrayLike, block: int) -> float:
    """Bits a symbol of the Huffman code for blocks of n independent symbols.

    It lies between H(P) and H(P) + 1/n, but need not fall with every n.

    Parameters
    ----------
    p : array_like, shape (K,)
        Probabilities of K ≥ 2 symbols, in [0, 1], of sum 1.
    block : int
        n, at least 1, with at most 65,536 different blocks: Kⁿ ≤ 2¹⁶.

    Returns
    -------
    float
        Bits a symbol.

    Raises
    ------
    ValueError
        If p is not one distribution over at least two symbols, or n is not a whole number from 1 on
        within the limit.

    Examples
    --------
    >>> [round(block_bits([1 / 3, 1 / 3, 1 / 3], n), 4) for n in (1, 2)]
    [1.6667, 1.6111]
    """
    values, n = _symbols(p), domain.whole("block", block)
    if n * np.log(len(values)) > np.log(MOST_BLOCKS) + 1e-9:
        most = f"make at most {MOST_BLOCKS} blocks of {len(values)} symbols"
        raise ValueError(f"block must {most}; got {n}")
    blocks = values
    for _ in range(n - 1):
        blocks = np.multiply.outer(blocks, values).ravel()
    return _average_depth(blocks) / n


def fewest_signals(messages: int, *, levels: int = 2) -> int:
    """Signals needed to tell so many messages apart: the least n with levelsⁿ ≥ messages.

    Parameters
    ----------
    messages : int
        Number of messages, at least 1.
    levels : int
        Values that one signal can take, at least 2.

    Returns
    -------
    int
        n, 0 where there is nothing to tell apart.

    Raises
    ------
    ValueError
        If one of them is no whole number from its least value on.

    Examples
    --------
    >>> fewest_signals(8), fewest_signals(8, levels=3)
    (3, 2)
    """
    wanted, base = domain.whole("messages", messages), domain.whole("levels", levels)
    if base < 2:
        raise ValueError(f"levels must be at least 2; got {base}")
    # Whole numbers have no rounding, where the logarithm of 3⁵ to the base 3 comes out above 5.
    signals, told_apart = 0, 1
    while told_apart < wanted:
        signals, told_apart = signals + 1, told_apart * base
    return signals


def _symbols(p: npt.ArrayLike) -> FloatArray:
    values = domain.distribution("p", p, axis=-1)
    if values.ndim != 1 or len(values) < 2:
        rule = "p must be one distribution over at least two symbols"
        raise ValueError(f"{rule}; got an array of shape {values.shape}")
    return values


def _prefix_free(code: Sequence[str]) -> Sequence[str]:
    # In alphabetical order a word that begins another one stands right before such a one.
    words = sorted(code)
    for word, following in zip(["", *words], words, strict=False):
        if not following or set(following) - {"0", "1"} or (word and following.startswith(word)):
            rule = "code must be words of 0 and 1, none of which begins another"
            raise ValueError(f"{rule}; got {following!r}")
    return code


def _average_depth(weights: FloatArray) -> float:
    """Return Σ pᵢ ℓᵢ of the Huffman code: every node that is made of two adds one to the words."""
    parts, total = weights.tolist(), 0.0
    heapq.heapify(parts)
    while len(parts) > 1:
        joined = heapq.heappop(parts) + parts[0]
        heapq.heapreplace(parts, joined)
        total += joined
    return total
