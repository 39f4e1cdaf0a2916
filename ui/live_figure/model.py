"""What a page says about a live figure: how it changes, what can be dragged, what is read off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

FloatArray = np.ndarray[Any, np.dtype[np.floating[Any]]]


@dataclass(frozen=True)
class Sweep:
    """How a figure changes along one control, all other controls staying as they are.

    Parameters
    ----------
    control : str
        Key of the native slider.
    values : ndarray, shape (n,)
        Every value that the slider can take, ascending.
    traces : mapping
        Trace index to attribute to array of shape (n,) or (n, k): one number or one row a value;
        a list of n texts for attributes that are text. ``"marker.size"`` is a nested attribute.
    readouts : mapping
        Readout name to array of shape (n,).
    label : str
        Name of the control, where the figure stands alone.
    digits : int
        Decimals of the control's values.
    by_index : bool
        True where the slider counts its options (``st.select_slider``).
    """

    control: str
    values: FloatArray
    traces: Mapping[int, Mapping[str, FloatArray | Sequence[str]]] = field(default_factory=dict)
    readouts: Mapping[str, FloatArray] = field(default_factory=dict)
    label: str = ""
    digits: int = 2
    by_index: bool = False

    def __post_init__(self) -> None:
        """Check that there is one row a value."""
        if np.ndim(self.values) != 1 or not np.all(np.diff(self.values) > 0):
            raise ValueError(f"values of sweep {self.control!r} must ascend in one dimension")
        series = {
            f"trace {i} {name}": rows for i, t in self.traces.items() for name, rows in t.items()
        }
        for place, rows in {**series, **self.readouts}.items():
            if len(rows) != len(self.values):
                needed = f"sweep {self.control!r} needs {len(self.values)} rows for {place}"
                raise ValueError(f"{needed}; got {len(rows)}")


@dataclass(frozen=True)
class Handle:
    """A point of a trace that moves a control when it is dragged."""

    control: str
    trace: int
    point: int = 0


@dataclass(frozen=True)
class Pick:
    """Places that can be clicked: the controls ``x`` and ``y`` then take the values of the place.

    ``axes`` are the numbers of the subplots; each control needs a sweep.
    """

    x: str
    y: str
    axes: Sequence[int] = (1,)


@dataclass(frozen=True)
class Readout:
    """A live number above the figure.

    ``color`` ties it to what it stands for in the figure; ``digits`` are its decimals.
    """

    name: str
    label: str
    value: float
    digits: int = 6
    color: str | None = None
