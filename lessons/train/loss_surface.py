"""The loss of a regression over two of its weights, and the way down."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import streamlit as st

from charts import colors
from core.evaluation import distance
from core.training import Place, Settings, layers, point_slopes, steepest_places
from core.training import loss_surface as losses_over
from lessons.train.answers import Answers, answers, gradient
from lessons.train.charts import loss_surface as charts
from lessons.train.controls import ASKED_STEP
from lessons.train.follow import go_on, played
from lessons.train.frame_cache import state_at
from lessons.train.moment import Moment
from lessons.train.network import names_of
from lessons.train.presets import begin_with, open_run
from lessons.train.session import training_session
from lessons.train.staged import SEED, Points, training_data
from lessons.train.staged import state_at as staged_state
from lessons.train.weight_axes import ACROSS, BIAS, UP
from ui.address import note, value_of
from ui.controls import keep, rewrite_menu
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, live_figure
from ui.live_words import live_words
from ui.numbers import format_number, significant
from ui.parameters import Text, refusal
from ui.questions import Axis, Mislaid, PlaceOnMap, draw_board
from ui.scenes import Fold, Scene, bench

VALLEY = {"data": "moons", "noise": 1.2, "layers": "", "scale": "0"}
MOONS = Points("moons", 200, 1.2)
REGRESSION = Settings(hidden=(), learning_rate=0.1, batch=10, initial_scale=0.0, seed=SEED)
LAST = 1000
GRID = 24
WEIGHTS = np.round(np.linspace(-2, 2, 81), 2)  # at which the end of the path can be placed
POINTS = 64  # of the path, at most
SUBSCRIPTS = "₁₂₃₄₅"


def loss_surface() -> None:
    begin_with(VALLEY, step=0)
    left, chart = bench()
    with left:
        shown = played("loss_surface")
        given = answers(shown)
        flat = not given.now.settings.hidden and given.drawable
        places = _places(given) if flat else None
    with chart:
        if draw_board():
            pass  # instead of the map that would show it
        elif places:
            _landscape(given, places)
        elif given.drawable:
            _way_to_the_valley()
        else:
            st.info(_("The weights have grown too large for the views of the network."))
    go_on(whole=False)


def _way_to_the_valley() -> None:
    with st.container(key="sheet_valley"):
        st.info(_("This map needs a network without hidden layers."))
        st.button(_("Open such a network"), key="open_valley", on_click=_open_valley)


def _open_valley() -> None:
    open_run(VALLEY, step=0)


def _landscape(given: Answers, places: tuple[Place, Place]) -> None:
    """Draw the loss over two weights, the reader's or the steepest, and their path so far."""
    now = given.now
    blocks = path(now)
    way = np.stack([blocks[:, *place] for place in places], axis=1)
    across, up = (charts.weight_axis(one, GRID) for one in way.T)
    losses = losses_over(
        now.state, now.film.data, now.settings, places=places, first=across, second=up
    )
    names = [_name(place, given) for place in places]
    live_figure(
        charts.loss_surface(across, up, losses, way, _downhill(now, places), _labels(names)),
        key="loss_surface",
        name=_("Loss over two of the weights as contours, with their path"),
        summary=_summary(names, way),
        readouts=[
            Readout(f"surface_{key}", name, value, color=colors.PROBABILITY)
            for key, name, value in zip(("across", "up"), names, way[-1], strict=True)
        ],
        formula=live_words(_("lines: training loss · □ step 0 · ● now · → against the slope")),
        narrow={"height": 24},
    )


def _places(given: Answers) -> tuple[Place, Place]:
    """Return the numbers on both axes: those that are chosen, else the steepest of the others."""
    now, options = given.now, _options(given)
    keep(ACROSS, UP)
    with st.container(key="valley_axes"):
        left, right = st.columns(2)
    with left:
        across = _chosen(ACROSS, _("Horizontal axis"), options, given)
    others = {text: place for text, place in options.items() if place != across}
    with right:
        up = _chosen(UP, _("Vertical axis"), others, given)
    known = [place for place in (across, up) if place]
    slope = gradient(state_at(now.film, 0), now.film.data, now.film.settings(0))
    free = iter(steepest_places(slope, count=2 - len(known), without=known))
    return across or next(free), up or next(free)


def _options(given: Answers) -> dict[str, Place]:
    """Return all weights and biases by what the address calls them."""
    names = (*given.now.settings.features, BIAS)
    outputs = range(len(given.now.state.parameters))
    return {
        f"{name}.{row + 1}" if row else name: (row, column)
        for row in outputs
        for column, name in enumerate(names)
    }


def _chosen(
    control: Text, label: str, options: Mapping[str, Place], given: Answers
) -> Place | None:
    """Draw the menu of an axis; a weight that cannot be shown there is not used, and it is said."""
    state, key = st.session_state, control.key
    if state[key] and state[key] not in options:
        # After a change of language the browser still sends a name in the other one.
        asked = value_of(control)
        state[key] = asked if asked in options else ""
        if state[key] != asked:
            rule = _("this network has no such weight, or the other axis shows it")
            st.warning(refusal(key, asked, rule))
    names = {
        "": _("the steepest"),
        **{text: _name(one, given) for text, one in options.items()},
    }
    rewrite_menu(key, list(names.values()))
    found = st.selectbox(
        label,
        list(names),
        index=list(names).index(state[key]),
        format_func=names.__getitem__,
        key=key,
        help=_("The steepest is the one along which the loss falls most at the start."),
        filter_mode=None,
    )
    note(key, found or None)
    return options.get(found)


def path(now: Moment) -> np.ndarray:
    """Return the weights at some steps up to the shown one, evenly far apart."""
    last = now.state.step
    spacing = int(now.steps[1]) if len(now.steps) > 1 else max(last, 1)
    while last > POINTS * spacing:
        spacing *= 2
    session = training_session()
    if session.path is None or session.path[0] is not now.film:
        session.path = (now.film, {})
    steps = range(0, last, spacing)
    blocks = session.path[1]
    for step in steps:
        if step not in blocks:
            blocks[step] = state_at(now.film, step).parameters
    return np.stack([*(blocks[step] for step in steps), now.state.parameters])


def _name(place: Place, given: Answers) -> str:
    row, column = place
    features = names_of(given.now.settings.features)
    classes = given.experiment.dataset.classes
    name = (
        _("bias")
        if column == len(features)
        else _("weight of {feature}").format(feature=features[column])
    )
    return name if len(classes) == 2 else f"{name} → o{SUBSCRIPTS[row]} ({classes[row]})"


def _downhill(now: Moment, places: tuple[Place, Place]) -> np.ndarray:
    """Return how both numbers of the map would change in a step of rate 1 down the slope."""
    slope = gradient(now.state, now.film.data, now.settings)
    return -np.array([slope[place] for place in places])


def _labels(names: list[str]) -> dict[str, str]:
    return {
        "across": names[0],
        "up": names[1],
        "loss": _("loss"),
        "start": _("step 0"),
        "now": _("now"),
    }


def _summary(names: list[str], way: np.ndarray) -> str:
    ends = [[format_number(value, 3) for value in row] for row in way[[0, -1]]]
    return _("{first} has gone from {a} to {b}, {second} from {c} to {d}.").format(
        first=names[0], second=names[1], a=ends[0][0], b=ends[1][0], c=ends[0][1], d=ends[1][1]
    )


def _meaning() -> None:
    explained(
        _(
            "Mean training loss, without penalties, over the two numbers on the axes; □ is where "
            "they began, ● where they are. The arrow is a step of rate 1 against the slope, cut "
            "short where there is no room for it. All other parameters are held at their present "
            "values, so the path ends on this surface but began on a different one."
        )
    )


@lru_cache(maxsize=1)
def _end() -> np.ndarray:
    """Return the weights after the last step."""
    state = staged_state(LAST, MOONS, REGRESSION)
    return np.asarray(layers(state.parameters, REGRESSION)[0].weights[0])


@lru_cache(maxsize=1)
def _first_slope() -> float:
    """Return the length of the slope of the loss where all weights are 0."""
    data = training_data(MOONS)
    slopes = point_slopes([0, 0], 0, inputs=data.train_inputs, labels=data.train_labels)
    return float(np.linalg.norm(slopes.mean(axis=0)))


def _predict_valley() -> PlaceOnMap:
    w1, w2 = (float(value) for value in _end())
    return PlaceOnMap(
        "predict_valley",
        _(
            "The start is (0, 0). Class 1 is the lower moon. Place the point where the weights "
            "(w₁, w₂) will be after 1,000 steps."
        ),
        Axis("w₁", WEIGHTS, range(-2, 3)),
        Axis("w₂", WEIGHTS, range(-2, 3)),
        (w1, w2),
        hint=_("Low points have a small x₂. Which sign of w₂ makes class 1 likely there?"),
        explanation=_(
            "At ({w1}, {w2}): the lower a point lies, the likelier it is class 1."
        ).format(w1=significant(w1), w2=significant(w2)),
        tolerance=0.35,
        mislaid=[
            Mislaid(
                _("at the start"),
                _("The slope there is {length} long, not 0: the first step leads away.").format(
                    length=significant(_first_slope())
                ),
                lambda across, up: distance((across, up), (0, 0)) <= 0.35,
                (0, 0),
            ),
            Mislaid(
                _("w₂ above 0"),
                _("A positive w₂ would call the upper points class 1."),
                lambda _across, up: up > 0,
                (0, 1.5),
            ),
            Mislaid(
                _("far to one side"),
                _("That border would stand upright; the moons lie one above the other."),
                lambda across, up: abs(across) > abs(up),
                (-1.5, -0.2),
            ),
            Mislaid(
                _("below the start, but too near or too far"),
                _("The direction is right. The more two moons overlap, the shorter the weights."),
                lambda _across, _up: True,
                (0, -0.6),
            ),
        ],
        given=[(0, 0, _("start"))],
    )


def _why() -> str:
    return _(
        "Each pair of weights has its loss: a surface. Without hidden layers cross-entropy is "
        "convex in all weights: there is one valley at most, and with small enough steps every "
        "path leads down into it. The map is a cut: all other parameters are held at their present "
        "values, so the surface moves a little with the film."
    )


SCENE = Scene(
    key="loss_surface",
    name=message("Landscape"),
    question=message("What landscape is it walking in?"),
    task=message(
        "Place the point where you think the path ends; then play the film to step 1,000."
    ),
    draw=loss_surface,
    why=_why,
    controls=(ACROSS, UP, ASKED_STEP),
    ask=_predict_valley,
    folds=(Fold("map", message("How to read the map"), _meaning),),
    functions=(losses_over, steepest_places),
    deeper=True,
)
