"""What goes wrong in a run, said when it happens: the evidence, the reason, and what to try."""

import numpy as np
import streamlit as st

from core.evaluation import (
    dead_units,
    divergence,
    endless_growth,
    overfitting,
    point_surprisals,
    vanishing_gradient,
)
from core.softmax import log_softmax
from core.training import activation_of, layers, units
from lessons.train.answers import gradient, outputs
from lessons.train.frame_cache import state_at
from lessons.train.moment import Moment, moment
from lessons.train.runs import Shown
from ui.address import address_of, lasting_parameters
from ui.language import _
from ui.layout import lesson_at
from ui.numbers import format_number


def alerts(shown: Shown) -> None:
    """Explain what has happened up to the shown step, run by run."""
    for lane in range(len(shown.lanes)):
        for name, text in _found(moment(shown, lane)).items():
            with st.container(border=True, gap="small", key=f"alert_{name}_{lane}"):
                st.markdown(_("**Second run.** {text}").format(text=text) if lane else text)
                _link(name)


def _found(now: Moment) -> dict[str, str]:
    """Return what there is to say; a run that left all bounds has few other troubles."""
    found = {"divergence": _diverged(now), "dead": _dead(now)}
    if found["divergence"] is None:
        found |= {
            "vanishing": _vanishing(now),
            "growth": _growing(now),
            "overfitting": _overfit(now),
        }
    return {name: text for name, text in found.items() if text is not None}


def _link(name: str) -> None:
    path, label = {
        "divergence": ("loss", _("Loss curves: when steps are too long")),
        "dead": ("one_step", _("One step: what a unit without a slope hears")),
        "vanishing": ("loss", _("Loss curves: both losses and their slopes")),
        "growth": ("loss", _("Loss curves: when the weights grow for ever")),
        "overfitting": ("mistakes_made", _("Mistakes: what it gets wrong on new points")),
    }[name]
    lesson = lesson_at(path) if path == "loss" else lesson_at("train")
    here = lesson.path == path
    query = lasting_parameters() if here else address_of(lesson.path, path, lesson.scenes[0])
    st.page_link(lesson.file, label=f"→ {label}", query_params=dict(query))


def _diverged(now: Moment) -> str | None:
    what = _broken_off(now) or _grown(now)
    if what is None:
        return None
    why = _(
        "The steps were so long that each one jumped over the valley and landed higher. Choose a "
        "tenth of the learning rate, {rate}, or smaller initial weights, and restart."
    ).format(rate=f"{now.settings.learning_rate / 10:g}")
    return f"{what} {why}"


def _broken_off(now: Moment) -> str | None:
    stop = now.film.stop
    if stop is None or not now.broken_off:
        return None
    if stop.reason == "loss":
        text = _(
            "**The run has diverged** and was stopped at step {step}: its mean training loss has "
            "passed 1,000 nats."
        )
    else:
        text = _(
            "**The run has diverged** and was stopped at step {step}: after the next one a weight "
            "or the training loss would be too large for a 64-bit number."
        )
    return text.format(step=format_number(stop.step, 0))


def _grown(now: Moment) -> str | None:
    found = divergence(now.column("train_loss"))
    if found is None:
        return None
    return _(
        "**The run has diverged.** At step {step} the training loss was {loss}, for the fifth "
        "frame in a row above {bound}: ten times the starting loss, or ten times ln 2 where the "
        "run started below that."
    ).format(
        step=format_number(now.steps[found.index], 0),
        loss=format_number(found.loss, 4),
        bound=format_number(found.bound, 4),
    )


def _dead(now: Moment) -> str | None:
    hidden = np.split(_units(now).T, np.cumsum(now.settings.hidden), axis=1)[:-1]
    bent = [activation_of(now.settings.activation, layer) for layer in range(len(hidden))]
    relus = [one for one, name in zip(hidden, bent, strict=True) if name == "relu"]
    found = dead_units(relus) if relus else None
    if found is None:
        return None
    return _(
        "**Dead ReLUs.** {count} of the {all} hidden ReLU units put out 0 at every training point. "
        "Where a ReLU is 0 its slope is 0 too, so they get no gradient and rarely recover. Try a "
        "smaller "
        "learning rate, other initial weights, or tanh."
    ).format(count=len(found.units), all=sum(one.shape[1] for one in relus))


def _vanishing(now: Moment) -> str | None:
    if now.settings.loss != "squared_error":
        return None
    labels = now.film.data.train_labels
    surprisals = point_surprisals(log_softmax(outputs(_units(now), now)), labels)
    steepness = float(np.linalg.norm(gradient(now.state, now.film.data, now.settings)))
    found = vanishing_gradient(steepness, surprisals)
    if found is None:
        return None
    return _(
        "**The gradient has vanished.** {share} % of the training points are badly wrong, with a "
        "probability of at most 0.1 for their label, yet the gradient is only {norm} long: squared "
        "error multiplies it by σ′(z), which is next to 0 where the network is sure. Try "
        "cross-entropy."
    ).format(
        share=format_number(100 * found.wrong_share, 0), norm=format_number(found.gradient_norm, 6)
    )


def _growing(now: Moment) -> str | None:
    settings = now.settings
    if settings.hidden or settings.l1 or settings.l2 or now.column("train_accuracy")[-1] < 1.0:
        return None
    step = now.state.step
    norms = [_weight_length(now, at) for at in (0, step // 2, step)]
    found = endless_growth(outputs(_units(now), now), now.film.data.train_labels, norms)
    if found is None:
        return None
    return _(
        "**Separable data, growing weights.** Every training point is right, by {margin} nats or "
        "more, so steeper is always better: the weights are {norm} long, {growth} % of which came "
        "in the last half of the steps. No finite weights are best. Try an L2 penalty."
    ).format(
        margin=format_number(found.margin, 3),
        norm=format_number(found.norm, 3),
        growth=format_number(100 * found.growth, 1),
    )


def _overfit(now: Moment) -> str | None:
    training, test = now.column("train_loss"), now.column("test_loss")
    if not np.all(np.isfinite([training, test])):  # no test points, or a spike beyond all numbers
        return None
    found = overfitting(training, test)
    if found is None:
        return None
    return _(
        "**Overfitting.** The test loss was lowest at step {step}, {lowest}, and has risen to "
        "{latest}, while the training loss still falls: the network is memorising the noise in "
        "its training points. Stop at that step, or try more points, fewer units or an L2 penalty."
    ).format(
        step=format_number(now.steps[found.index], 0),
        lowest=format_number(found.lowest, 4),
        latest=format_number(found.latest, 4),
    )


def _units(now: Moment) -> np.ndarray:
    return units(now.state, now.film.data.train_inputs, now.settings)


def _weight_length(now: Moment, step: int) -> float:
    block = state_at(now.film, step).parameters
    return float(np.linalg.norm(layers(block, now.settings)[0].weights))
