"""The loss of a regression over two of its weights, and the way down."""

import numpy as np
import streamlit as st

from charts import colors
from charts import train_valley as charts
from core.surface import Place, loss_surface
from sections.train.answers import Answers, gradient
from sections.train.moment import Moment
from sections.train.network import names_of
from ui.language import _
from ui.layout import section
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number

GRID = 24
POINTS = 64  # of the path, at most
KEY = "_path0"


def valley(given: Answers) -> None:
    """Draw the loss over the two weights that it depends on most, and their path so far."""
    now = given.now
    places = steepest(now)
    blocks = path(now)
    way = np.stack([blocks[:, *place] for place in places], axis=1)
    across, up = (charts.valley_axis(one, GRID) for one in way.T)
    losses = loss_surface(
        now.state, now.film.data, now.settings, places=places, first=across, second=up
    )
    names = [_name(place, given) for place in places]
    with section("valley", _("The valley of the loss")):
        live_figure(
            charts.valley(across, up, losses, way, _labels(names)),
            key="valley",
            name=_("Loss over two of the weights as contours, with their path"),
            summary=_summary(names, way),
            readouts=[
                Readout(f"valley_{key}", name, value, 4, colors.PROBABILITY)
                for key, name, value in zip(("across", "up"), names, way[-1], strict=True)
            ],
            height=22,
        )
        st.caption(_meaning(now))


def steepest(now: Moment) -> tuple[Place, Place]:
    """Return the two weights, or a weight and a bias, along which the loss first falls most."""
    slope = gradient(now.film.state(0), now.film.data, now.film.settings(0))
    sizes = np.abs(slope)
    first, second = sorted(np.argsort(-sizes, axis=None, kind="stable")[:2])
    width = sizes.shape[1]
    return divmod(int(first), width), divmod(int(second), width)


def path(now: Moment) -> np.ndarray:
    """Return the weights at some steps up to the shown one, evenly far apart."""
    last = now.state.step
    spacing = int(now.steps[1]) if len(now.steps) > 1 else max(last, 1)
    while last > POINTS * spacing:
        spacing *= 2
    known = st.session_state.get(KEY)
    if known is None or known[0] is not now.film:
        known = st.session_state[KEY] = (now.film, {})
    steps = range(0, last, spacing)
    blocks: dict[int, np.ndarray] = known[1]
    for step in steps:
        if step not in blocks:
            blocks[step] = now.film.state(step).parameters
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
    return name if len(classes) == 2 else f"{name} → {classes[row]}"


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


def _meaning(now: Moment) -> str:
    others = now.state.parameters.size - 2
    text = _(
        "Mean training loss, without penalties, over the two numbers along which it first falls "
        "most steeply; ☐ is where they began, ● where they are."
    )
    if not others:
        return text
    return text + _(
        " All other numbers ({count}) are held at what they are at this step, so the path ends on "
        "this surface but began on another one."
    ).format(count=others)
