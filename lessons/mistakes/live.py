"""The small live figure of a claim: curves of the core, and a slider along them."""

from collections.abc import Mapping, Sequence

import numpy as np

from lessons.mistakes.charts import curves as charts
from lessons.mistakes.claim import Claim, Live
from lessons.mistakes.claims import CLAIMS
from ui.controls import slider, stepped
from ui.language import _
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider, Steps
from ui.run_queue import fragment

CONTROLS = tuple(claim.live.control for claim in CLAIMS.values() if claim.live)
HEIGHT = 14.0  # rem, where all claims stand below each other
BELOW = 2.0  # rem below the figure


@fragment
def draw_live(claim: Claim) -> None:
    """Draw the figure of a claim, with its slider above it."""
    if claim.live:
        _figure(claim.key, _slider(claim.live.control, claim.live.symbol))


def _slider(control: Slider, symbol: str) -> float:
    return stepped(control, symbol) if isinstance(control, Steps) else slider(control, symbol)


@shared
def _figure(key: str, at: float) -> None:
    claim = CLAIMS[key]
    live = claim.live
    if live is None:
        return
    values = live.control.values
    rows = live.curves(values)
    here = int(np.abs(values - at).argmin())
    steps = isinstance(live.control, Steps)
    live_figure(
        charts.curves(
            values,
            list(rows.values()),
            here,
            title=live.symbol,
            level=live.level() if live.level else None,
            log_x=steps,
            log_y=live.log,
        ),
        key=f"figure-{key}",
        name=_("Figure for the claim “{claim}”").format(claim=_(claim.text)),
        summary=_summary(live.symbol, at, rows, here),
        readouts=[
            Readout(name, label, row[here], color=charts.color(number))
            for number, (name, label, row) in enumerate(_named(key, rows))
        ],
        sweeps=[_sweep(key, live, rows, at)],
        handles=[Handle(live.control.key, charts.mark(number)) for number in range(len(rows))],
        height=HEIGHT,
        fills=BELOW,
    )


def _sweep(key: str, live: Live, rows: Mapping[str, np.ndarray], at: float) -> Sweep:
    values = live.control.values
    return Sweep(
        live.control.key,
        values,
        charts.curve_frames(values, list(rows.values())),
        {name: row for name, _label, row in _named(key, rows)},
        label=live.symbol,
        digits=live.control.digits,
        by_index=isinstance(live.control, Steps),
        at=at,
    )


def _named(key: str, rows: Mapping[str, np.ndarray]) -> Sequence[tuple[str, str, np.ndarray]]:
    """Return for each curve the name of its live number, what it is called, and the numbers."""
    return [(f"{key}_{i}", label, row) for i, (label, row) in enumerate(rows.items(), start=1)]


def _summary(symbol: str, at: float, rows: Mapping[str, np.ndarray], here: int) -> str:
    numbers = ", ".join(f"{label} = {significant(row[here])}" for label, row in rows.items())
    return _("At {symbol} = {value}: {numbers}.").format(
        symbol=symbol, value=plain(at), numbers=numbers
    )
