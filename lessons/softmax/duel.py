"""Bradley and Terry: two rivals, their scores, and the probability of each verdict."""

from functools import lru_cache
from typing import Any

import numpy as np

from charts import colors
from charts.marks import Frames
from core.softmax import preference, preference_odds
from lessons.softmax.charts import duel as charts
from lessons.softmax.logits import KEPT, Values
from ui.controls import slider, switch
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import format_number, significant
from ui.parameters import Slider, Switch
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench

RIVALS = (Slider("rival_a", -4.0, 4.0, 0.1, 2.0, 1), Slider("rival_b", -4.0, 4.0, 0.1, 1.0, 1))
NEITHER = Switch("neither")


def duel() -> None:
    controls, chart = bench()
    with controls:
        labels = (_("Score of A"), _("Score of B"))
        scores = [
            one.nearest(slider(one, label)) for one, label in zip(RIVALS, labels, strict=True)
        ]
        neither = switch(NEITHER, _("Allow “neither”, with score 0"))
    with chart:
        _figure(np.array(scores), neither)


def _predict_neither() -> ChooseOne:
    free, ratio = preference(2, 1)[0], preference_odds(2, 1)
    kept = preference(2, 1, neither=0)[:2]
    return ChooseOne(
        "predict_neither",
        _(
            "A = 2, B = 1: A gets {p}. Now “neither”, score 0, is allowed. What happens to the "
            "ratio A to B?"
        ).format(p=significant(free)),
        [
            Answer(
                _("it falls"),
                _("Both lose: {a} and {b} are left. Divide them.").format(
                    a=significant(kept[0]), b=significant(kept[1])
                ),
            ),
            Answer(
                _("it stays e = {ratio}").format(ratio=format_number(ratio, 3)),
                _("Both are divided by the same larger sum."),
                right=True,
            ),
            Answer(
                _("it rises"),
                _("“Neither” takes more from A in amount. And in proportion?"),
            ),
            Answer(
                _("A keeps {p}").format(p=significant(free)),
                _("Then the three would sum to more than 1."),
            ),
        ],
        hint=_("Which sum is both divided by?"),
    )


def _predict_order() -> ChooseOne:
    return ChooseOne(
        "predict_order",
        _("Only A's score rises, whatever the others are. What does A's probability do?"),
        [
            Answer(
                _("it rises only while A leads"),
                _("Its slope is p(1 − p). For which p is that positive?"),
            ),
            Answer(
                _("it always rises"),
                _("Its slope is p(1 − p) > 0. And of two scores the larger has the larger power."),
                right=True,
            ),
            Answer(
                _("it stays until A overtakes another"),
                _("That is the hard maximum. Softmax moves with every step, if only a little."),
            ),
            Answer(
                _("it may fall"),
                _("eᵃ grows, and the others' powers stay. What becomes of its part of the sum?"),
            ),
        ],
        hint=_("Divide by eᵃ above and below. Which terms are left below?"),
    )


def _why() -> str:
    return _(
        "A judge prefers A to B with probability $\\sigma(a - b)$, softmax of two scores (Bradley "
        "and Terry). A third verdict has a score of its own and takes from both in proportion, so "
        "the ratio of A to B stays $e^{a-b}$. The same model ranks chess players and the answers "
        "of language models."
    )


def _verdicts(first: Any, second: Any, neither: bool) -> np.ndarray:
    """Return the probabilities of the verdicts that can be given."""
    given = preference(first, second, neither=0.0 if neither else -np.inf)
    return given if neither else given[..., :2]


@lru_cache(maxsize=KEPT)
def _along(rival: int, other: float, neither: bool) -> tuple[Frames, Values]:
    """Return frames and readouts for every score of a rival."""
    values = RIVALS[rival].values
    first, second = (values, other) if rival == 0 else (other, values)
    every = _verdicts(first, second, neither)
    verdicts = {f"verdict{j + 1}": every[:, j] for j in range(every.shape[1])}
    readouts = {**verdicts, "ratio": preference_odds(first, second)}
    return charts.preference_frames(rival, values, every), readouts


def _sweep(rival: int, scores: tuple[float, ...], neither: bool) -> Sweep:
    frames, readouts = _along(rival, scores[1 - rival], neither)
    control = RIVALS[rival]
    return Sweep(
        control.key, control.values, frames, readouts, label="ab"[rival], digits=1, at=scores[rival]
    )


@shared
def _figure(scores: np.ndarray, neither: bool) -> None:
    here = _verdicts(scores[0], scores[1], neither)
    answers = [_("prefers A"), _("prefers B"), _("neither")][: len(here)]
    labels = {
        "score": _("score"),
        "probability": _("probability"),
        "rivals": ["A", "B"],
        "answers": answers,
    }
    names = [f"verdict{i + 1}" for i in range(len(here))]
    sweeps = [_sweep(i, tuple(scores.tolist()), neither) for i in range(len(RIVALS))]
    live_figure(
        charts.preferences(scores, here, labels),
        key="duel_figure",
        name=_("Scores of two rivals, and the probability of each verdict"),
        summary=_("With scores {a} and {b}, A is preferred with probability {p}.").format(
            a=format_number(scores[0], 1),
            b=format_number(scores[1], 1),
            p=significant(here[0]),
        ),
        readouts=[
            *(
                Readout(name, answer, p, color=colors.PROBABILITY)
                for name, answer, p in zip(names, answers, here, strict=True)
            ),
            Readout("ratio", _("ratio of A to B"), preference_odds(*scores), color=colors.ODDS),
        ],
        sweeps=sweeps,
        handles=[Handle(rival.key, charts.handle(i)) for i, rival in enumerate(RIVALS)],
        narrow={"height": 16, "margin": {"r": 12}},
        height=22,
    )


SCENE = Scene(
    key="duel",
    name=message("Duel"),
    question=message("Which of two will be preferred?"),
    task=message(
        "Predict the ratio, then allow “neither” and drag A: which comparison stays the same?"
    ),
    draw=duel,
    why=_why,
    controls=(*RIVALS, NEITHER),
    ask=_predict_neither,
    folds=(Fold("order", message("One more question"), ask=_predict_order),),
    functions=(preference, preference_odds),
    deeper=True,
)
