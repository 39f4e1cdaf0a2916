"""Where scores come from: four painted pixels, a table of weights, three classes."""

import numpy as np
import streamlit as st

from charts import colors
from core.softmax import identifiable_count, linear_scores, one_hot, parameter_count, softmax
from lessons.softmax.charts import picture as charts
from lessons.softmax.logits import symbol
from lessons.softmax.names import class_names
from ui.address import value_of
from ui.controls import choice, current_value, switch
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, live_figure
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import format_number, significant
from ui.parameters import Choice, Switch
from ui.questions import AskNumber, seeded
from ui.scenes import Fold, Scene, bench
from ui.tables import markdown_table

Place = tuple[float, float]
PIXELS = tuple(Switch(f"x{i}", i in {1, 4}) for i in range(1, 5))
TARGET = Choice("target", ("cat", "chicken", "dog"), "cat")
WEIGHTS = np.array([[2.0, -1.0, -1.0, 2.0], [2.0, 2.0, -1.0, -1.0], [-1.0, 1.0, 3.0, -1.0]])
BIAS = np.array([0.0, -0.5, 0.5])
OTHERS = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0]])


def picture() -> None:
    controls, chart = bench()
    names = class_names()[: len(TARGET.options)]
    with controls:
        pixels = _painted()
        target = choice(TARGET, _("What it really shows"), names)
    with chart:
        _figure(pixels, TARGET.options.index(target), names)


def _predict_layer() -> AskNumber:
    usual = WEIGHTS.shape[::-1]
    key, (inputs, classes) = seeded("predict_layer", usual, ((9, 2), (9, 4), (16, 3), (16, 5)))
    said = {"inputs": inputs, "classes": classes, "all": parameter_count(inputs, classes)}
    return AskNumber(
        key,
        _(
            "Pixels: {inputs}, classes: {classes}; every pixel votes for every class. How many "
            "numbers does the layer have?"
        ).format(**said),
        said["all"],
        hint=_("Draw the lines from one pixel, then count the classes' own scores."),
        explanation=_("{all}: {inputs} × {classes} weights, and {classes} biases.").format(**said),
        tolerance=0.0,
        replies={
            float(inputs * classes): _("Those are the weights alone."),
            float(inputs + classes): _(
                "{inputs} and {classes} add; every pixel meets every class, so they multiply."
            ).format(**said),
            float(parameter_count(classes, inputs)): _(
                "A bias belongs to a class, not to a pixel."
            ),
        },
    )


def _why() -> str:
    return _(
        "Every pixel votes for or against every class: its weight is added to that class's score "
        "when it is painted. Each class also has a bias, its score for an empty picture. All lines "
        "from all pixels to all classes together are a fully connected layer, o = Wx + b. Training "
        "will choose these numbers; here they are chosen by hand."
    )


def _painted() -> np.ndarray:
    st.caption(_("Click the pixels of the picture to paint them, or switch them here:"))
    painted = []
    for row in (PIXELS[:2], PIXELS[2:]):
        with st.container(horizontal=True, gap="medium"):
            painted += [switch(one, symbol("x", PIXELS.index(one))) for one in row]
    return np.array(painted, dtype=np.float64)


def _paint(pressed: Place, released: Place) -> None:
    """Turn the pixel over that was clicked; its places are those of its column and row."""
    (column, row), end = (tuple(map(round, place)) for place in (pressed, released))
    inside = {column, row} <= set(range(charts.SQUARE))
    if inside and end == (column, row):
        pixel = PIXELS[charts.SQUARE * row + column]
        st.session_state[pixel.key] = not current_value(pixel)


@shared
def _figure(pixels: np.ndarray, target: int, names: tuple[str, ...]) -> None:
    scores = linear_scores(pixels, WEIGHTS, BIAS)
    p, code = softmax(scores), one_hot(target, len(names))
    top = int(p.argmax())
    labels = {
        "picture": _("picture x"),
        "layer": _("layer o = W x + b"),
        "score": _("score o"),
        "probability": _("probability q"),
        "classes": names,
    }
    live_figure(
        charts.picture_and_layer(pixels, (WEIGHTS, BIAS), (scores, p), code, labels),
        key="painted",
        name=_("Four pixels, the weights of three classes, their scores and probabilities"),
        summary=_("{painted} of 4 pixels are painted; {name} has probability {p}.").format(
            painted=int(pixels.sum()), name=names[top], p=significant(p[top])
        ),
        on_draw=_paint,
        readouts=[*_shares(p, names), *_scores(scores)],
        formula=live_words(
            _("scores: {scores}").format(
                scores=", ".join(f"{name} @painted_o{i}" for i, name in enumerate(names, start=1))
            )
        ),
        narrow=charts.narrow_picture(names),
        height=25,
    )


def _shares(p: np.ndarray, names: tuple[str, ...]) -> list[Readout]:
    return [
        Readout(f"painted_p{i + 1}", f"{symbol('q', i)} · {name}", p[i], 3, colors.PROBABILITY)
        for i, name in enumerate(names)
    ]


def _scores(scores: np.ndarray) -> list[Readout]:
    return [
        Readout(f"painted_o{i}", "", score, 1, shown=False)
        for i, score in enumerate(scores, start=1)
    ]


def _layer() -> None:
    """Show W and b as a table, and what of them can be told apart."""
    inputs, classes = WEIGHTS.shape[::-1]
    names = class_names()[:classes]
    head = ["W", *(symbol("x", i) for i in range(inputs)), "b"]
    rows = [
        [name, *(f"{number:g}".replace("-", "−") for number in (*row, bias))]
        for name, row, bias in zip(names, WEIGHTS, BIAS, strict=True)
    ]
    st.markdown(markdown_table(head, rows))
    explained(
        _(
            "W has shape ${classes}\\times{inputs}$ and b length {classes}: **{all} parameters**, "
            "of which only **{free} are identifiable**. The same row added to every class adds "
            "the same number to every score, and softmax does not notice."
        ).format(
            inputs=inputs,
            classes=classes,
            all=parameter_count(inputs, classes),
            free=identifiable_count(inputs, classes),
        )
    )


def _affine() -> None:
    explained(
        _(
            "$o = Wx + b$ is a linear function of the pixels plus a constant; such a function is "
            "called **affine**. A picture without paint, $x = 0$, still gets the scores b."
        )
    )


def _batch() -> None:
    """Tell of the painted picture and two others, all judged by one product."""
    batch = np.vstack([[float(value_of(one)) for one in PIXELS], OTHERS])
    scores = linear_scores(batch, WEIGHTS, BIAS)
    explained(
        _(
            "**A minibatch** is a table X with a picture in each row, and one product judges them "
            "all: $O = XW^\\top + b$, shapes $({n}\\times{d})\\,({d}\\times{k}) + (1\\times{k}) = "
            "({n}\\times{k})$. Softmax then works row by row. (Books that store the weights as "
            "${d}\\times{k}$ write $O = XW + b$.)"
        ).format(n=len(batch), d=batch.shape[1], k=len(BIAS))
    )
    head = ["X", *(symbol(letter, i) for letter in "oq" for i in range(len(BIAS)))]
    rows = [
        [
            "\N{NO-BREAK SPACE}".join(f"{x:g}" for x in one),
            *(format_number(o, 1) for o in score),
            *(format_number(p, 4) for p in softmax(score)),
        ]
        for one, score in zip(batch, scores, strict=True)
    ]
    st.markdown(markdown_table(head, rows))


SCENE = Scene(
    key="picture",
    name=message("Picture"),
    question=message("Where do the scores come from?"),
    task=message(
        "Paint pixels until the chicken wins; then find the pixel that speaks most for the dog."
    ),
    draw=picture,
    why=_why,
    controls=(*PIXELS, TARGET),
    ask=_predict_layer,
    folds=(
        Fold("layer", message("The numbers of the layer"), _layer),
        Fold("batch", message("Many pictures at once"), _batch),
        Fold("affine", message("Affine"), _affine),
    ),
    functions=(linear_scores, softmax, one_hot, parameter_count, identifiable_count),
)
