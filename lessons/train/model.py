"""How the network looks and how it learns."""

import streamlit as st

from core.training import FEATURES, Settings, hidden_layers
from lessons.train.activations import ACTIVATION, activation_menus, chosen_activation
from ui.address import value_of
from ui.controls import menu, number, several, text_field
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
    return [_("gradient descent (SGD)"), _("momentum"), _("Adam"), _("RMSProp")]


def _optimizer_help() -> str:
    return "\n\n".join(
        [
            _(
                "**Momentum** keeps .9 of its last velocity, so steady slopes add up, to ten times "
                "the step at most, and zigzags cancel."
            ),
            _(
                "**Adam** divides each averaged slope by its own recent size, so every weight "
                "moves at about the learning rate."
            ),
            _(
                "**RMSProp** divides each slope by its own recent size like Adam, but averages no "
                "direction."
            ),
        ]
    )


def first_controls() -> None:
    """Draw the controls that are needed first."""
    text_field(LAYERS, _("Hidden layers"), help=layers_form())
    menu(LR, _("Learning rate"), list(LR.options))


def network_controls() -> None:
    """Draw the controls of the network."""
    activation_menus(len(read_layers(value_of(LAYERS))))
    names = ["x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂"]
    several(FEATURE, _("Input features"), names)
    menu(
        SCALE,
        _("Scale of the initial weights"),
        list(SCALE.options),
        help=_(
            "Standard deviation of the initial weights times the square root of the number of "
            "inputs of the unit."
        ),
    )
    number(WEIGHTS, _("Weight seed"), help=_("Fixes the initial weights and every shuffle."))
    st.button(_("New initial weights"), key="new_weights", on_click=_draw_anew)


def _draw_anew() -> None:
    st.session_state[WEIGHTS.key] = st.session_state[WEIGHTS.key] % WEIGHTS.high + 1


def learning_controls() -> None:
    """Draw the controls of learning."""
    menu(LOSS, _("Loss"), loss_names())
    menu(OPTIMIZER, _("Optimizer"), optimizer_names(), help=_optimizer_help())
    exact = _("If the batch contains all training points, every step follows the exact gradient.")
    number(BATCH, _("Batch size"), help=exact)
    menu(L2, _("L2 penalty"), list(L2.options))
    menu(L1, _("L1 penalty"), list(L1.options))


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
