"""Huffman trees of the truth and of the belief, and the bits that longer blocks save."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Figure, Frames, Trace, axis, bold, layout, line, point, words
from lessons.cross_entropy.charts.beliefs import SYMBOLS

BLOCK = "block"
HUES = (colors.TRUTH, colors.BELIEF)
# On a phone the curve stands below the trees.
NARROW = {
    "height": 34,
    "margin": {"r": 14},
    "xaxis": {"domain": [0, 0.48]},
    "xaxis2": {"domain": [0.52, 1]},
    "xaxis3": {"domain": [0.1, 1]},
    "yaxis": {"domain": [0.58, 1]},
    "yaxis2": {"domain": [0.58, 1]},
    "yaxis3": {"domain": [0, 0.4]},
}
DEPTH = 2  # of a tree with three leaves


def trees_and_blocks(
    codes: Sequence[Sequence[str]],
    blocks: np.ndarray,
    at: int,
    entropy: float,
    labels: Mapping[str, str],
) -> Figure:
    """Draw the tree of the code for P and of that for Q, and bits a symbol over the block length.

    ``blocks`` are the bits for blocks of 1, 2, … symbols; ``at`` is the length looked at.
    ``labels`` names ``own``, ``wrong``, ``length``, ``bits``, ``entropy`` and ``blocks``.
    """
    lengths = np.arange(1.0, len(blocks) + 1)
    curve = line(lengths, blocks, color=colors.CONTRAST, axes=3)
    dots: dict[str, Any] = {
        "mode": "lines+markers",
        "marker": {"size": 7, "color": colors.CONTRAST},
    }
    hover = f"{labels['length']} = %{{x}}: %{{y:.4~f}} {labels['bits']}<extra></extra>"
    return {
        "data": {
            **{f"tree{i}": _tree(code, i) for i, code in enumerate(codes)},
            "blocks": {**curve, **dots, "hoverinfo": "all", "hovertemplate": hover},
            BLOCK: point(at, blocks[at - 1], color=colors.CONTRAST, axes=3, hovertemplate=hover),
            "entropy": line(
                [0.5, len(blocks) + 0.5], [entropy] * 2, color=colors.TRUTH, axes=3, dash="dot"
            ),
        },
        "layout": _layout(codes, blocks, entropy, labels),
    }


def block_frames(lengths: np.ndarray, blocks: np.ndarray) -> Frames:
    """Return the traces of a sweep over the block length."""
    return {BLOCK: {"x": lengths, "y": blocks}}


def _place(code: Sequence[str], prefix: str) -> tuple[float, float]:
    """Return where a node stands: above the middle of its leaves, as deep as its word is long."""
    ranks = [rank for rank, word in enumerate(sorted(code)) if word.startswith(prefix)]
    return float(np.mean(ranks)), -float(len(prefix))


def _tree(code: Sequence[str], number: int) -> Trace:
    walk = [word[:depth] for word in code for depth in _down_and_up(len(word))]
    x, y = zip(*(_place(code, prefix) for prefix in walk), strict=True)
    return line(x, y, color=HUES[number], axes=number + 1)


def _down_and_up(depth: int) -> list[int]:
    return [*range(depth), *range(depth, -1, -1)]


def _layout(
    codes: Sequence[Sequence[str]], blocks: np.ndarray, entropy: float, labels: Mapping[str, str]
) -> dict[str, Any]:
    hidden: dict[str, Any] = {"visible": False}
    tree_x, tree_y = (-0.6, 2.6), (-DEPTH - 0.75, 0.25)
    low, high = min(entropy, *blocks), max(*blocks, entropy)
    room = max(high - low, 0.1)
    length = axis(labels["length"], (0.5, len(blocks) + 0.5), domain=(0.64, 1), anchor="y3")
    return layout(
        margin={"l": 12, "r": 16, "t": 30, "b": 44},
        annotations=[*_marks(codes), *_titles(labels)],
        xaxis=axis("", tree_x, domain=(0, 0.25), **hidden),
        yaxis=axis("", tree_y, **hidden),
        xaxis2=axis("", tree_x, domain=(0.28, 0.53), anchor="y2", **hidden),
        yaxis2=axis("", tree_y, anchor="x2", **hidden),
        xaxis3={**length, "dtick": 1, "zeroline": False},
        yaxis3=axis(labels["bits"], (low - 0.1 * room, high + 0.1 * room), anchor="x3"),
    )


def _marks(codes: Sequence[Sequence[str]]) -> list[Trace]:
    """Return the letters on the branches, and below each leaf its symbol and its word."""
    marks = []
    for number, code in enumerate(codes):
        axes = {name: f"{name[0]}{number + 1 if number else ''}" for name in ("xref", "yref")}
        for symbol, word in zip(SYMBOLS, code, strict=True):
            x, y = _place(code, word)
            leaf = f"<b>{symbol}</b><br>{word}"
            marks.append(words(leaf, x, y, yanchor="top", yshift=-2, **axes))
        for branch in sorted({word[:end] for word in code for end in range(1, len(word) + 1)}):
            (x, y), (up_x, up_y) = _place(code, branch), _place(code, branch[:-1])
            side: dict[str, Any] = {"xshift": -9 if branch[-1] == "0" else 9}
            marks.append(words(branch[-1], (x + up_x) / 2, (y + up_y) / 2, **side, **axes))
    return marks


def _titles(labels: Mapping[str, str]) -> list[Trace]:
    above: dict[str, Any] = {"y": 1, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    names = [
        words(
            f"{bold('━', hue)} {labels[name]}",
            0,
            xref=f"{refs} domain",
            yref=f"y{refs[1:]} domain",
            **above,
        )
        for name, hue, refs in (("own", colors.TRUTH, "x"), ("wrong", colors.BELIEF, "x2"))
    ]
    signs = {"blocks": ("●", colors.CONTRAST), "entropy": ("┄", colors.TRUTH)}
    key = "    ".join(f"{bold(*sign)} {labels[name]}" for name, sign in signs.items())
    return [*names, words(key, 0, xref="x3 domain", yref="y3 domain", **above)]
