"""A row of coins, and how well every belief explains them."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import complement, odds
from core.likelihood import (
    coin_rows,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    mean_surprisal,
    relative_likelihood,
)
from lessons.likelihood.charts import coins as charts
from lessons.likelihood.coin_row import FLIPS, HEADS, ORDER, coin_row, first_coins, turn_drawn_coin
from lessons.likelihood.derivations import share_of_heads
from ui.address import text_of
from ui.controls import slider
from ui.counts import Settled, counts, settle
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.parameters import Slider, literal
from ui.questions import Answer, Axis, ChooseOne, Misplaced, PlacePoint, draw_board, seeded
from ui.scenes import Fold, Scene, bench

PI = Slider("pi", 0.0, 1.0, 0.01, 0.5, 2)
ASKED: dict[str, int] = {"heads": 7, "flips": 20}
USUAL: dict[str, int] = {"heads": 3, "flips": 10}
FAIR = 0.5


def coins() -> None:
    asked = text_of(HEADS.key) or ""
    opened = HEADS.key not in st.session_state
    settled = settle(HEADS, FLIPS)
    if settled is Settled.IGNORED:
        _ignored_notice(asked, round(st.session_state[FLIPS.key]))
    if opened:
        first_coins()
    controls, chart = bench()
    with controls:
        row, heads, flips, pi = _controls(settled)
    with chart:
        if not draw_board():
            _figure(row, heads, flips, pi)


def _predict_best() -> PlacePoint:
    key, counts = seeded("predict_best", ASKED, [{"heads": k, "flips": 20} for k in (3, 4, 5, 6)])
    best = float(maximum_likelihood(**counts))
    share = relative_likelihood(FAIR, **counts)
    said = {**counts, "tails": counts["flips"] - counts["heads"], "best": plain(best)}
    return PlacePoint(
        key,
        _(
            "Another coin: **{heads} heads in {flips} flips**. Place the point at the belief that "
            "explains this best."
        ).format(**said),
        Axis(_("belief in heads π"), PI.values, [tenth / 10 for tenth in range(11)]),
        best,
        hint=_("Which share of the flips were heads?"),
        explanation=_(
            "π̂ = {heads}/{flips} = {best}: no other π makes these flips more probable."
        ).format(**said),
        tolerance=0.025,
        misplaced=[
            Misplaced(
                FAIR,
                _(
                    "A fair coin gives these flips only {share} times the probability that the "
                    "best belief gives them."
                ).format(share=significant(share)),
                reach=0.02,
            ),
            Misplaced(
                float(complement(best)),
                _("That is the share of tails. π is the belief in heads."),
                reach=0.03,
            ),
            Misplaced(
                float(odds(best)),
                _("{heads} to {tails} are the odds. A share is one of all flips.").format(**said),
                reach=0.02,
            ),
        ],
    )


def _predict_small() -> ChooseOne:
    here, best = likelihood(FAIR, **USUAL), likelihood(maximum_likelihood(**USUAL), **USUAL)
    return ChooseOne(
        "predict_small",
        _("For 3 heads in 10 flips L(0.5) is about **{here}**. Is 0.5 a bad belief?").format(
            here=format_number(here, 3)
        ),
        [
            Answer(
                _("L alone cannot say"),
                _("The best belief reaches only {best}. Only the comparison counts.").format(
                    best=significant(best)
                ),
                right=True,
            ),
            Answer(
                _("yes, it is almost 0"),
                _(
                    "Every row of ten coins is a rare event. A fair coin gives each of them {here}."
                ).format(here=significant(here)),
            ),
            Answer(
                _("yes, π = 0.5 has probability {here}").format(here=format_number(here, 3)),
                _("L is the probability of the data under π, not the probability of π."),
            ),
        ],
        hint=_("Drag π to the top and read L there."),
    )


def _why() -> str:
    return _(
        "Likelihood turns the question round. The data are fixed, and we ask of every belief π: "
        "how much probability did you give to what actually happened? Independent flips multiply, "
        "so L(π) = π³(1−π)⁷, and only the counts matter. It is largest at the share of heads, "
        "k/n. L is not the probability of π."
    )


def _details() -> None:
    explained(
        _(
            "Over all π the likelihood does not integrate to 1. Turn one head to tails and one "
            "tail to heads: the curves do not move. Without any data L(π) = 1 for every π, so no "
            "belief is better than another. Shared among the flips, −ln L(π)/n is what later "
            "lessons call the mean binary cross-entropy: for 3 heads in 10 flips at π = 0.3, "
            "ln L = {log} = −10 × {mean}."
        ).format(
            log=format_number(log_likelihood(0.3, **USUAL), 6),
            mean=format_number(mean_surprisal(0.3, **USUAL), 6),
        )
    )


def _labels() -> dict[str, str]:
    return {
        "coin": _("coin"),
        "heads": _("heads"),
        "tails": _("tails"),
        "turn": _("click a coin to turn it over"),
        "belief": _("belief π"),
        "share": _("L(π) as a share of its maximum"),
        "log": _("ln L(π) (nats)"),
        "best": _("maximum, π̂"),
        "here": _("your π"),
    }


def _ignored_notice(asked: str, flips: int) -> None:
    rule = _("there cannot be more heads than flips, and there are {flips} flips").format(
        flips=flips
    )
    text = _("{parameter} = {value} was ignored: {rule}.")
    notice = text.format(parameter=HEADS.key, value=literal(asked), rule=rule)
    st.warning(notice, icon=":material/link_off:")


def _caption(settled: Settled, heads: int, flips: int, pi: float) -> str:
    if settled is Settled.LOWERED:
        return _("There cannot be more heads than flips, so the heads are now {flips} as well.")
    if settled is Settled.RAISED:
        return _("There cannot be more heads than flips, so the flips are now {flips} as well.")
    if (pi == 0 and heads > 0) or (pi == 1 and heads < flips):
        return _("This belief ruled out what has happened.")
    return _("Drag a point to move π, or a diamond to change the data.")


def _controls(settled: Settled) -> tuple[np.ndarray, int, int, float]:
    row = coin_row()
    pi = PI.nearest(slider(PI, _("Belief π: probability of heads")))
    heads, flips = counts(HEADS, FLIPS, (_("Heads k"), _("Flips n")))
    st.caption(_caption(settled, heads, flips, pi).format(flips=flips))
    return row, heads, flips, pi


def _explained(belief: Any, heads: Any, flips: Any) -> dict[str, Any]:
    """Return how well a belief explains the data."""
    data = {"heads": heads, "flips": flips}
    return {
        "likelihood": likelihood(belief, **data),
        "log_likelihood": log_likelihood(belief, **data),
    }


def _counts_along(control: str, heads: int, flips: int) -> dict[str, Any]:
    """Return heads and flips along one of both sliders; the other one gives way."""
    if control == HEADS.key:
        return {"heads": HEADS.values, "flips": np.maximum(HEADS.values, flips)}
    return {"heads": np.minimum(FLIPS.values, heads), "flips": FLIPS.values}


@lru_cache(200)
def _data_along(control: str, heads: int, flips: int, row: tuple[int, ...]) -> tuple[Any, ...]:
    """Return coins, both curves and the best belief with its ln L along one of both sliders."""
    data = _counts_along(control, heads, flips)
    every = {name: values[:, None] for name, values in data.items()}
    curves = relative_likelihood(charts.NODES, **every), log_likelihood(charts.LOG_NODES, **every)
    best = maximum_likelihood(**data)
    return coin_rows(row, **data), curves, (best, log_likelihood(best, **data))


def _data_sweep(control: Slider, row: np.ndarray, pi: float, heads: int, flips: int) -> Sweep:
    data = _counts_along(control.key, heads, flips)
    rows, curves, best = _data_along(control.key, heads, flips, tuple(row.tolist()))
    along = _explained(pi, **data)
    here = pi, relative_likelihood(pi, **data), along["log_likelihood"]
    frames = charts.data_frames(rows, data["flips"], curves, best, here)
    other, at = (FLIPS.key, heads) if control is HEADS else (HEADS.key, flips)
    return Sweep(
        *(control.key, control.values, _few(frames), {**along, "mle": best[0]}),
        label=control.key,
        digits=0,
        moves={other: data[other]},
        at=at,
    )


def _few(frames: Frames) -> dict[str, dict[str, Any]]:
    """Return the frames with the heights of curves and coins in a byte or two each."""
    return {
        trace: {
            part: Multiples(rows, charts.HEIGHTS[trace]) if trace in charts.HEIGHTS else rows
            for part, rows in changes.items()
        }
        for trace, changes in frames.items()
    }


def _belief_sweep(pi: float, heads: int, flips: int) -> Sweep:
    beliefs, along = PI.values, _explained(PI.values, heads, flips)
    shares = relative_likelihood(beliefs, heads=heads, flips=flips)
    frames = charts.belief_frames(beliefs, shares, along["log_likelihood"])
    return Sweep(PI.key, beliefs, frames, along, label="π", digits=PI.digits, at=pi)


def _drawn(row: np.ndarray, heads: int, flips: int, pi: float) -> Any:
    data = {"heads": heads, "flips": flips}
    best = maximum_likelihood(**data)
    log = log_likelihood(pi, **data)
    return charts.coins(
        (row, flips),
        (relative_likelihood(charts.NODES, **data), log_likelihood(charts.LOG_NODES, **data)),
        (best, log_likelihood(best, **data)),
        (pi, relative_likelihood(pi, **data), log),
        _labels(),
    )


@shared
def _figure(row: np.ndarray, heads: int, flips: int, pi: float) -> None:
    here, best = _explained(pi, heads, flips), maximum_likelihood(heads=heads, flips=flips)
    live_figure(
        _drawn(row, heads, flips, pi),
        key="coins_figure",
        name=_("A row of coins, and how well each belief explains it"),
        summary=_(
            "{heads} heads in {flips} flips. The belief {pi} has the log-likelihood {log}; the "
            "best belief is {best}."
        ).format(
            heads=heads,
            flips=flips,
            pi=plain(pi),
            log=significant(here["log_likelihood"]),
            best=significant(best),
        ),
        readouts=_readouts(here, best),
        sweeps=[
            _belief_sweep(pi, heads, flips),
            _data_sweep(HEADS, row, pi, heads, flips),
            _data_sweep(FLIPS, row, pi, heads, flips),
        ],
        handles=[
            *(Handle(PI.key, trace) for trace in charts.HANDLES),
            *(Handle(HEADS.key, trace) for trace in charts.BEST_HANDLES),
        ],
        on_draw=turn_drawn_coin,
        narrow=charts.PANELS.narrow(),
        height=23,
    )


def _readouts(here: dict[str, float], best: float) -> list[Readout]:
    likely, log = here["likelihood"], here["log_likelihood"]
    rule, log_rule = "L(π) = πᵏ(1 − π)ⁿ⁻ᵏ", "ln L(π) = k ln π + (n − k) ln(1 − π)"
    return [
        Readout("likelihood", rule, likely, color=colors.PROBABILITY),
        Readout("log_likelihood", log_rule, log, color=colors.LOGIT),
        Readout("mle", _("best belief π̂"), best, color=colors.ODDS),
    ]


SCENE = Scene(
    key="coins",
    name=message("Coins"),
    question=message("Which belief explains these coins best?"),
    task=message("Drag π to the top of the curve. Then turn a coin over: where does the top go?"),
    draw=coins,
    why=_why,
    controls=(HEADS, FLIPS, PI, ORDER),
    ask=_predict_best,
    folds=(
        Fold("more", message("One more question"), ask=_predict_small),
        Fold("derivation", message("Why it is the share of heads"), share_of_heads),
        Fold("details", message("Details"), _details),
    ),
    functions=(likelihood, log_likelihood, maximum_likelihood),
)
