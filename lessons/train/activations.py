"""What hidden units do with their sums: one activation for all layers, or one for each."""

from dataclasses import dataclass

import streamlit as st

from core.training import ACTIVATIONS
from ui.address import note, put, times_led, value_of
from ui.controls import drawn_above, rewrite_menu
from ui.language import _
from ui.parameters import Menu, refusal
from ui.state import kept, move_control

EACH = "each"  # what the menu shows where every layer has a menu of its own
EXAMPLE = "tanh,relu"


@dataclass(frozen=True)
class Activations(Menu):
    """The name of one activation, or a comma list of one for each hidden layer."""

    def rule(self, text: str) -> str | None:
        """Return the rule that a text breaks, or None where it stands for a value."""
        if set(text.split(",")) <= set(self.options):
            return None
        return _(
            "it must be one of {options}, or a list of one for each hidden layer, such as {example}"
        ).format(options=", ".join(self.options), example=EXAMPLE)


ACTIVATION = Activations("activation", ACTIVATIONS, "tanh")


@dataclass
class Fitting:
    """Which address the names have been as many as the layers under, by `times_led`."""

    led: int = -1


def fitted(text: str, layers: int) -> str:
    """Return as many names as there are layers: the last goes on, or those beyond are left out."""
    names = text.split(",")
    if len(names) == 1 or not layers:
        return names[0]
    return ",".join([*names, *[names[-1]] * layers][:layers])


def chosen_activation(layers: int) -> str | tuple[str, ...]:
    """Return what the address stands for, and say where it names other layers than there are."""
    text, refused = _settled(layers), value_of(ACTIVATION)
    if text is None:
        rule = _("the number of hidden layers is {count}").format(count=layers)
        st.warning(refusal(ACTIVATION.key, refused, rule))
        text = ACTIVATION.default
    note(ACTIVATION.key, ACTIVATION.write(text))
    names = tuple(text.split(","))
    return names if len(names) > 1 else names[0]


def _settled(layers: int) -> str | None:
    """Return the names for the layers there are; None where a link names other layers.

    Where a layer has been added or taken away since, the names follow.
    """
    text, fitting = str(value_of(ACTIVATION)), kept(Fitting)
    if len(text.split(",")) in (1, layers):
        fitting.led = times_led()
        return text
    return fitted(text, layers) if fitting.led == times_led() else None


def activation_menu(layers: int, *, help: str) -> None:
    """Draw the menu of the activation of all layers."""
    if drawn_above(ACTIVATION.key):
        return
    text = _settled(layers) or ACTIVATION.default
    options = (*ACTIVATION.options, EACH) if layers > 1 else ACTIVATION.options
    shown = EACH if "," in text else text
    _menu(ACTIVATION.key, _("Activation"), options, shown, layers, help=help)


def layer_menus(layers: int) -> None:
    """Draw a menu for each layer where each has an activation of its own."""
    names = (_settled(layers) or ACTIVATION.default).split(",")
    if len(names) == 1 or drawn_above(_key("")):
        return
    for column, (layer, name) in zip(st.columns(layers), enumerate(names, 1), strict=True):
        with column:
            label = _("Layer {number}").format(number=layer)
            _menu(_key(layer), label, ACTIVATIONS, name, layers)


def _menu(
    key: str,
    label: str,
    options: tuple[str, ...],
    shown: str,
    layers: int,
    help: str | None = None,
) -> None:
    words = dict(zip((*ACTIVATIONS, EACH), activation_names(), strict=True))
    # The address knows what is chosen, so it goes before what the browser holds.
    move_control(key, shown)
    rewrite_menu(key, [words[one] for one in options])
    st.selectbox(
        label,
        options,
        index=[*options].index(shown),
        format_func=words.__getitem__,
        key=key,
        help=help,
        on_change=_chosen,
        args=(key, layers),
        filter_mode=None,
    )


def activation_names() -> list[str]:
    return ["tanh", "ReLU", _("sigmoid"), _("linear"), _("one for each layer")]


def _chosen(key: str, layers: int) -> None:
    """Tell the address what has been chosen, for all layers or for one of them."""
    if key not in st.session_state:  # another run has replaced the one that drew it
        return
    picked, names = st.session_state[key], str(value_of(ACTIVATION)).split(",")
    if key != ACTIVATION.key:
        at = int(key.removeprefix(_key("")))
        names[at - 1] = picked
    elif picked == EACH:
        names = names[:1] * layers
    else:
        names = [picked]
    if set(names) <= set(ACTIVATIONS):
        put(ACTIVATION.key, ACTIVATION.write(",".join(names)))


def _key(layer: int | str) -> str:
    return f"{ACTIVATION.key}_{layer}"
