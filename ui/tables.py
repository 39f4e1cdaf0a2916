"""Tables of numbers in prose."""

from collections.abc import Sequence

import numpy as np


def in_full(value: np.floating) -> str:
    """Write a number with every digit that tells it from its neighbours in its own type."""
    plain = value == 0 or 1e-4 <= abs(float(value)) < 1e7
    write = np.format_float_positional if plain else np.format_float_scientific
    return write(value, trim="-").replace("-", "−")


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose first column is text and whose other columns are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
