"""One point, ten or all of them a step: how rough a slope is, what it costs, how far it leads."""

from functools import lru_cache

import numpy as np
import streamlit as st

from charts import colors
from charts.marks import Frames
from core.training import (
    batch_slopes,
    lowest_cost,
    point_slopes,
    slope_scatter,
    steps_within,
    walk,
)
from lessons.train.batch_walks import (
    AGAINST,
    CONTROLS,
    COUNT,
    DRAWN,
    DRAWS,
    SEEN,
    SIZES,
    TAKEN,
    cloud_of,
    losses_at,
    numbers_at,
    places_of,
    start,
    tracks_of,
)
from lessons.train.charts import batches as charts
from ui.controls import choice, slider, stepped
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Beginning, Handle, Readout, Sweep, live_figure
from ui.live_figure.model import Traces
from ui.live_words import live_words
from ui.numbers import significant
from ui.parameters import Slider
from ui.questions import Answer, AskNumber, ChooseOne, waiting
from ui.scenes import Fold, Scene, bench


def batches() -> None:
    controls, chart = bench()
    with controls:
        batch = stepped(DRAWN, _("Batch size B"))
        against = choice(AGAINST, _("Compare after equal"), [_("work (points)"), _("steps")])
        if against == "points":
            cursor, at = SEEN, slider(SEEN, _("Points looked at"))
        else:
            cursor, at = TAKEN, slider(TAKEN, _("Steps taken"))
    with chart:
        _figure(batch, cursor, at)


def _figure(batch: float, cursor: Slider, at: float) -> None:
    _slopes, lowest, costs = start()
    tracks = {} if waiting() else tracks_of(cursor.key)
    places = {name: int(place) for name, place in places_of(cursor, at).items()}
    live_figure(
        charts.batches(
            cloud_of(batch),
            costs,
            (lowest.weights, lowest.cost),
            {name: track.walk for name, track in tracks.items()},
            places,
            at,
            _labels(cursor),
            last=cursor.high,
        ),
        key="batches",
        name=_("Slopes of random batches, three walks over the map of the cost, and their losses"),
        summary=_summary(batch, cursor, at),
        readouts=_readouts(batch, cursor, at),
        formula="" if waiting() else live_words(_words(cursor)),
        sweeps=[_batch_sweep(batch), _cursor_sweep(cursor, at)],
        handles=[
            Handle(DRAWN.key, charts.HANDLE),
            *(Handle(cursor.key, charts.mark(name)) for name in tracks),
        ],
        narrow=charts.narrow_batches(),
    )


def _labels(cursor: Slider) -> dict[str, str]:
    return {
        "slope1": _("slope along w₁"),
        "slope2": _("slope along w₂"),
        "w1": "w₁",
        "w2": "w₂",
        "loss": _("training loss (nats)"),
        "along": _("points looked at") if cursor is SEEN else _("steps"),
        "whole": _("all {count} points").format(count=COUNT),
        "batch": _("{draws} batches").format(draws=DRAWS),
        "lowest": _("lowest cost"),
        "sizes": "B",
        **{f"size_{name}": str(size) for name, size in SIZES.items()},
        **_walk_names(),
    }


def _walk_names() -> dict[str, str]:
    return {"one": _("one point"), "ten": _("ten points"), "all": _("all points")}


def _words(cursor: Slider) -> str:
    if cursor is SEEN:
        return _("Steps taken: one point @steps_one, ten points @steps_ten, all points @steps_all.")
    return _("Points looked at: one point @looks_one, ten points @looks_ten, all @looks_all.")


def _readouts(batch: float, cursor: Slider, at: float) -> list[Readout]:
    scatter = float(cloud_of(batch).scatter)
    hue = colors.PROBABILITY
    found = [Readout("batch_scatter", _("scatter of a batch's slope"), scatter, color=hue)]
    if waiting():
        return found
    names = _walk_names()
    for key, value in numbers_at(cursor, at).items():
        kind, name = key.split("_")
        loss = kind == "loss"
        label = _("loss, {walk}").format(walk=names[name]) if loss else key
        look = {"digits": 4, "color": charts.LOOKS[name][0]} if loss else {"digits": 0}
        found.append(Readout(key, label, float(value), shown=loss, **look))
    return found


def _batch_sweep(batch: float) -> Sweep:
    traces, scatter = _every_cloud()
    return Sweep(
        DRAWN.key,
        DRAWN.values,
        traces,
        {"batch_scatter": scatter},
        label="B",
        digits=0,
        by_index=True,
        at=batch,
    )


@lru_cache(maxsize=1)
def _every_cloud() -> tuple[Frames, np.ndarray]:
    cloud = cloud_of(DRAWN.values)
    return charts.cloud_frames(cloud), cloud.scatter


def _cursor_sweep(cursor: Slider, at: float) -> Sweep:
    traces, readouts = _every_place(cursor, hidden=waiting())
    return Sweep(
        cursor.key,
        cursor.values,
        traces,
        readouts,
        label=_("points looked at") if cursor is SEEN else _("steps"),
        digits=0,
        at=at,
    )


@lru_cache(maxsize=4)
def _every_place(cursor: Slider, *, hidden: bool) -> tuple[Traces, dict[str, np.ndarray]]:
    """Return what changes with the cursor: it is the same for everybody."""
    if hidden:
        return charts.cursor_frames(cursor.values, {}), {}
    tracks, places = tracks_of(cursor.key), places_of(cursor, cursor.values)
    now = {name: track.walk.at(places[name]) for name, track in tracks.items()}
    lines = {
        trace: {axis: Beginning(values, counts) for axis, values in pair.items()}
        for name, track in tracks.items()
        for counts in [(places[name] + 1).astype(np.float32)]
        for trace, pair in charts.whole_lines(name, track.walk).items()
    }
    numbers = numbers_at(cursor, cursor.values)
    return {**charts.cursor_frames(cursor.values, now), **lines}, numbers


def _summary(batch: float, cursor: Slider, at: float) -> str:
    scatter = significant(float(cloud_of(batch).scatter))
    text = _("A batch of {batch} gives a slope that is typically {scatter} off.").format(
        batch=f"{batch:.0f}", scatter=scatter
    )
    if waiting():
        return text
    losses = [significant(float(value)) for value in losses_at(cursor, at)]
    return (
        text
        + " "
        + _("Losses: one point {a}, ten {b}, all {c}.").format(
            a=losses[0], b=losses[1], c=losses[2]
        )
    )


def _predict_one_epoch() -> ChooseOne:
    one, ten, every = (significant(loss) for loss in losses_at(SEEN, float(COUNT)))
    said = {"one": one, "ten": ten, "all": every}
    return ChooseOne(
        "predict_one_epoch",
        _(
            "{count} points; each run looks at every point once, at the same learning rate. Whose "
            "loss is lowest?"
        ).format(count=COUNT),
        [
            Answer(
                _("all points a step"),
                _("Its one step is exact, but it is only one: {all}.").format(**said),
            ),
            Answer(
                _("one point a step"),
                _("{one}, against {ten} and {all}: a hundred steps for the same work.").format(
                    **said
                ),
                right=True,
            ),
            Answer(
                _("ten points a step"),
                _("Ten steps beat one, {ten} against {all}. Go on with that thought.").format(
                    **said
                ),
            ),
            Answer(
                _("all the same"),
                _("The work is the same, the number of steps is 100, 10 and 1."),
            ),
        ],
        hint=_("How many steps does each take in one epoch?"),
    )


def _why() -> str:
    return _(
        "A few points estimate the slope of all: right on average, but scattered, less so for "
        "larger batches, about as 1/√B. A step costs as many points as its batch. Far from the "
        "bottom a hundred rough steps beat one exact step. Near it noise keeps the walk dancing, "
        "unless the rate shrinks."
    )


def _mean_and_variance() -> None:
    explained(
        _(
            "Let $g_i$ be the slope of point $i$, $\\bar g$ the mean over all $n$ points. A batch "
            "of $B$ of them, drawn without putting back, has the mean slope $g_B$."
        )
    )
    st.latex(r"\mathrm{E}\,g_B = \frac1B \sum_{k=1}^{B} \mathrm{E}\,g_{i_k} = \bar g")
    st.latex(
        r"\mathrm{E}\,\lVert g_B - \bar g\rVert^2 = \frac{S^2}{B}\left(1 - \frac Bn\right),"
        r"\qquad S^2 = \frac{1}{n-1}\sum_{i=1}^{n} \lVert g_i - \bar g\rVert^2"
    )
    explained(
        _(
            "Its root is the radius of the ring, here {scatter} for one point. The last factor "
            "falls to 0 at B = n: nothing is left to chance. The map holds b at {bias}, its best "
            "value; the walks move b, too."
        ).format(
            scatter=significant(float(cloud_of(1.0).scatter)), bias=significant(start()[1].bias)
        )
    )


def _names() -> None:
    explained(
        _(
            "- **Stochastic gradient descent** in the narrow sense: one point a step.\n"
            "- **Minibatch**: some points a step; most people call this SGD, too.\n"
            "- **Full batch**: all points a step, the exact slope.\n"
            "- **Epoch**: every point has been looked at once.\n\n"
            "Large batches still pay where hardware computes many points at once: then a step of "
            "a hundred points takes hardly longer than a step of one."
        )
    )


def _predict_steps() -> AskNumber:
    steps = int(steps_within(20 * COUNT, points=COUNT, batch=SIZES["ten"]))
    return AskNumber(
        "predict_steps",
        _("Batch 10, 100 points, 20 epochs: how many steps?"),
        float(steps),
        hint=_("How many batches of 10 hold 100 points?"),
        explanation=_("{steps}: ten steps an epoch, twenty epochs.").format(steps=steps),
        tolerance=0.0,
        replies={
            float(20 * COUNT): _("So many points are looked at. Each step looks at ten of them."),
            20.0: _("That would be one step an epoch, with all points at once."),
            float(COUNT // SIZES["ten"]): _("That is one epoch alone."),
        },
    )


SCENE = Scene(
    key="batches",
    name=message("Batches"),
    question=message("One point, ten, or all of them?"),
    task=message(
        "Drag the batch size and watch the cloud of slopes. Then drag the cursor: compare after "
        "equal steps and after equal work."
    ),
    draw=batches,
    why=_why,
    controls=CONTROLS,
    ask=_predict_one_epoch,
    folds=(
        Fold("variance", message("Mean and scatter of a batch's slope"), _mean_and_variance),
        Fold("names", message("Words: stochastic, minibatch, full batch"), _names),
        Fold("more", message("One more question"), ask=_predict_steps),
    ),
    functions=(
        point_slopes,
        batch_slopes,
        slope_scatter,
        lowest_cost,
        walk,
        steps_within,
    ),
)
