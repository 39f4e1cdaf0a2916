"""Words and tables whose numbers are live, as HTML with a place for each readout.

They stand where the formula of a figure stands (`live_figure`), or alone (`live_numbers`).
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

PLACE = re.compile(r"@(\w+)", re.ASCII)


@dataclass(frozen=True)
class BarCell:
    """A cell with a bar below its text.

    The bar is as long as the readout ``of`` says: a share of the cell, or a score between -10 and
    10 to the left or the right of its middle, where a longer one ends at the edge. It has the
    colour of its kind, where it is given no other.
    """

    text: str
    of: str
    kind: Literal["share", "score"]
    color: str = ""


def live_words(text: str) -> str:
    """Return a line of words in which every ``@name`` is the live number of that readout.

    Examples
    --------
    >>> live_words("H < @entropy")
    '<p class="lf-words">H &lt; <b data-readout="entropy"></b></p>'
    """
    return f'<p class="lf-words">{_with_places(text)}</p>'


def live_table(
    label: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str | BarCell]],
    foot: Sequence[str] = (),
    *,
    roomy: bool = False,
) -> str:
    """Return a table in which every ``@name`` is the live number of that readout.

    The first column names the rows; ``label`` says what the table shows. A ``roomy`` one is larger.
    """
    heads = "".join(
        f'<th scope="col">{_with_places(text)}</th>' if text else "<td></td>" for text in head
    )
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    end = f"<tfoot><tr>{_row(foot)}</tr></tfoot>" if foot else ""
    return (
        f'<table class="lf-table" data-roomy="{str(roomy).lower()}" '
        f'aria-label="{html.escape(label)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{end}</table>"
    )


def _row(cells: Sequence[str | BarCell]) -> str:
    first, *others = cells
    name = first if isinstance(first, str) else first.text
    head = f'<th scope="row">{_with_places(name)}</th>' if name else "<td></td>"
    return head + "".join(map(_cell, others))


def _cell(cell: str | BarCell) -> str:
    if isinstance(cell, str):
        return f"<td>{_with_places(cell)}</td>"
    style = f' style="--lf-color: {cell.color}"' if cell.color else ""
    bar = f'<i data-live="{cell.of}" data-sized="{cell.kind}"{style}>'
    return f"<td>{_with_places(cell.text)}{bar}</i></td>"


def _with_places(text: str) -> str:
    return PLACE.sub(r'<b data-readout="\1"></b>', html.escape(text))
