"""Figures that do not give an answer away."""

from collections.abc import Collection

from charts.marks import Figure


def hide(figure: Figure, names: Collection[str]) -> Figure:
    """Return a figure without some of its marks; their traces stay in their places."""
    traces = {
        name: {**trace, "visible": False} if name in names else trace
        for name, trace in figure["data"].items()
    }
    return {**figure, "data": traces}
