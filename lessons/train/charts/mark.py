"""Marks at the places that a lesson speaks of: an arrow with a few words."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from charts import colors
from charts.marks import Trace


class Mark(NamedTuple):
    """What is marked, and what is said there.

    Attributes
    ----------
    figure : {"belief", "losses", "network"}
        The figure that shows it.
    place : tuple of float
        On the map, and on the losses over the steps, across and up. In the network column and row
        of a unit; with a third number the line from there to that row of the next column; a column
        alone stands for all of its units.
    text : str
        A few words; without them a unit has a frame alone.
    away : tuple of float
        Where they stand, in pixels across and down from the place.
    lane : int
        Which of the maps of a race.
    """

    figure: Literal["belief", "losses", "network"]
    place: tuple[float, ...]
    text: str
    away: tuple[float, float] = (40, -30)
    lane: int = 0


def on_axes(marks: Sequence[Mark]) -> list[Trace]:
    """Draw an arrow to each mark of a map, or of a curve."""
    return [_arrow(mark, *mark.place) for mark in marks]


def at_places(marks: Sequence[Mark], place: Callable[[Mark], tuple[float, float]]) -> list[Trace]:
    """Draw an arrow to each mark that has words, where its place is told."""
    return [_arrow(mark, *place(mark)) for mark in marks if mark.text]


def _arrow(mark: Mark, x: float, y: float) -> Trace:
    """Draw an arrow to a place on the axes of its lane, from the words of a mark."""
    axes = str(mark.lane + 1) if mark.lane else ""
    look: dict[str, Any] = {
        "showarrow": True,
        "arrowhead": 2,
        "arrowwidth": 2.5,
        "arrowcolor": colors.NEUTRAL,
        "standoff": 4,
        "bgcolor": colors.DEEP,
        "bordercolor": colors.NEUTRAL,
        "borderpad": 3,
        "font": {"color": colors.PALE},
    }
    across, down = mark.away
    place = {"x": x, "y": y, "xref": f"x{axes}", "yref": f"y{axes}", "ax": across, "ay": down}
    return {"text": mark.text, **place, **look}


def hidden_elsewhere(marks: Sequence[Mark]) -> str:
    """Return the style that hides marks while another step is shown than that of the page.

    In each figure they are the first of its annotations.
    """
    counts = Counter(one.figure for one in marks if one.text)
    hidden = [
        f'.st-key-{figure} .lf[data-stale="true"] .annotation[data-index="{i}"]'
        for figure, count in counts.items()
        for i in range(count)
    ]
    return f"<style>{','.join([*hidden, '.none'])}{{visibility:hidden}}</style>"
