"""An event and its opposite: the odds are inverted, the logit changes its sign."""

from functools import cache

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.binary import complement, distances_from_even, logit, odds, probability_from_odds
from lessons.odds.charts import symmetry as charts
from lessons.odds.rulers import P, every_belief, scale_names
from ui.address import touched
from ui.controls import current_value, slider
from ui.derivation import derivation
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, Written, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import format_number, plain, significant
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench
from ui.state import move_control

FOR, AGAINST = 0.25, 4.0  # odds of winning and of losing, in the question
DECIMALS = 3  # of the logits in it, which are to be told apart


def symmetry() -> None:
    controls, chart = bench()
    with controls:
        p = slider(P, _("Probability of heads, p"))
        st.button(_("Swap heads and tails"), key="swap", on_click=_swap)
    with chart:
        _figure(p)


def _swap() -> None:
    touched()
    move_control(P.key, P.nearest(complement(current_value(P))))


def _predict_against() -> ChooseOne:
    winning, losing = logit(probability_from_odds([FOR, AGAINST]))
    against = format_number(losing, DECIMALS)
    wrong = [
        Answer(against, _("That is the logit of losing: 4 to 1 were the odds against.")),
        Answer(
            plain(FOR),
            _("That is the odds of winning, 1 to 4. The logit is their logarithm."),
        ),
        Answer(
            format_number(np.reciprocal(losing), DECIMALS),
            _("You inverted the logit. Swapping inverts the odds; take the logarithm after that."),
        ),
    ]
    reply = _("The odds of winning are 1/4, and ln(1/4) = −ln 4.")
    right = Answer(format_number(winning, DECIMALS), reply, right=True)
    return ChooseOne(
        "predict_against",
        _(
            "The odds **against** a team are **4 to 1**; ln 4 = {against}. What is the logit of "
            "its winning?"
        ).format(against=against),
        [wrong[0], wrong[1], right, wrong[2]],
        hint=_("Write the odds of winning first, then take the logarithm."),
    )


def _why() -> str:
    return _(
        "Swapping the event turns the fraction over: odds 3/7 become 7/3. All that is less likely "
        "than not is squeezed between 0 and 1, all that is more likely stretches from 1 to ∞. The "
        "logarithm turns 1/x into −ln x, so the **logit only flips its sign**, and an event and "
        "its opposite lie equally far from 0."
    )


def _derivation() -> None:
    lines = [
        (r"\text{odds}(p) = \frac{p}{1-p}", _("Odds weigh the event against its opposite.")),
        (
            r"\text{odds}(1-p) = \frac{1-p}{p} = \frac{1}{\text{odds}(p)}",
            _("Swapping turns the fraction over."),
        ),
        (
            r"\text{logit}(p) = \ln\frac{p}{1-p} = \ln p - \ln(1-p)",
            _("The logarithm turns a ratio into a difference."),
        ),
        (
            r"\text{logit}(1-p) = -\,\text{logit}(p)",
            _("The two terms change places: only the sign flips."),
        ),
    ]
    derivation("odds_steps", lines)


def _details() -> None:
    explained(
        _(
            "Bookmakers quote odds *against*, and their prices contain a margin: the probabilities "
            "of all outcomes then sum to more than 1."
        )
    )


@shared
def _figure(p: float) -> None:
    other = P.nearest(complement(p))
    live_figure(
        charts.symmetry(_swapped(np.array([p]), np.array([other])), _labels()),
        key="symmetry",
        name=_("An event and its opposite on three even rulers"),
        summary=_(
            "Odds {odds} of heads and {against} of tails, logits {logit} and {other}."
        ).format(
            odds=significant(odds(p)),
            against=significant(odds(other)),
            logit=significant(logit(p)),
            other=significant(logit(other)),
        ),
        readouts=[
            Readout("odds", _("odds of heads"), odds(p), color=colors.ODDS),
            Readout("odds_against", _("odds of tails"), odds(other), color=colors.CONTRAST),
            Readout("logit", _("logit of heads"), logit(p), color=colors.LOGIT),
            Readout("logit_against", _("logit of tails"), logit(other), color=colors.LOGIT),
        ],
        sweeps=[_sweep(p)],
        handles=[Handle(P.key, trace) for trace in charts.HANDLES],
        narrow=charts.narrow_symmetry(),
        height=22,
    )


def _sweep(p: float) -> Sweep:
    __, grid_odds, grid_logits = every_belief()
    numbers = {
        "odds": grid_odds,
        "odds_against": grid_odds[::-1],
        "logit": grid_logits,
        "logit_against": grid_logits[::-1],
    }
    return Sweep(P.key, P.values, _frames(), numbers, label="p", digits=P.digits, at=p)


@cache
def _frames() -> Frames:
    # The beliefs lie evenly around 1/2: the opposite event runs through them backwards.
    event, distances = every_belief(), tuple(distances_from_even(P.values))
    swapped = charts.Swapped(event, _backwards(event), distances, _backwards(distances))
    frames = charts.symmetry_frames(swapped)
    for i, (low, high) in enumerate(charts.SPANS):
        for trace in (charts.TO_EVENT[i], charts.TO_OTHER[i]):
            rows = frames[trace]["x"]
            fine = Multiples(rows, charts.FINE * (high - low))
            frames[trace] = {"x": rows if charts.MIDDLES[i] == 0 else fine}
        frames[charts.LENGTHS[i]] = {"text": _lengths(i, event[i], *charts.compared(swapped, i))}
    return frames


def _lengths(
    i: int, scale: np.ndarray, left: np.ndarray, signs: list[str], right: np.ndarray
) -> Written:
    if charts.MIDDLES[i] == 0:  # as long as the readouts, which are sent anyway, are far from 0
        return Written([charts.COMPARED.format("{|}", signs[0], "{|}")], (scale, scale))
    if right is left:
        whole = Multiples(left, P.step)
        return Written([charts.COMPARED.format("{}", signs[0], "{}")], (whole, whole))
    return Written([charts.COMPARED], [left.astype(np.float32), signs, right.astype(np.float32)])


def _backwards(scales: tuple[np.ndarray, ...]) -> tuple[np.ndarray, ...]:
    return tuple(scale[::-1] for scale in scales)


def _swapped(event: np.ndarray, other: np.ndarray) -> charts.Swapped:
    scales = [(p, odds(p), logit(p)) for p in (event, other)]
    distances = [tuple(distances_from_even(p)) for p in (event, other)]
    return charts.Swapped(*scales, *distances)


def _labels() -> dict[str, str]:
    return {
        **scale_names(),
        "event": _("heads"),
        "other": _("tails"),
        "even": _("even chances"),
    }


SCENE = Scene(
    key="symmetry",
    name=message("Swap"),
    question=message("What if heads and tails swap?"),
    task=message(
        "Press **Swap**, then drag p. On which ruler do point and diamond stay equally far from "
        "the middle?"
    ),
    draw=symmetry,
    why=_why,
    controls=(P,),
    ask=_predict_against,
    folds=(
        Fold("derivation", message("Derivation"), _derivation),
        Fold("details", message("Details"), _details),
    ),
    functions=(odds, logit, complement, distances_from_even),
)
