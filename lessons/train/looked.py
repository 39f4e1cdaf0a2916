"""A place of the map whose point goes through the network, and a weight that is set by hand."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from core.binary import sigmoid
from core.softmax import softmax
from core.training import Layer, WeightPlace, expand, layers, units
from lessons.train.answers import Answers
from lessons.train.by_hand import set_weight
from lessons.train.data import drawn_on
from lessons.train.experiment import Experiment
from lessons.train.own_points import LOOK, PEN
from lessons.train.session import training_session
from ui.address import put, touched, value_of
from ui.language import _
from ui.parameters import Text

FARTHEST = 1e6
NEAR = 0.04  # of the map's width: a click so near the place takes it away again


def read_place(text: str) -> tuple[float, float] | None:
    """Read a place of the map, such as ``1.5_-2``; an empty text stands for none."""
    if not text:
        return None
    across, up = map(float, text.split("_"))
    if not max(abs(across), abs(up)) <= FARTHEST:
        raise ValueError(text)
    return across, up


def _form() -> str:
    return _("a place of the map is written like {example}: x₁, an underscore, x₂").format(
        example="1.5_-2"
    )


AT = Text("at", "", read_place, _form)


def chosen_place() -> tuple[float, float] | None:
    """Return the place of the address, in the units of the map."""
    return read_place(value_of(AT))


def clicked(experiment: Experiment, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Take what was clicked on the map: a point to look at, or one of the reader's own."""
    if experiment.kind == "own" and value_of(PEN) != LOOK:
        drawn_on(start, end)
        return
    known, field = chosen_place(), experiment.field
    size = np.subtract(field.high, field.low)
    again = known is not None and bool(np.all(np.abs(np.subtract(end, known)) < NEAR * size))
    touched()
    put(AT.key, None if again else "_".join(f"{one:.4g}" for one in end))


def values_at(given: Answers, place: tuple[float, float]) -> np.ndarray:
    """Return what every feature, hidden unit and output makes of a place of the map.

    An output gives its probability.
    """
    settings = given.now.settings
    point = np.array([place])
    if given.experiment.scale:
        point = given.experiment.scale.apply(point)
    found = units(given.now.state, point, settings)[:, 0]
    hidden, scores = np.split(found, [sum(settings.hidden)])
    beliefs = softmax(scores) if len(scores) > 1 else sigmoid(scores)
    return np.concatenate([expand(point, settings.features)[0], hidden, beliefs])


def choose_weight(place: WeightPlace) -> None:
    """Have a weight or a bias ready to be set; for a callback."""
    touched()
    training_session().chosen = place
    st.session_state.pop("hand", None)


def choose_bias(place: WeightPlace | None) -> None:
    """Have the bias of a unit ready to be set, where it has one; for a callback."""
    if place:
        choose_weight(place)


def places_of(given: Answers) -> tuple[list[WeightPlace], list[WeightPlace | None]]:
    """Return the places of all weights, and those of the biases of all units; features have none.

    They stand in the order in which the drawing has lines and units.
    """
    found = layers(given.now.state.parameters, given.now.settings)
    weights = [
        WeightPlace(i, unit, source)
        for i, layer in enumerate(found)
        for unit, source in np.ndindex(*layer.weights.shape)
    ]
    biases = [
        WeightPlace(i, unit, None)
        for i, layer in enumerate(found)
        for unit in range(len(layer.biases))
    ]
    return weights, [*[None] * len(given.now.settings.features), *biases]


def weight_field(given: Answers) -> None:
    """Draw the field for the weight that has been clicked, if there is one."""
    place = training_session().chosen
    found = layers(given.now.state.parameters, given.now.settings)
    if place is None or not _fits(place, found):
        return
    layer = found[place.layer]
    row, column = place.unit, place.source
    value = layer.biases[row] if column is None else layer.weights[row, column]
    with st.container(key="hand_row", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_name(place), width="content")
        st.number_input(
            _("Value"),
            value=float(value),
            step=0.1,
            format="%.4f",
            key="hand",
            label_visibility="collapsed",
            width=120,
            on_change=_set,
            args=(place, given.now.state.step),
        )
        st.button(_("Done"), key="hand_done", on_click=_leave)


def _fits(place: WeightPlace, found: Sequence[Layer]) -> bool:
    if place.layer >= len(found):
        return False
    rows, columns = found[place.layer].weights.shape
    return place.unit < rows and (place.source is None or place.source < columns)


def _name(place: WeightPlace) -> str:
    where = {"layer": place.layer + 1, "unit": place.unit + 1, "source": (place.source or 0) + 1}
    if place.source is None:
        return _("bias of unit {unit}, layer {layer}").format(**where)
    return _("weight {source} → {unit}, layer {layer}").format(**where)


def _set(place: WeightPlace, step: int) -> None:
    if "hand" in st.session_state:  # else another run has replaced the one that drew it
        touched()
        set_weight(place, float(st.session_state["hand"]), step=step)


def _leave() -> None:
    training_session().chosen = None
