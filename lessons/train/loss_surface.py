"""The loss of a regression over two of its weights, and the way down."""

import re
from collections.abc import Mapping

import numpy as np
import streamlit as st

from charts import colors
from core.training import FEATURES, Place, loss_surface, steepest_places
from lessons.train.answers import Answers, gradient
from lessons.train.charts import loss_surface as charts
from lessons.train.frame_cache import state_at
from lessons.train.moment import Moment
from lessons.train.network import names_of
from lessons.train.session import training_session
from ui.address import note, value_of
from ui.controls import rewrite_menu
from ui.language import _
from ui.layout import section
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number
from ui.parameters import Text, refusal

GRID = 24
POINTS = 64  # of the path, at most
BIAS = "bias"
WEIGHT = re.compile(rf"({'|'.join((*FEATURES, BIAS))})(?:\.([2-5]))?", re.ASCII)
SUBSCRIPTS = "₁₂₃₄₅"


def read_weight(text: str) -> tuple[str, int] | None:
    """Read a feature, or "bias", and the output that it goes into; nothing stands for no choice."""
    found = WEIGHT.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return (found[1], int(found[2] or 1) - 1) if found else None


def _form() -> str:
    return _(
        "a feature or “bias” is needed, and from the second output on its number, such as {example}"
    ).format(example="x1x2, bias.3")


ACROSS = Text("valley_x", "", read_weight, _form)
UP = Text("valley_y", "", read_weight, _form)
CONTROLS = (ACROSS, UP)


def loss_over_weights(given: Answers) -> None:
    """Draw the loss over two weights, the reader's or the steepest, and their path so far."""
    now = given.now
    with section("loss_surface", _("The valley of the loss")):
        places = _places(given)
        blocks = path(now)
        way = np.stack([blocks[:, *place] for place in places], axis=1)
        across, up = (charts.weight_axis(one, GRID) for one in way.T)
        losses = loss_surface(
            now.state, now.film.data, now.settings, places=places, first=across, second=up
        )
        names = [_name(place, given) for place in places]
        live_figure(
            charts.loss_surface(across, up, losses, way, _labels(names)),
            key="loss_surface",
            name=_("Loss over two of the weights as contours, with their path"),
            summary=_summary(names, way),
            readouts=[
                Readout(f"surface_{key}", name, value, 4, colors.PROBABILITY)
                for key, name, value in zip(("across", "up"), names, way[-1], strict=True)
            ],
            height=22,
        )
        st.caption(_meaning(now))


def _places(given: Answers) -> tuple[Place, Place]:
    """Return the numbers on both axes: those that are chosen, else the steepest of the others."""
    now, (left, right) = given.now, st.columns(2, gap="medium")
    options = _options(given)
    with left:
        across = _chosen(ACROSS, _("Across"), options, given)
    others = {text: place for text, place in options.items() if place != across}
    with right:
        up = _chosen(UP, _("Upwards"), others, given)
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
    names = {"": _("the steepest"), **{text: _name(one, given) for text, one in options.items()}}
    rewrite_menu(key, list(names.values()))
    found = st.selectbox(
        label,
        list(names),
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
        "Mean training loss, without penalties, over the two numbers on the axes; ☐ is where they "
        "began, ● where they are."
    )
    if not others:
        return text
    return text + _(
        " All other numbers ({count}) are held at what they are at this step, so the path ends on "
        "this surface but began on another one."
    ).format(count=others)
