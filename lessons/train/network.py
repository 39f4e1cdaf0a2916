"""The network as a drawing: what each unit makes of the plane, and the weights between them."""

import numpy as np

from charts import colors
from core.training import BOUNDS, FEATURES, expand, layers, weights_in_order
from lessons.train.answers import Answers
from lessons.train.charts import network as charts
from lessons.train.film import STEP, run_of
from lessons.train.frame_cache import PARTS
from lessons.train.runs import Shown
from lessons.train.unit_maps import NETWORK_PARTS, READ, SIDE, places, roles
from ui.language import _
from ui.layout import workbench
from ui.live_figure import Playback, Readout, live_figure
from ui.numbers import format_number

WRITTEN = ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin x₁", "sin x₂")
FEATURE_NAMES = dict(zip(FEATURES, WRITTEN, strict=True))


def network(shown: Shown, given: Answers) -> None:
    """Draw features, hidden units and outputs with their maps, and the weights as lines."""
    now = given.now
    weights = weights_in_order(now.state.parameters, now.settings)
    words, figure = workbench()
    words.markdown(_meaning(hidden=bool(now.settings.hidden)))
    drawn = columns(given)
    film = followed(shown, drawn)
    hover = [format_number(weight, 4) for weight in weights]
    with figure:
        live_figure(
            charts.network(drawn, hover, film.rows[NETWORK_PARTS[0]][0], feature_maps(given)),
            key="network",
            name=_("Drawing of the network: a map for each unit, a line for each weight"),
            summary=_summary(given, weights),
            readouts=_readouts(weights),
            film=film,
            narrow=charts.narrow_network(drawn),
            height=max(12.0, 3 + 3.3 * charts.rows(drawn)),
            fills=False,
        )


def _meaning(*, hidden: bool) -> str:
    text = _(
        "Play the training, and the drawing moves along. Each small map shows the output of one "
        "unit over the data plane: **violet** where it is positive, **brown** where negative, and "
        "more intense the larger it is compared with the largest output of that unit. On the "
        "right is what the whole network believes, in the colours of the classes.\n\n"
        "A line is a weight: **violet, solid** above 0, **brown, dashed** below. The "
        "thinnest lines are weights up to {low} in size; each thicker line covers up to twice as "
        "much; the thickest are above {high}. The scale is the same at every step, so a line that "
        "thickens is a weight that grows. While nothing "
        "is played, point at a line or a unit to read its weight or its bias."
    ).format(low=f"{BOUNDS[0]:g}", high=f"{BOUNDS[-1]:g}")
    if hidden:
        return text
    return text + _("\n\nWithout a hidden layer the features go straight into the output.")


def followed(shown: Shown, drawn: list[charts.Column]) -> Playback:
    """Return the film that the drawing follows, with the frame that is shown now."""
    caches = [run.frames for run in shown.runs]
    frame = shown.step // caches[0].stride
    parts = dict(zip(PARTS, caches[0].picture(frame), strict=True))
    return Playback(
        run_of(caches),
        STEP,
        shown.steps,
        end=frame if shown.on_the_way else len(shown.steps) - 1,
        start=frame,
        rows={name: parts[name][np.newaxis] for name in NETWORK_PARTS},
        follows=True,
        **roles(drawn),
    )


def columns(given: Answers) -> list[charts.Column]:
    """Return the units of the network with their names and words, column by column."""
    now = given.now
    features = now.settings.features
    found = layers(now.state.parameters, now.settings)
    biases = [[_bias(one) for one in layer.biases] for layer in found]
    inner = [charts.Column([""] * len(texts), texts) for texts in biases[:-1]]
    hover = [f"{name}: {bias}" for name, bias in zip(given.names, biases[-1], strict=True)]
    first = charts.Column(names_of(features), names_of(features))
    return [first, *inner, charts.Column(given.names, hover)]


def feature_maps(given: Answers) -> np.ndarray:
    """Return what each feature makes of the plane, divided by its largest size."""
    seen = expand(places(given.experiment.grid), given.now.settings.features)
    maps = seen.T.reshape(-1, SIDE, SIDE)
    return np.asarray(maps / np.max(np.abs(maps), axis=(1, 2), keepdims=True))


def names_of(features: tuple[str, ...]) -> list[str]:
    """Return how features are written."""
    return [FEATURE_NAMES[feature] for feature in features]


def _bias(value: float) -> str:
    return _("bias {value}").format(value=format_number(value, 4))


def _readouts(weights: np.ndarray) -> list[Readout]:
    highest, lowest = READ
    return [
        Readout("weights_count", _("weights"), len(weights), 0, colors.NEUTRAL),
        Readout(highest, _("largest"), weights.max(), 4, colors.POSITIVE),
        Readout(lowest, _("smallest"), weights.min(), 4, colors.NEGATIVE),
    ]


def _summary(given: Answers, weights: np.ndarray) -> str:
    now = given.now
    inner = [len(layer.biases) for layer in layers(now.state.parameters, now.settings)]
    return _(
        "Step {step}. Units from the features to the output: {sizes}. Of {count} weights {above} "
        "are above 0; the largest is {largest}, the smallest {smallest}."
    ).format(
        step=now.state.step,
        sizes=" – ".join(map(str, [len(now.settings.features), *inner])),
        count=len(weights),
        above=np.count_nonzero(weights > 0),
        largest=format_number(weights.max(), 4),
        smallest=format_number(weights.min(), 4),
    )
