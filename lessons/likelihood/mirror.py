"""The log-likelihood and, below it, its mirror image, which machines minimise."""

from typing import Any

from charts import colors
from core.binary import complement
from core.likelihood import log_likelihood, maximum_likelihood, negative_log_likelihood
from lessons.likelihood.charts import mirror as charts
from lessons.likelihood.charts.hidden import hide
from ui.controls import slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider
from ui.questions import Answer, ChooseOne, waiting
from ui.scenes import Scene, bench

MIRROR_HEADS = Slider("mirror_heads", 0.0, 10.0, 1.0, 3.0, 0)
MIRROR_PI = Slider("mirror_pi", 0.01, 0.99, 0.01, 0.5, 2)
MIRROR_FLIPS = 10


def _sweeps(heads: int, pi: float) -> list[Sweep]:
    data: dict[str, Any] = {"heads": MIRROR_HEADS.values, "flips": MIRROR_FLIPS}
    best, here = maximum_likelihood(**data), log_likelihood(pi, **data)
    curves = log_likelihood(
        charts.LOG_NODES, heads=MIRROR_HEADS.values[:, None], flips=MIRROR_FLIPS
    )
    logs = log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    costs = negative_log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    return [
        Sweep(
            MIRROR_HEADS.key,
            MIRROR_HEADS.values,
            charts.data_frames(curves, (best, log_likelihood(best, **data)), here),
            {
                "mirror_log": here,
                "mirror_nll": negative_log_likelihood(pi, **data),
                "mirror_best": best,
            },
            label="k",
            digits=0,
            at=heads,
        ),
        Sweep(
            MIRROR_PI.key,
            MIRROR_PI.values,
            charts.belief_frames(MIRROR_PI.values, logs),
            {"mirror_log": logs, "mirror_nll": costs},
            label="π",
            digits=MIRROR_PI.digits,
            at=pi,
        ),
    ]


def mirror() -> None:
    controls, chart = bench()
    with controls:
        pi = MIRROR_PI.nearest(slider(MIRROR_PI, _("Belief π")))
        heads = round(slider(MIRROR_HEADS, _("Heads in 10 flips")))
    with chart:
        _figure(heads, pi)


def _predict_flip() -> ChooseOne:
    best = maximum_likelihood(heads=round(MIRROR_HEADS.default), flips=MIRROR_FLIPS)
    return ChooseOne(
        "predict_flip",
        _("ln L is largest at π = {best}. We change its sign. Where is −ln L smallest?").format(
            best=plain(best)
        ),
        [
            Answer(
                _("at {place}").format(place=f"−{plain(best)}"),
                _("The sign of the height changes, not that of π. A belief is never negative."),
            ),
            Answer(
                _("at {place}").format(place=plain(best)),
                _("The values change their sign, the place stays."),
                right=True,
            ),
            Answer(
                _("at {place}").format(place=plain(complement(best))),
                _("You mirrored left and right. The sign mirrors top and bottom."),
            ),
            Answer(
                _("nowhere, it has a maximum there"),
                _("Every top becomes a bottom when the curve is turned upside down."),
            ),
        ],
        hint=_("Turn the sheet upside down, about the horizontal axis."),
    )


def _why() -> str:
    data: dict[str, Any] = {"heads": round(MIRROR_HEADS.default), "flips": MIRROR_FLIPS}
    best = maximum_likelihood(**data)
    return _(
        "Optimisers are written to go down, so we flip the sign: the **argmax** of ln L is the "
        "**argmin** of −ln L, the negative log-likelihood. (The *argmax* is the place of the "
        "largest value, not the value.) At π = {best} the values are {log} and {negative}, the "
        "place is the same on both curves."
    ).format(
        best=plain(best),
        log=significant(log_likelihood(best, **data)),
        negative=significant(negative_log_likelihood(best, **data)),
    )


@shared
def _figure(heads: int, pi: float) -> None:
    data = {"heads": heads, "flips": MIRROR_FLIPS}
    here, best = log_likelihood(pi, **data), maximum_likelihood(**data)
    cost = negative_log_likelihood(pi, **data)
    curve, peak = log_likelihood(charts.LOG_NODES, **data), log_likelihood(best, **data)
    figure = charts.mirrored(curve, (best, peak), (pi, here), _labels(turned=not waiting()))
    live_figure(
        hide(figure, charts.MIRRORED) if waiting() else figure,
        key="mirror_figure",
        name=_("Log-likelihood and negative log-likelihood, mirror images of each other"),
        summary=_(
            "At π = {pi} the log-likelihood is {log}, the negative log-likelihood {cost}. "
            "Both are best at {best}."
        ).format(
            pi=plain(pi),
            log=significant(here),
            cost=significant(cost),
            best=plain(best),
        ),
        readouts=_readouts(here, cost, best),
        sweeps=_sweeps(heads, pi),
        handles=[
            *(Handle(MIRROR_PI.key, trace) for trace in charts.HANDLES),
            *(Handle(MIRROR_HEADS.key, trace) for trace in charts.BEST_HANDLES),
        ],
        narrow=charts.NARROW,
        height=20,
    )


def _readouts(log: float, negative: float, best: float) -> list[Readout]:
    shown = not waiting()
    return [
        Readout("mirror_log", "ln L(π)", log, 2, colors.LOGIT),
        Readout("mirror_nll", "−ln L(π)", negative, 2, colors.CONTRAST, shown=shown),
        Readout("mirror_best", _("best belief π̂"), best, 1, colors.ODDS, shown=shown),
    ]


def _labels(*, turned: bool) -> dict[str, str]:
    """Return the names of what is drawn; of the other curve only once it is ``turned``."""
    return {
        "belief": _("belief π"),
        "nats": _("nats"),
        "log": _("log-likelihood ln L(π): highest at π̂"),
        "negative": _("negative log-likelihood −ln L(π): lowest at π̂") if turned else "",
        "best": _("maximum, π̂"),
        "here": _("your π"),
    }


SCENE = Scene(
    key="mirror",
    name=message("Mirror"),
    question=message("Why do machines minimise?"),
    task=message(
        "Drag π to the top of ln L. Where is the other curve lowest, and what are both values?"
    ),
    draw=mirror,
    why=_why,
    controls=(MIRROR_HEADS, MIRROR_PI),
    ask=_predict_flip,
    functions=(log_likelihood, negative_log_likelihood, maximum_likelihood),
)
