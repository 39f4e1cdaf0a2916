"""What the temperature does: from one winner to no preference at all."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.information import entropy
from core.softmax import boltzmann, softmax, tempered, triangle_point, winner_takes_all
from lessons.softmax.charts import temperature as charts
from lessons.softmax.logits import SCORE_VALUES, SCORES, TEMPERATURES, Scored, T, symbol
from lessons.softmax.names import class_names
from ui.controls import choice
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.numbers import format_number
from ui.parameters import Choice
from ui.tables import markdown_table

CHOSEN = (0.05, 0.5, 1.0, 2.0, 10.0)
PRESETS = {"ladder": (1.0, 2.0, 3.0), "tie": (3.0, 3.0, 1.0)}
HEATED = Choice("heated", (*PRESETS, "own"), "ladder")
CONTROLS = (HEATED,)
FINE = np.geomspace(TEMPERATURES[0], TEMPERATURES[-1], 45)
# Temperatures of the curves that follow every score, by the number of classes: as few as need be.
COARSE, FEWEST = {2: 21, 3: 10}, 9
POWERS = (0.5, 1.0, 2.0)
BELIEF = (0.1, 0.2, 0.7)


def temperature(given: Scored) -> None:
    with section("temperature", _("Temperature: how much a difference counts")):
        words, chart = workbench()
        with words:
            heated = _choices(given)
            st.markdown(_limits(heated))
            st.markdown(_energy())
        with chart:
            _figure(heated, follows=heated is given)
        left, right = st.columns(2, gap="medium", vertical_alignment="center")
        left.markdown(_power())
        right.markdown(_powers())


def _choices(given: Scored) -> Scored:
    """Draw the choices and return what is heated: one of two examples, or the scores above."""
    names = [*(", ".join(f"{z:g}" for z in preset) for preset in PRESETS.values()), _("as above")]
    chosen = choice(HEATED, _("Scores"), names)
    st.caption(_("Drag a point, or choose the temperature:"))
    with st.container(horizontal=True, gap="small"):
        for t in CHOSEN:
            st.button(f"{t:g}", key=f"t_{t:g}", on_click=_set_temperature, args=(t,))
    if chosen not in PRESETS:
        return given
    preset = np.array(PRESETS[chosen])
    return Scored(class_names()[: len(preset)], preset, given.t)


def _set_temperature(t: float) -> None:
    st.session_state[T.key] = t


def _limits(given: Scored) -> str:
    winners = winner_takes_all(given.z)
    return _(
        "**T → 0**: the largest score takes all, and equal winners share: {winners}. "
        "**T → ∞**: every class gets 1/{k}. In between, the **effective number of classes** "
        "$e^H$ (or $2^H$ with $H$ in bits) says among how many equally likely classes one would "
        "be as unsure: from the number of winners up to {k}."
    ).format(winners=", ".join(f"{share:.3g}" for share in winners), k=len(given.names))


def _energy() -> str:
    cold, hot = boltzmann([0.0, 1.0], temperature=[[1.0], [10.0]])
    return _(
        "**Where the name comes from.** In physics a state of energy $E$ has a probability in "
        "proportion to $e^{{-E/kT}}$ (Boltzmann). So a logit is a **negative energy**, and the "
        "largest score the lowest energy. Heat favours high energy **more**, not less: a state "
        "that lies 1 higher has {cold} of the time at $T=1$ but {hot} at $T=10$. It never "
        "overtakes the lower one."
    ).format(cold=format_number(cold[1], 6), hot=format_number(hot[1], 6))


def _power() -> str:
    return _(
        "**Temperature is a power.** Raising probabilities to $\\alpha$ and dividing by the sum is "
        "the softmax at $T = 1/\\alpha$, so $\\alpha = \\frac12$ doubles $T$. With "
        "$P = (0.1, 0.2, 0.7)$:"
    )


def _powers() -> str:
    rows = tempered(BELIEF, np.array(POWERS)[:, np.newaxis])
    return markdown_table(
        ["α", "T", "p₁", "p₂", "p₃"],
        [
            [f"{alpha:g}", f"{1 / alpha:g}", *(format_number(p, 6) for p in row)]
            for alpha, row in zip(POWERS, rows, strict=True)
        ],
    )


def _heated(z: np.ndarray, t: Any) -> charts.Heated:
    p = softmax(z, temperature=np.asarray(t, dtype=np.float64)[..., np.newaxis])
    shares = np.ascontiguousarray(np.moveaxis(np.sort(p)[..., ::-1], -1, 0))
    place = np.moveaxis(triangle_point(p), -1, 0) if p.shape[-1] == 3 else None
    return charts.Heated(t, entropy(p), shares, place)


def _labels(given: Scored, follows: bool) -> dict[str, str]:
    low, high = _("lowest energy"), _("highest energy")
    return {
        "t": _("temperature T"),
        "entropy": _("entropy H (nats)"),
        "count": _("effective classes"),
        "share": _("probability p"),
        # While a score is dragged, another class may come to have the lowest energy.
        "winner": low if follows else f"{low}: {given.names[given.z.argmax()]}",
        "loser": high if follows else f"{high}: {given.names[given.z.argmin()]}",
        "uniform": f"1/{len(given.names)}",
    }


def _nodes(given: Scored, follows: bool) -> np.ndarray:
    """Return the temperatures between which the curves are drawn; the present one among them."""
    if not follows:
        return FINE
    count = COARSE.get(len(given.z), FEWEST)
    return np.union1d(np.geomspace(TEMPERATURES[0], TEMPERATURES[-1], count), given.t)


def _values(heated: charts.Heated) -> dict[str, np.ndarray]:
    return {"lowest_energy": heated.winner, "highest_energy": heated.loser}


def _sweeps(given: Scored, nodes: np.ndarray, follows: bool) -> list[Sweep]:
    every = _heated(given.z, T.values)
    values = {"alpha": 1.0 / T.values, **_values(every)}
    frames = charts.heat_frames(every)
    named: dict[str, Any] = {"label": "T", "digits": T.digits, "by_index": True}
    sweeps = [Sweep(T.key, T.values, frames, values, **named, at=given.t)]
    for i in range(len(given.z) if follows else 0):
        z = given.along(i)
        points = _heated(z, given.t)
        moved = charts.score_frames(points, _heated(z[:, np.newaxis], nodes))
        frames = multiples(moved, charts.UNIT)
        named = {"label": symbol("z", i), "digits": 1, "at": given.z[i]}
        sweeps.append(Sweep(SCORES[i].key, SCORE_VALUES, frames, _values(points), **named))
    return sweeps


def _figure(given: Scored, *, follows: bool) -> None:
    labels, nodes = _labels(given, follows), _nodes(given, follows)
    here = _heated(given.z, given.t)
    live_figure(
        charts.heat(here, _heated(given.z, nodes), given.names, labels),
        key="heat",
        name=_("Entropy, effective number of classes and probabilities over the temperature"),
        summary=_(
            "At temperature {t} the class of lowest energy has probability {low}, the one of "
            "highest energy {high}."
        ).format(
            t=format_number(given.t, 3),
            low=format_number(here.winner, 6),
            high=format_number(here.loser, 6),
        ),
        readouts=[
            Readout("alpha", _("exponent α = 1/T"), 1.0 / given.t, 4, colors.NEUTRAL),
            Readout("lowest_energy", labels["winner"], here.winner, 6, charts.BEST),
            Readout("highest_energy", labels["loser"], here.loser, 6, charts.WORST),
        ],
        sweeps=_sweeps(given, nodes, follows),
        handles=[Handle(T.key, trace) for trace in charts.handles(here)],
        plays=T.key,
        narrow=charts.narrow_heat(given.names, labels),
        height=27,
    )
