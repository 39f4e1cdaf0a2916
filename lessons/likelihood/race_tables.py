"""A long product and the sum of its logarithms, to every digit of three types of floats."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.floats import AnyFloats, Underflow, powers_at, underflow_points
from lessons.likelihood.charts.race import TYPES
from ui.language import _
from ui.live_figure import Readout, Sweep, live_numbers
from ui.live_words import live_table
from ui.parameters import Slider, Steps

every_underflow = lru_cache(300)(underflow_points)
MEASURES = ("power", "product", "log_sum")
ENDS = ("power_subnormal", "power_zero", "product_subnormal", "rests_at", "rests_from")
Values = dict[str, np.ndarray]


def shortest(values: AnyFloats) -> np.ndarray:
    """Return the floats that are written with as few digits as tell values apart in their type.

    Examples
    --------
    >>> shortest(np.float16([0.1, 2.4e-07])).tolist()
    [0.1, 2.4e-07]
    """
    written = [float(str(one)) for one in np.ravel(values)]
    return np.array(written).reshape(np.shape(values))


@lru_cache(32)
def _limits(factors: tuple[float, ...]) -> Values:
    """Return where products of factors lose digits, and where and as what they rest."""
    rows = {t: np.array([_ends(every_underflow(f, dtype=t), t) for f in factors]) for t in TYPES}
    return {_name(t, end): rows[t][:, i] for t in TYPES for i, end in enumerate(ENDS)}


def _ends(found: Underflow, kind: str) -> list[float]:
    power, product = found.power, found.product
    rests_from, rests_at = product.zero_from, 0.0
    if product.sticks_from is not None:
        rests_from = product.sticks_from
        rests_at = float(shortest(np.dtype(kind).type(product.sticks_at)))
    steps = (power.subnormal_from, power.zero_from, product.subnormal_from, rests_at, rests_from)
    return [np.nan if step is None else step for step in steps]


def _name(kind: str, number: str) -> str:
    return f"race_{kind}_{number}"


def race_tables(factor: Slider, steps: Steps, at: tuple[int, int], raced: tuple[Any, Any]) -> None:
    """Draw what the three types have come to, and where they lose digits and come to rest.

    ``at`` are the places of factor and n among their values; ``raced`` holds the products and the
    log-sums by type: a row for each factor, with its value at each n.
    """
    row, step = at
    powers = {t: powers_at(factor.values, steps.values, dtype=t) for t in TYPES}
    every = {
        _name(t, measure): values[t]
        for measure, values in zip(MEASURES, (powers, *raced), strict=True)
        for t in TYPES
    }
    along_factor = {name: shortest(values[:, step]) for name, values in every.items()}
    along_steps = {name: shortest(values[row]) for name, values in every.items()}
    sweeps = [
        Sweep(factor.key, factor.values, readouts=along_factor, at=factor.values[row]),
        Sweep(steps.key, steps.values, readouts=along_steps, by_index=True, at=steps.values[step]),
    ]
    head = [_("type"), _("power fⁿ"), _("running product"), _("log-sum")]
    title = _("After n factors of f, to every digit of the type")
    _table(title, head, MEASURES, along_factor, row, "race_values", sweeps)
    _limits_table(factor, row)


def _limits_table(factor: Slider, row: int) -> None:
    limits = _limits(tuple(factor.values.tolist()))
    head = [
        _("type"),
        _("power: digits lost from n ="),
        _("power: 0 from n ="),
        _("running product: digits lost from n ="),
        _("running product ends as"),
        _("from n ="),
    ]
    title = _("Where digits are lost, and where the product ends")
    sweep = Sweep(factor.key, factor.values, readouts=limits, at=factor.values[row])
    _table(title, head, ENDS, limits, row, "race_limits", [sweep])


def _table(
    title: str,
    head: list[str],
    numbers: tuple[str, ...],
    values: Values,
    row: int,
    key: str,
    sweeps: list[Sweep],
) -> None:
    """Draw the numbers of each type, which the values hold for every factor."""
    names = {t: [_name(t, one) for one in numbers] for t in TYPES}
    here = {name: float(values[name][row]) for t in TYPES for name in names[t]}
    rows = [[t, *(f"@{name}" for name in names[t])] for t in TYPES]
    long = [f"{_name(TYPES[-1], one)}" for one in numbers]
    st.markdown(f"**{title}**")
    live_numbers(
        live_table(title, head, rows),
        key=key,
        name=title,
        summary=", ".join(
            f"{text}: {here[name]}" for text, name in zip(head[1:], long, strict=True)
        ),
        readouts=[Readout(name, name, value, "all", shown=False) for name, value in here.items()],
        sweeps=sweeps,
    )
