"""A long product and the sum of its logarithms, to every digit of three types of floats."""

import numpy as np
import streamlit as st

from core.floats import Underflow, powers_at, underflow_points
from lessons.likelihood.charts import race as charts
from ui.language import _
from ui.tables import in_full, markdown_table

every_underflow = st.cache_data(max_entries=300)(underflow_points)


def values_table(factor: float, n: int, here: tuple[dict, ...]) -> str:
    """Return the values after n factors as a Markdown table, to all their digits."""
    head = [
        _("type"),
        _("power fⁿ"),
        _("running product"),
        _("log-sum"),
    ]
    rows = [
        [t, *map(in_full, (powers_at(factor, [n], dtype=t)[0], here[0][t], here[1][t]))]
        for t in charts.TYPES
    ]
    return markdown_table(head, rows)


def limits_table(factor: float) -> str:
    """Return from which n on a product loses digits, sticks, or is 0, as a Markdown table."""
    head = [
        _("type"),
        _("power: digits lost from n ="),
        _("power: 0 from n ="),
        _("running product: digits lost from n ="),
        _("running product ends as"),
    ]
    rows = []
    for t in charts.TYPES:
        found = every_underflow(factor, dtype=t)
        power, product = found.power, found.product
        steps = (power.subnormal_from, power.zero_from, product.subnormal_from)
        rows.append([t, *map(_step_name, steps), _end_of_product(found, t)])
    return markdown_table(head, rows)


def _step_name(step: int | None) -> str:
    return "–" if step is None else f"{step:,}"


def _end_of_product(found: Underflow, kind: str) -> str:
    end = found.product
    if end.sticks_from is not None:
        return _("sticks at {value} from n = {n}").format(
            value=in_full(np.dtype(kind).type(end.sticks_at)), n=_step_name(end.sticks_from)
        )
    return _("0 from n = {n}").format(n=_step_name(end.zero_from))
