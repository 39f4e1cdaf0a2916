"""The cost over weight and bias as surfaces that can be turned, with the paths of descent."""

import numpy as np

from core.losses import Path, cost
from lessons.loss.charts import loss_map
from lessons.loss.charts import loss_surface as charts
from lessons.loss.examples import DATASET, POINTS, Rows, examples, rows_of
from lessons.loss.walk import (
    B0,
    RATE,
    RELIEF,
    W0,
    WALK,
    costs_on_grid,
    labels,
    places,
    rate_slider,
    start,
    walk_costs,
    walk_slider,
    walk_summary,
    walked,
)
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.questions import Answer, ChooseOne, waiting
from ui.scenes import Scene, bench


def loss_surface() -> None:
    controls, chart = bench()
    with controls:
        step = walk_slider()
        rate = rate_slider()
    with chart:
        data = examples()
        if data is not None:
            _figure(rows_of(data), start(), rate, step)


def _predict_height() -> ChooseOne:
    return ChooseOne(
        "predict_height",
        _("How high can the mean squared error ½(q − y)² rise, however wrong w and b are?"),
        (
            Answer(
                _("without bound"),
                _("That is the cross-entropy. q − y is a difference of numbers between 0 and 1."),
            ),
            Answer(_("up to 1"), _("The square stays below 1. But what stands before it?")),
            Answer(
                _("it stays below ½"),
                _("|q − y| stays below 1, so the surface must flatten out."),
                right=True,
            ),
        ),
        hint=_("How far apart can q and y be?"),
    )


def _why() -> str:
    return _(
        "A convex bowl is steep far out, so the path is led in from everywhere. A surface squeezed "
        "between 0 and ½ must be flat somewhere: plateaus, where the slope is almost 0 although "
        "the cost is high."
    )


@shared
def _figure(rows: Rows, at: tuple[float, float], rate: float, step: int) -> None:
    paths = walked(rows, at, rate)
    heights = _heights(paths)
    numbers = walk_costs(paths, step)
    titles = (_("mean cross-entropy"), _("mean squared error"))
    live_figure(
        charts.cost_surfaces(
            costs_on_grid(rows), places(paths), heights, step, labels(), scales=not waiting()
        ),
        key="descent_surface",
        name=_("Surfaces of the cost over weight and bias, with gradient descent on both losses"),
        summary=walk_summary(step, numbers),
        readouts=[
            Readout(name, title, numbers[name], color=hue)
            for name, title, hue in zip(numbers, titles, loss_map.HUES, strict=True)
        ],
        sweeps=_sweeps(rows, at, rate, step),
        narrow=charts.narrow_surfaces(labels()),
        height=27,
    )


def _heights(paths: list[Path]) -> np.ndarray:
    return np.stack([path.costs for path in paths])


def _sweeps(rows: Rows, at: tuple[float, float], rate: float, step: int) -> list[Sweep]:
    paths, rates = walked(rows, at, rate), walked(rows, at, None)
    return [
        Sweep(
            WALK.key,
            WALK.values,
            charts.step_frames(places(paths), _heights(paths)),
            walk_costs(paths, slice(None)),
            label=_("Step"),
            digits=WALK.digits,
            at=step,
        ),
        Sweep(
            RATE.key,
            RATE.values,
            charts.rate_frames(places(rates), _heights(rates), step),
            walk_costs(rates, step),
            label=RATE.key,
            digits=RATE.digits,
            by_index=True,
            at=rate,
        ),
    ]


SCENE = Scene(
    key="relief",
    name=message("Surfaces"),
    question=message("What shape has the cost?"),
    task=message(
        "Turn both surfaces. On which one would a ball almost come to rest far from the valley?"
    ),
    draw=loss_surface,
    why=_why,
    controls=(RELIEF, WALK, RATE, W0, B0, DATASET, POINTS),
    ask=_predict_height,
    functions=(cost,),
    deeper=True,
)
