"""One point, ten or all of them a step: how rough a slope is, what it costs, how far it leads."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import streamlit as st

from charts import colors
from core.training import (
    Lowest,
    Settings,
    batch_slopes,
    initial_state,
    looks_within,
    loss_surface,
    lowest_cost,
    point_slopes,
    slope_scatter,
    steps_within,
    walk,
)
from lessons.train.charts import batches as charts
from lessons.train.staged import SEED, Points, training_data, walked
from ui.controls import choice, slider, stepped
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Beginning, Handle, Readout, Sweep, live_figure
from ui.live_words import live_words
from ui.numbers import significant
from ui.parameters import Choice, Parameter, Slider, Steps
from ui.questions import Answer, AskNumber, ChooseOne, draw_question, waiting
from ui.scenes import Fold, Scene, bench

MOONS = Points("moons", 200, 1.2)
SIZES = {"one": 1, "ten": 10, "all": 100}
SETTINGS = Settings(hidden=(), learning_rate=0.1, initial_scale=0.0, seed=SEED)
DRAWS = 60
FINE, COARSE = 200, 10  # steps that are all drawn, and how far apart the later ones are
BATCHES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
DRAWN = Steps("drawn", 1.0, 100.0, 1.0, 10.0, 0, BATCHES)
AGAINST = Choice("against", ("points", "steps"), "points")
SEEN = Slider("seen", 0.0, 2000.0, 10.0, 100.0, 0)
TAKEN = Slider("taken", 0.0, 200.0, 1.0, 20.0, 0)
CONTROLS: tuple[Parameter, ...] = (DRAWN, AGAINST, SEEN, TAKEN)
COUNT = 100  # training points


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


@dataclass(frozen=True)
class Track:
    """A walk as it is drawn: its places, and how many steps each is from the start."""

    walk: charts.Walk
    steps: np.ndarray


@lru_cache(maxsize=1)
def _whole() -> tuple[np.ndarray, Lowest, np.ndarray]:
    """Return the slope of each point at the start, the lowest cost, and the costs of the map."""
    data = training_data(MOONS)
    slopes = point_slopes([0, 0], 0, inputs=data.train_inputs, labels=data.train_labels)[:, :2]
    lowest = lowest_cost(data.train_inputs, data.train_labels)
    held = replace(initial_state(data, SETTINGS), parameters=np.array([[0.0, 0.0, lowest.bias]]))
    first, second = charts.GRID
    costs = loss_surface(held, data, SETTINGS, places=((0, 0), (0, 1)), first=first, second=second)
    return slopes, lowest, costs


@lru_cache(maxsize=2)
def _tracks(against: str) -> dict[str, Track]:
    return {name: _track(size, against) for name, size in SIZES.items()}


def _track(size: int, against: str) -> Track:
    last = (
        TAKEN.high
        if against == TAKEN.key
        else steps_within(int(SEEN.high), points=COUNT, batch=size)
    )
    found = walked(int(last), MOONS, replace(SETTINGS, batch=size))
    every = np.arange(len(found.losses))
    steps = every[(every <= FINE) | (every % COARSE == 0)]
    along = steps if against == TAKEN.key else looks_within(steps, points=COUNT, batch=size)
    weights = found.parameters[steps, 0, :2]
    return Track(charts.Walk(along.astype(float), weights, found.losses[steps]), steps)


def _steps_at(cursor: Slider, at: np.ndarray | float, name: str) -> np.ndarray:
    """Return how many steps a walk has taken at the cursor."""
    counted = np.asarray(at).astype(int)
    if cursor is TAKEN:
        return counted
    return steps_within(counted, points=COUNT, batch=SIZES[name])


def _places(cursor: Slider, at: np.ndarray | float) -> dict[str, np.ndarray]:
    """Return the place of each walk at the cursor, among those that are drawn."""
    return {
        name: np.searchsorted(track.steps, _steps_at(cursor, at, name))
        for name, track in _tracks(cursor.key).items()
    }


def _cloud(batch: np.ndarray | float) -> charts.Cloud:
    slopes, size = _whole()[0], np.asarray(batch).astype(int)
    drawn = batch_slopes(slopes, batch=size, draws=DRAWS, rng=np.random.default_rng(SEED))
    return charts.Cloud(slopes.mean(axis=0), drawn, np.asarray(slope_scatter(slopes, batch=size)))


def _figure(batch: float, cursor: Slider, at: float) -> None:
    _slopes, lowest, costs = _whole()
    tracks = {} if waiting() else _tracks(cursor.key)
    places = {name: int(place) for name, place in _places(cursor, at).items()}
    live_figure(
        charts.batches(
            _cloud(batch),
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
        **_walk_names(),
    }


def _walk_names() -> dict[str, str]:
    return {"one": _("one point"), "ten": _("ten points"), "all": _("all points")}


def _words(cursor: Slider) -> str:
    if cursor is SEEN:
        return _("Steps taken: one point @steps_one, ten points @steps_ten, all points @steps_all.")
    return _("Points looked at: one point @looks_one, ten points @looks_ten, all @looks_all.")


def _numbers(cursor: Slider, at: np.ndarray | float) -> dict[str, np.ndarray]:
    """Return what is read off at the cursor, for one place of it or for many."""
    found = {}
    for name, place in _places(cursor, at).items():
        steps = _steps_at(cursor, at, name)
        found[f"loss_{name}"] = _tracks(cursor.key)[name].walk.losses[place]
        if cursor is SEEN:
            found[f"steps_{name}"] = steps
        else:
            found[f"looks_{name}"] = looks_within(steps, points=COUNT, batch=SIZES[name])
    return found


def _readouts(batch: float, cursor: Slider, at: float) -> list[Readout]:
    scatter = float(_cloud(batch).scatter)
    hue = colors.PROBABILITY
    found = [Readout("batch_scatter", _("typical distance of a batch's slope"), scatter, color=hue)]
    if waiting():
        return found
    names = _walk_names()
    for key, value in _numbers(cursor, at).items():
        kind, name = key.split("_")
        loss = kind == "loss"
        label = _("loss, {walk}").format(walk=names[name]) if loss else key
        look = {"digits": 4, "color": charts.LOOKS[name][0]} if loss else {"digits": 0}
        found.append(Readout(key, label, float(value), shown=loss, **look))
    return found


def _batch_sweep(batch: float) -> Sweep:
    cloud = _cloud(DRAWN.values)
    return Sweep(
        DRAWN.key,
        DRAWN.values,
        charts.cloud_frames(cloud),
        {"batch_scatter": cloud.scatter},
        label="B",
        digits=0,
        by_index=True,
        at=batch,
    )


def _cursor_sweep(cursor: Slider, at: float) -> Sweep:
    tracks = {} if waiting() else _tracks(cursor.key)
    places = _places(cursor, cursor.values)
    now = {name: track.walk.at(places[name]) for name, track in tracks.items()}
    lines = {
        trace: {axis: Beginning(values, counts) for axis, values in pair.items()}
        for name, track in tracks.items()
        for counts in [(places[name] + 1).astype(np.float32)]
        for trace, pair in charts.whole_lines(name, track.walk).items()
    }
    return Sweep(
        cursor.key,
        cursor.values,
        {**charts.cursor_frames(cursor.values, now), **lines},
        {} if waiting() else _numbers(cursor, cursor.values),
        label=_("points looked at") if cursor is SEEN else _("steps"),
        digits=0,
        at=at,
    )


def _summary(batch: float, cursor: Slider, at: float) -> str:
    scatter = significant(float(_cloud(batch).scatter))
    text = _("A batch of {batch} gives a slope that is typically {scatter} off.").format(
        batch=f"{batch:.0f}", scatter=scatter
    )
    if waiting():
        return text
    losses = [significant(float(value)) for value in _losses(cursor, at)]
    return (
        text
        + " "
        + _("Losses: one point {a}, ten {b}, all {c}.").format(
            a=losses[0], b=losses[1], c=losses[2]
        )
    )


def _losses(cursor: Slider, at: float) -> list[float]:
    return [float(_numbers(cursor, at)[f"loss_{name}"]) for name in SIZES]


def _predict_one_epoch() -> ChooseOne:
    one, ten, every = (significant(loss) for loss in _losses(SEEN, float(COUNT)))
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
                _("Ten steps beat one: {ten}. But a hundred rough ones got further: {one}.").format(
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
    st.markdown(
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
    st.markdown(
        _(
            "Its root is the radius of the ring, here {scatter} for one point. The last factor "
            "falls to 0 at B = n: nothing is left to chance. The map holds b at {bias}, its best "
            "value; the walks move b, too."
        ).format(
            scatter=significant(float(_cloud(1.0).scatter)), bias=significant(_whole()[1].bias)
        )
    )


def _names() -> None:
    st.markdown(
        _(
            "- **Stochastic gradient descent** in the narrow sense: one point a step.\n"
            "- **Minibatch**: some points a step; most people call this SGD, too.\n"
            "- **Full batch**: all points a step, the exact slope.\n"
            "- **Epoch**: every point has been looked at once.\n\n"
            "Large batches still pay where hardware computes many points at once: then a step of "
            "a hundred points takes hardly longer than a step of one."
        )
    )


def _one_more() -> None:
    steps = int(steps_within(20 * COUNT, points=COUNT, batch=SIZES["ten"]))
    draw_question(
        AskNumber(
            "predict_steps",
            _("Batch 10, 100 points, 20 epochs: how many steps?"),
            float(steps),
            hint=_("How many batches of 10 hold 100 points?"),
            explanation=_("{steps}: ten steps an epoch, twenty epochs.").format(steps=steps),
            tolerance=0.0,
        )
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
        Fold("more", message("One more question"), _one_more),
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
