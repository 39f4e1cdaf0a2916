"""How the network looks and how it learns."""

import streamlit as st

from core.training import FEATURES, Settings, hidden_layers
from lessons.train.activations import ACTIVATION, chosen_activation
from ui.address import value_of
from ui.controls import current_value
from ui.language import _
from ui.parameters import Menu, Number, Several, Text, refusal

FEATURE = Several("features", FEATURES, ("x1", "x2"))
SCALE = Menu("scale", ("0", "0.1", "0.3", "1", "3", "10"), "1")
LOSS = Menu("loss", ("cross_entropy", "squared_error"), "cross_entropy")
OPTIMIZER = Menu("optimizer", ("sgd", "momentum", "adam", "rmsprop"), "sgd")
RATES = ("0.00001", "0.00003", "0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1")
LR = Menu("lr", (*RATES, "0.3", "1", "3", "10"), "0.1")
BATCH = Number("batch", 1, 2000, 10)
PENALTIES = ("0", "0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1")
WEIGHTS = Number("weights", 1, 9999, 1)
L1 = Menu("l1", PENALTIES, "0")
L2 = Menu("l2", PENALTIES, "0")


def read_layers(text: str) -> tuple[int, ...]:
    """Read the sizes of the hidden layers from a comma list; an empty one stands for none."""
    return hidden_layers([int(one) for one in text.split(",")] if text.strip() else [])


def layers_form() -> str:
    return _(
        "up to three whole numbers from 1 to 8 are needed, such as {example}; nothing stands for "
        "no hidden layer"
    ).format(example="4,2")


LAYERS = Text("layers", "8", read_layers, layers_form)
CONTROLS = (LAYERS, ACTIVATION, FEATURE, SCALE, LOSS, OPTIMIZER, LR, BATCH, L1, L2, WEIGHTS)


def loss_names() -> list[str]:
    return [_("cross-entropy"), _("squared error")]


def optimizer_names() -> list[str]:
    return ["SGD", _("momentum"), _("Adam"), _("RMSProp")]


def draw_weights_anew() -> None:
    """Take the next seed of the weights."""
    st.session_state[WEIGHTS.key] = current_value(WEIGHTS) % WEIGHTS.high + 1


def chosen_settings(training_points: int) -> Settings:
    """Return what the parameters of the page stand for, whether or not they are drawn.

    A batch larger than the data is not used, and it is said.
    """
    batch = value_of(BATCH)
    if batch > training_points and batch != BATCH.default:
        rule = _("there are {count} training points").format(count=training_points)
        st.warning(refusal(BATCH.key, str(batch), rule))
        batch = BATCH.default
    hidden = read_layers(value_of(LAYERS))
    return Settings(
        hidden=hidden,
        activation=chosen_activation(len(hidden)),
        features=tuple(one for one in FEATURES if one in value_of(FEATURE)),
        loss=value_of(LOSS),
        optimizer=value_of(OPTIMIZER),
        learning_rate=float(value_of(LR)),
        batch=min(batch, training_points),
        l1=float(value_of(L1)),
        l2=float(value_of(L2)),
        seed=value_of(WEIGHTS),
        initial_scale=float(value_of(SCALE)),
    )
