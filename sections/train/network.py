"""The network as a drawing: what each unit makes of the plane, and the weights between them."""

from collections.abc import Sequence

import numpy as np

from charts import colors
from charts import train_network as charts
from core.features import FEATURES, expand
from core.network import layers, units
from core.softmax import softmax
from sections.train.answers import Answers, outputs
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number

SIDE = 16  # places of a unit's map along each side
WRITTEN = ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂")
FEATURE_NAMES = dict(zip(FEATURES, WRITTEN, strict=True))


def network(given: Answers) -> None:
    """Draw features, hidden units and outputs with their maps, and the weights as lines."""
    now = given.now
    found = layers(now.state.parameters, now.settings)
    with section("network", _("What each unit sees")):
        words, figure = workbench()
        words.markdown(_meaning(hidden=bool(now.settings.hidden)))
        drawn = columns(given)
        with figure:
            live_figure(
                charts.network(drawn, [layer.weights for layer in found]),
                key="network",
                name=_("Drawing of the network: a map for each unit, a line for each weight"),
                summary=_summary(given),
                readouts=_readouts([layer.weights for layer in found]),
                narrow=charts.narrow_network(drawn),
                height=max(12.0, 3 + 3.3 * charts.rows(drawn)),
            )


def _meaning(*, hidden: bool) -> str:
    text = _(
        "At the step that is shown. Each map is the plane of the data as one unit sees it: "
        "**blue** where it puts out more than 0, **orange** where less, the stronger the more. On "
        "the right is what the whole network believes, in the colours of the classes.\n\n"
        "A line is a weight, the wider the larger: **blue, solid** above 0, **orange, dashed** "
        "below. Point at a line or a unit to read its weight or its bias."
    )
    if hidden:
        return text
    return text + _("\n\nWithout a hidden layer the features go straight into the output.")


def columns(given: Answers) -> list[charts.Column]:
    """Return the units of the network with their maps and words, column by column."""
    now, side = given.now, (-1, SIDE, SIDE)
    features = now.settings.features
    places = _places(given)
    seen = expand(places, features).T.reshape(side)
    first = charts.Column(_scaled(seen), names_of(features), [""] * len(features))
    hidden = units(now.state, places, now.settings)
    beliefs = softmax(outputs(hidden, now)).T.reshape(side)
    shown = 2 * beliefs[1:] - 1 if len(beliefs) == 2 else beliefs
    # The last part is that of the outputs, whose scores say little where there are several.
    maps = np.split(hidden.reshape(side), np.cumsum(now.settings.hidden, dtype=int))[:-1]
    found = layers(now.state.parameters, now.settings)
    biases = [[_bias(one) for one in layer.biases] for layer in found]
    inner = [
        charts.Column(_scaled(one), [""] * len(one), texts)
        for one, texts in zip(maps, biases, strict=False)
    ]
    told = [f"{name}: {bias}" for name, bias in zip(given.names, biases[-1], strict=True)]
    return [first, *inner, charts.Column(shown, given.names, told)]


def names_of(features: tuple[str, ...]) -> list[str]:
    """Return how features are written."""
    return [FEATURE_NAMES[feature] for feature in features]


def _places(given: Answers) -> np.ndarray:
    """Return the places of the maps, rows going up: the middles of equal squares."""
    grid = given.experiment.grid
    low, high = np.array(grid.low), np.array(grid.high)
    across, up = (low + (high - low) * (np.arange(SIDE)[:, np.newaxis] + 0.5) / SIDE).T
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def _scaled(maps: np.ndarray) -> np.ndarray:
    """Divide each map by its largest size, so that the weakest unit can be seen too."""
    largest = np.max(np.abs(maps), axis=(1, 2), keepdims=True)
    return np.divide(maps, largest, out=np.zeros_like(maps), where=largest > 0)


def _bias(value: float) -> str:
    return _("bias {value}").format(value=format_number(value, 4))


def _readouts(weights: Sequence[np.ndarray]) -> list[Readout]:
    every = np.concatenate([matrix.ravel() for matrix in weights])
    return [
        Readout("weights_count", _("weights"), len(every), 0, colors.NEUTRAL),
        Readout("highest_weight", _("largest"), every.max(), 4, charts.POSITIVE),
        Readout("lowest_weight", _("smallest"), every.min(), 4, charts.NEGATIVE),
    ]


def _summary(given: Answers) -> str:
    now = given.now
    weights = [layer.weights for layer in layers(now.state.parameters, now.settings)]
    sizes = " – ".join(str(one) for one in (weights[0].shape[1], *map(len, weights)))
    every = np.concatenate([matrix.ravel() for matrix in weights])
    return _(
        "Step {step}. Units from the features to the output: {sizes}. Of {count} weights {above} "
        "are above 0; the largest is {largest}, the smallest {smallest}."
    ).format(
        step=now.state.step,
        sizes=sizes,
        count=len(every),
        above=np.count_nonzero(every > 0),
        largest=format_number(every.max(), 4),
        smallest=format_number(every.min(), 4),
    )
