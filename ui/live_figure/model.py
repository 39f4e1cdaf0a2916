"""What a page says about a live figure: how it changes, what can be dragged, what is read off."""

from collections.abc import Mapping, Sequence, Sized
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from ui.live_figure.multiples import Multiples

FloatArray = np.ndarray[Any, np.dtype[np.floating[Any]]]
Traces = Mapping[str, Mapping[str, Any]]  # also `Written`, `Beginning`, `Multiples`


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
        Name of a trace to attribute to array of shape (n,) or (n, k): one number or one row a
        value; a list of n texts, or of n lists of them, for attributes that are text, or `Written`
        ones; the `Beginning` of a row. ``"marker.size"`` is a nested attribute.
    layout : mapping
        Attribute of the layout, such as ``"yaxis.range"``, to array of shape (n, k). Moving marks
        is quick, a layout that changes makes Plotly draw everything: let it change seldom.
    readouts : mapping
        Readout name to array of shape (n,).
    moves : mapping
        Key of another slider to array of shape (n,): what that one shows, where it gives way.
    label : str
        Name of the control, where the figure stands alone.
    digits : int
        Decimals of the control's values.
    by_index : bool
        True where the slider counts its options (``st.select_slider``).
    at : float
        Value that the figure is drawn for.
    """

    control: str
    values: FloatArray
    traces: Traces = field(default_factory=dict)
    readouts: Mapping[str, FloatArray] = field(default_factory=dict)
    layout: Mapping[str, FloatArray] = field(default_factory=dict)
    moves: Mapping[str, FloatArray | Multiples] = field(default_factory=dict)
    label: str = ""
    digits: int = 2
    by_index: bool = False
    at: float = field(kw_only=True)

    def __post_init__(self) -> None:
        """Check that there is one row a value."""
        if np.ndim(self.values) != 1 or not np.all(np.diff(self.values) > 0):
            raise ValueError(f"values of sweep {self.control!r} must ascend in one dimension")
        rows = {**_series(self.traces), **self.readouts, **self.layout, **self.moves}
        _check_rows(f"sweep {self.control!r}", rows, len(self.values))


def _series(traces: Mapping[str, Mapping[str, Sized]]) -> dict[str, Sized]:
    return {f"{trace} {name}": rows for trace, t in traces.items() for name, rows in t.items()}


def _check_rows(owner: str, series: Mapping[str, Sized], count: int) -> None:
    for place, rows in series.items():
        if len(rows) != count:
            raise ValueError(f"{owner} needs {count} rows for {place}; got {len(rows)}")


@dataclass(frozen=True)
class Handle:
    """A point of a trace that moves a control when it is dragged.

    Where the point itself does not move, such as a number, ``scrub`` tells how many pixels up move
    the control by one value.
    """

    control: str
    trace: str
    point: int = 0
    scrub: float = 0.0


@dataclass(frozen=True)
class Corner:
    """A point that moves two controls at once when it is dragged, one across and one up.

    Parameters
    ----------
    x, y : str
        Keys of the controls. Each needs a sweep: that of ``x`` moves the point across, that of
        ``y`` up, and all else that depends on one of the two alone.
    trace : str
        Name of the trace.
    across, up : sequence of int
        Places among the values of the two sweeps at which the point stops; few are enough.
    traces, readouts : mapping
        What depends on both, as in `Sweep`: a row for each place across and each place up, those
        of the first place across first.
    point : int
        Index of the point within the trace.
    """

    x: str
    y: str
    trace: str
    across: Sequence[int]
    up: Sequence[int]
    traces: Traces = field(default_factory=dict)
    readouts: Mapping[str, FloatArray | Multiples] = field(default_factory=dict)
    point: int = 0

    def __post_init__(self) -> None:
        """Check that there is one row a stop."""
        rows = {**_series(self.traces), **self.readouts}
        _check_rows(f"corner {self.trace!r}", rows, len(self.across) * len(self.up))


@dataclass(frozen=True)
class Pick:
    """Places that can be clicked: the controls ``x`` and ``y`` then take the values of the place.

    ``axes`` are the numbers of the subplots; each control needs a sweep.
    """

    x: str
    y: str
    axes: Sequence[int] = (1,)


@dataclass(frozen=True)
class Playback:
    """Frames along time that a reader plays; the server sends them a part at a time.

    Parameters
    ----------
    run : str
        Identity: two films of one name are alike to the bit, so parts of them fit together.
    control : str
        Key of the native slider that counts the steps.
    values : ndarray, shape (n,)
        Step of every frame, ascending; the slider's own values.
    end : int
        Last frame that exists, where a film ends before its slider does.
    at : float
        Step at which the slider stands.
    since : int
        Frame at which ``numbers`` begin; those before it were sent earlier.
    numbers : mapping
        Readout name to array of one number a frame.
    start : int
        Frame at which ``rows`` begin.
    rows : mapping
        Name to array of one row a frame.
    grows : mapping
        Name of a trace to the name of the numbers that the trace draws over the steps so far.
    marks : sequence of (str, str, ndarray, float)
        Name of a trace, name of its rows, and ordinates: a point is shown where its entry is not 0,
        and lies at the last number elsewhere.
    lines : sequence of (str, str, int, ndarray, ndarray)
        Name of a trace, name of its rows, code, and the abscissas and ordinates of both ends of all
        lines, shape (lines, 2): the lines whose entry is the code are drawn, each by itself.
    images : sequence of (str, int, ndarray)
        For the first images of the layout the name of its rows, which of the pictures of a row it
        shows, and its palette: (256, 4) red, green, blue and opacity from 0 to 255. Pictures are
        the last axis of the rows, bytes of a square from the top.
    readings : sequence of (str, str, int)
        Readout, name of its rows, and place in the row.
    needs : sequence of str
        Names of the rows without which a frame cannot be shown.
    follows : bool
        True where another figure of the page plays the film: this one shows the frames that have
        arrived, while it can be seen, and asks for none; it has no buttons.
    looks, enlarges : bool
        Whether a picture that is pointed at here is shown large by another figure, and whether this
        is that figure.
    pauses : int
        Frame at which a film that is played towards it pauses by itself, if any.
    begins : str
        The film begins to play by itself, once for each name that is given here.
    """

    run: str
    control: str
    values: FloatArray
    end: int
    at: float
    since: int = 0
    numbers: Mapping[str, FloatArray] = field(default_factory=dict)
    start: int = 0
    rows: Mapping[str, np.ndarray] = field(default_factory=dict)
    grows: Mapping[str, str] = field(default_factory=dict)
    marks: Sequence[tuple[str, str, FloatArray, float]] = ()
    lines: Sequence[tuple[str, str, int, FloatArray, FloatArray]] = ()
    images: Sequence[tuple[str, int, np.ndarray]] = ()
    readings: Sequence[tuple[str, str, int]] = ()
    needs: Sequence[str] = ()
    follows: bool = False
    looks: bool = False
    enlarges: bool = False
    pauses: int | None = None
    begins: str = ""


@dataclass(frozen=True)
class Wanted:
    """What a film's player asks for: frames from one on; it knows the numbers of the first few."""

    run: str
    frame: int
    known: int


@dataclass(frozen=True)
class Readout:
    """A live number above the figure.

    ``color`` ties it to what it stands for in the figure; ``digits`` are its decimals,
    None stands for three significant digits; all of them show when the number has the focus, which
    one that is not ``focusable`` never gets. ``"all"`` writes a number with every digit, and NaN as
    a dash. One that is not ``shown`` stands in the formula alone.
    """

    name: str
    label: str
    value: float
    digits: int | Literal["all"] | None = None
    color: str | None = None
    shown: bool = True
    focusable: bool = True
