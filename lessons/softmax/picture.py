"""Where scores come from: four painted pixels, a table of weights, three classes."""

import numpy as np
import streamlit as st

from charts import colors
from core.softmax import identifiable_count, linear_scores, one_hot, parameter_count, softmax
from lessons.softmax.charts import picture as charts
from lessons.softmax.logits import symbol
from lessons.softmax.names import class_names
from ui.controls import choice, switch
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number
from ui.parameters import Choice, Parameter, Switch
from ui.run_queue import fragment
from ui.tables import markdown_table

Place = tuple[float, float]
PIXELS = tuple(Switch(f"x{i}", i in {1, 4}) for i in range(1, 5))
TARGET = Choice("target", ("cat", "chicken", "dog"), "cat")
CONTROLS: tuple[Parameter, ...] = (*PIXELS, TARGET)
WEIGHTS = np.array([[2.0, -1.0, -1.0, 2.0], [2.0, 2.0, -1.0, -1.0], [-1.0, 1.0, 3.0, -1.0]])
BIAS = np.array([0.0, -0.5, 0.5])
OTHERS = np.array([[1.0, 1.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0]])


@fragment
def picture() -> None:
    with section("picture", _("Where the scores come from")):
        inputs, chart = workbench()
        names = class_names()[: len(TARGET.options)]
        with inputs:
            pixels = _painted()
            target = choice(TARGET, _("What it really shows"), names)
            st.markdown(_layer(names, TARGET.options.index(target)))
        with chart:
            _figure(pixels, TARGET.options.index(target), names)
            st.markdown(_batch(pixels, names))


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
        pixel = PIXELS[charts.SQUARE * row + column].key
        st.session_state[pixel] = not st.session_state[pixel]


def _figure(pixels: np.ndarray, target: int, names: tuple[str, ...]) -> None:
    scores = linear_scores(pixels, WEIGHTS, BIAS)
    p, code = softmax(scores), one_hot(target, len(names))
    top = int(p.argmax())
    labels = {
        "picture": _("picture x"),
        "layer": _("layer o = W x + b"),
        "score": _("score o"),
        "probability": _("probability p"),
        "classes": names,
    }
    live_figure(
        charts.picture_and_layer(pixels, (WEIGHTS, BIAS), (scores, p), code, labels),
        key="painted",
        name=_("Four pixels, the weights of three classes, their scores and probabilities"),
        summary=_("{painted} of 4 pixels are painted; {name} has probability {p}.").format(
            painted=int(pixels.sum()), name=names[top], p=format_number(p[top], 6)
        ),
        on_draw=_paint,
        readouts=[
            *(
                Readout(
                    f"painted_o{i + 1}", f"{symbol('o', i)} · {name}", scores[i], 1, colors.LOGIT
                )
                for i, name in enumerate(names)
            ),
            *(
                Readout(
                    f"painted_p{i + 1}", f"{symbol('p', i)} · {name}", p[i], 6, colors.PROBABILITY
                )
                for i, name in enumerate(names)
            ),
        ],
        narrow=charts.narrow_picture(names),
        height=25,
    )


def _layer(names: tuple[str, ...], target: int) -> str:
    inputs, classes = WEIGHTS.shape[::-1]
    code = one_hot(target, classes).astype(int)
    return _(
        "**A fully connected layer.** Every pixel speaks for or against every class: "
        "$o = Wx + b$ with $W$ of shape ${classes}\\times{inputs}$ and $b$ of length {classes}. "
        "That makes **{all} parameters**, of which only **{free} are identifiable**: the same "
        "row added to every class adds the same number to every score, and softmax does not see "
        "it.\n\nThe target for “{name}” is one-hot: $y = {code}$. "
        "The chart has it as the column at the right and as a frame around the bar of its class."
    ).format(
        inputs=inputs,
        classes=classes,
        all=parameter_count(inputs, classes),
        free=identifiable_count(inputs, classes),
        name=names[target],
        code=tuple(code.tolist()),
    )


def _batch(pixels: np.ndarray, names: tuple[str, ...]) -> str:
    """Tell of the painted picture and two others, all judged by one product."""
    batch = np.vstack([pixels, OTHERS])
    scores = linear_scores(batch, WEIGHTS, BIAS)
    words = _(
        "**A minibatch** is a table X with a picture in each row, and one product judges them all: "
        "$O = XW^\\top + b$, shapes $({n}\\times{d})\\,({d}\\times{k}) + (1\\times{k}) = "
        "({n}\\times{k})$. Softmax then works row by row. (Books that store the weights as "
        "${d}\\times{k}$ write $O = XW + b$.)"
    ).format(n=len(batch), d=batch.shape[1], k=len(names))
    head = ["X", *(symbol(letter, i) for letter in "op" for i in range(len(names)))]
    rows = [
        [
            "\N{NO-BREAK SPACE}".join(f"{x:g}" for x in one),
            *(format_number(o, 1) for o in score),
            *(format_number(p, 4) for p in softmax(score)),
        ]
        for one, score in zip(batch, scores, strict=True)
    ]
    return f"{words}\n\n{markdown_table(head, rows)}"
