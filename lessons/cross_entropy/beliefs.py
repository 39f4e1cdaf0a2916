"""A belief beside the truth, and what it costs to be wrong."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.information import Unit
from lessons.cross_entropy.charts import beliefs as charts
from lessons.cross_entropy.coded import keep
from lessons.cross_entropy.distributions import P, Q, both, controls, locked_classes, prices
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.numbers import format_number
from ui.run_queue import fragment
from ui.shares import fellows, moved, settle

NAMES = ("entropy", "cross_entropy", "kl", "reverse_kl")


def _labels(unit: Unit) -> dict[str, str]:
    log = {"nats": "ln", "bits": "log₂"}[unit]
    named = {"nats": _("nats"), "bits": _("bits")}[unit]
    return {
        "class": _("class"),
        "probability": _("probability"),
        "surprisal": f"−{log} q ({named})",
        "price": _("average price of a symbol ({unit})").format(unit=named),
        "true": _("P, what is true"),
        "believed": _("Q, what is believed"),
        "part": f"−p {log} q",
        "parts": f"−p {log} q: A | B | C",
        "unit": named,
        "entropy": "H(P)",
        "divergence": "D(P‖Q)",
    }


def _readouts(here: dict[str, Any], unit: Unit) -> list[Readout]:
    named = {"nats": _("nats"), "bits": _("bits")}[unit]
    rows = {
        "entropy": (_("entropy H(P), {unit}"), charts.TRUTH),
        "cross_entropy": (_("cross-entropy H(P, Q)"), charts.BELIEF),
        "kl": (_("divergence D(P‖Q)"), charts.GAP),
        "reverse_kl": (_("reverse D(Q‖P)"), colors.NEUTRAL),
    }
    return [
        Readout(name, text.format(unit=named), here[name], 6, hue)
        for name, (text, hue) in rows.items()
    ]


def _sweeps(p: np.ndarray, q: np.ndarray, unit: Unit) -> list[Sweep]:
    """Return how the figure changes along all six sliders, by one call for each price."""
    locked, values = locked_classes(), P[0].values
    truths = [moved(p, index, values, locked) for index in range(3)]
    beliefs = [moved(q, index, values, locked) for index in range(3)]
    every = prices(
        np.stack([*truths, *[np.broadcast_to(p, truths[0].shape)] * 3]),
        np.stack([*[np.broadcast_to(q, beliefs[0].shape)] * 3, *beliefs]),
        unit,
    )
    sweeps, now = [], [*p.tolist(), *q.tolist()]
    for row, control in enumerate((*P, *Q)):
        here = {name: every[name][row] for name in every}
        if control in P:
            moves = fellows(P, row, truths[row])
            frames = charts.truth_frames(truths[row], _drawn(here), unit)
        else:
            moves = fellows(Q, row - 3, beliefs[row - 3])
            frames = charts.belief_frames(beliefs[row - 3], _drawn(here), unit)
        # A belief changes nothing about the entropy of what is true.
        names = NAMES[0 if control in P else 1 :]
        readouts = {name: here[name] for name in names}
        named: dict[str, Any] = {"label": control.key, "at": now[row], "moves": moves}
        named["layout"] = charts.price_layout(here["cross_entropy"], unit)
        sweeps.append(Sweep(control.key, values, _thinned(frames), readouts, **named))
    return sweeps


def _drawn(values: dict[str, Any]) -> charts.Prices:
    names = {"divergence": "kl"}
    return charts.Prices(*(values[names.get(name, name)] for name in charts.Prices._fields))


def _thinned(frames: Frames) -> Frames:
    """Return the traces of a sweep with what can be sent in a byte or two a place.

    Infinite numbers cannot, and what the readouts also hold is sent with them anyway.
    """
    few: Frames = {trace: {**rows} for trace, rows in frames.items()}
    for trace, changes in frames.items():
        for name, rows in changes.items():
            if rows.dtype == np.float32 and np.all(np.isfinite(rows)):
                few[trace][name] = Multiples(rows, charts.FINE)
    return few


def _handles() -> list[Handle]:
    rows = ((P, charts.TRUE_HANDLES), (Q, charts.BELIEVED_HANDLES))
    return [Handle(one.key, trace, i) for many, trace in rows for i, one in enumerate(many)]


def _settled() -> None:
    locked = locked_classes()
    for one in (P, Q):
        notice = settle(one, locked)
        if notice:
            st.warning(notice, icon=":material/link_off:")


@fragment
def beliefs() -> None:
    _settled()
    place, chart = workbench()
    with place:
        unit = controls()
    p, q = both()
    keep()
    with chart:
        _figure(p, q, unit)
        st.caption(_caption(p, q))


def _caption(p: np.ndarray, q: np.ndarray) -> str:
    if np.any((q == 0) & (p > 0)):
        return _(
            "Q calls impossible what does happen: sooner or later it is surprised without end, so "
            "the cross-entropy is ∞."
        )
    return _(
        "Drag the round points: the other bars make room, in proportion. A lock holds a class "
        "still. Read a blue bar on the right axis, and it says how surprising its class is."
    )


def _figure(p: np.ndarray, q: np.ndarray, unit: Unit) -> None:
    here, labels = prices(p, q, unit), _labels(unit)
    live_figure(
        charts.beliefs_and_prices(p, q, _drawn(here), labels, unit=unit),
        key="beliefs",
        name=_("True and believed probabilities, and what the belief costs"),
        summary=_("The entropy is {h}, the cross-entropy {ce}, the divergence {kl}.").format(
            h=format_number(here["entropy"], 6),
            ce=format_number(here["cross_entropy"], 6),
            kl=format_number(here["kl"], 6),
        ),
        readouts=_readouts(here, unit),
        sweeps=_sweeps(p, q, unit),
        handles=_handles(),
        narrow=charts.NARROW,
        height=25,
    )
