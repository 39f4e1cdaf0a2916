"""What changes in the picture of one step along each control."""

from functools import lru_cache

import numpy as np

from charts.cost_ranges import cost_ranges
from core.binary import sigmoid
from core.training import activated
from lessons.train.charts import one_step as charts
from lessons.train.example import ETA, INPUTS, WEIGHTS, Example, Numbers, numbers_along
from ui.live_figure import Written
from ui.live_figure.model import Traces

SLIDERS = {**INPUTS, **WEIGHTS}
MOVED = {"eta": ETA, **SLIDERS}


@lru_cache(maxsize=2)
def curves(activation: str) -> charts.Curve:
    """Return the bend of a hidden unit and that of the output, along their axis."""
    grid = np.linspace(-charts.REACH, charts.REACH, 81)
    return activated(grid, activation=activation)[0], np.asarray(sigmoid(grid))


@lru_cache(maxsize=64)
def rows_along(example: Example, name: str, stage: int) -> tuple[Traces, np.ndarray, Numbers]:
    """Return what changes along a control, whose present value makes no difference."""
    control = MOVED[name]
    row = {
        key: np.broadcast_to(values, control.values.shape)
        for key, values in numbers_along(example, name).items()
    }
    frames = charts.step_frames(row, stage, curves(example.activation))
    texts = charts.step_texts(row, stage)
    seen = {trace: one for trace, one in frames.items() if not _nowhere(one)}
    traces: Traces = {
        **{trace: _small(changes) for trace, changes in seen.items()},
        **{trace: {"text": _rewritten(trace, values)} for trace, values in texts.items()},
    }
    return traces, cost_ranges(np.maximum(row["loss"], row["new_loss"])), row


def _nowhere(changes: dict[str, np.ndarray]) -> bool:
    """Tell whether no mark of a trace is seen at any value."""
    return any(bool(np.isnan(rows).all()) for rows in changes.values())


def _small(changes: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: rows.astype(np.float32) for name, rows in changes.items()}


def _rewritten(trace: str, values: np.ndarray) -> Written:
    names = charts.names_of(trace)
    patterns = [charts.before(name) + "{}" for name in names]
    return Written(patterns, [values.astype(np.float32)], [*map(charts.decimals, names)])
