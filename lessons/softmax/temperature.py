"""What the temperature does: from one winner to no preference at all."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.information import effective_classes, entropy
from core.softmax import boltzmann, softmax, tempered, triangle_point, winner_takes_all
from lessons.softmax.charts import temperature as charts
from lessons.softmax.logits import (
    HEATED,
    KEPT,
    PRESETS,
    SCORE_VALUES,
    SCORES,
    TEMPERATURES,
    Scored,
    T,
    Values,
    along,
    readings,
    readings_along,
    readings_over_heat,
    scored,
    symbol,
    temperature_slider,
)
from lessons.softmax.names import class_names
from lessons.softmax.scores import in_words, readouts
from ui.controls import choice
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.multiples import multiples
from ui.live_figure.shared import shared
from ui.live_words import live_words
from ui.numbers import format_number, plain, significant
from ui.questions import AskNumber, Axis, Misdrawn, SketchCurve, draw_board, upright
from ui.scenes import Fold, Scene, bench
from ui.tables import markdown_table
from ui.view import current_view

HOTTER = 2.0  # times the temperature that is asked about
CHOSEN = (0.05, 0.5, 1.0, 2.0, 10.0)
FINE = np.geomspace(TEMPERATURES[0], TEMPERATURES[-1], 45)
# Temperatures of the curves that follow every score, by the number of classes: as few as need be.
COARSE, FEWEST = {2: 21, 3: 10}, 9
SKETCHED = np.geomspace(TEMPERATURES[0], TEMPERATURES[-1], 41)
POWERS = (0.5, 1.0, 2.0)
BELIEF = (0.1, 0.2, 0.7)


def temperature() -> None:
    controls, chart = bench()
    with controls:
        temperature_slider()
        with st.container(horizontal=True, gap="small"):
            for t in CHOSEN:
                st.button(f"{t:g}", key=f"t_{t:g}", on_click=_set_temperature, args=(t,))
        names = [", ".join(f"{z:g}" for z in preset) for preset in PRESETS.values()]
        heated = choice(HEATED, _("Scores"), [*names, _("your scores")])
        st.caption(_("Or drag one of the points."))
    with chart:
        given, follows = _heated_scores(heated), _follows(heated)
        if not draw_board():
            _figure(given, _prefix(given, follows), follows=follows)


def _set_temperature(t: float) -> None:
    st.session_state[T.key] = t


def _heated_scores(heated: str) -> Scored:
    """Return what is heated: one of two examples, or the scores that the scenes share."""
    given = scored()
    if heated not in PRESETS:
        return given
    preset = PRESETS[heated]
    return Scored(class_names()[: len(preset)], preset, given.t)


def _follows(heated: str) -> bool:
    """Tell whether the figure has to follow sliders of scores, which other scenes draw."""
    return heated not in PRESETS and current_view() == "all"


def _predict_heat() -> SketchCurve:
    scores = PRESETS["ladder"]
    truth = softmax(scores, temperature=SKETCHED[:, np.newaxis])[:, -1]
    known = float(softmax(scores)[-1])
    return SketchCurve(
        "predict_heat",
        _(
            "At T = 1 the dog, with the highest of the scores 1, 2, 3, has {p}. Draw its "
            "probability for colder and hotter T."
        ).format(p=significant(known)),
        Axis(_("temperature T"), SKETCHED, (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20), log=True),
        upright(_("probability of the dog"), 0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        truth,
        answer=_("from about 1 when cold down to about 1/3 when hot"),
        hint=_("What remains of the scores at T = 20? 0.05, 0.1, 0.15."),
        explanation=_(
            "{cold} and {hot} at the ends. Between T = 0.3 and 3 it falls fastest."
        ).format(cold=significant(truth[0]), hot=significant(truth[-1])),
        tolerance=0.06,
        given=[(1.0, known, significant(known))],
        misdrawn=[
            Misdrawn(
                _("rises with T"),
                _("The other way: dividing by a larger T makes the leads smaller."),
                lambda drawn: drawn.at(SKETCHED[-1]) > drawn.at(SKETCHED[0]),
                truth[::-1],
            ),
            Misdrawn(
                _("falls to 0"),
                _("It stays the largest of three. How small can the largest be?"),
                lambda drawn: drawn.at(SKETCHED[-1]) < 0.25,
                np.linspace(1, 0, len(SKETCHED)),
            ),
            Misdrawn(
                _("stays below 1 when cold"),
                _("At T = 0.05 its lead is 20: e²⁰ to 1."),
                lambda drawn: drawn.at(SKETCHED[0]) < 0.95,
                np.full(len(SKETCHED), known),
            ),
        ],
        otherwise=_("Both ends are right. Between T = 0.3 and 3 it falls fastest."),
    )


def _predict_alpha() -> AskNumber:
    return AskNumber(
        "predict_alpha",
        _("Probabilities are raised to a power α and divided by their sum. Which α doubles T?"),
        1 / HOTTER,
        hint=_("p is in proportion to $e^{o/T}$. What does a power do to the exponent?"),
        explanation=_(
            "$(e^{o/T})^{1/2} = e^{o/(2T)}$. And α = 2 halves T, α → 0 makes all alike, α → ∞ "
            "leaves the winner alone."
        ),
        replies={
            2.0: _("That halves it: squaring draws large and small farther apart."),
            1.0: _("That changes nothing."),
            -1.0: _("That turns the order round."),
            -2.0: _("That turns the order round."),
        },
    )


def _why() -> str:
    return _(
        "Softmax sees only z/T. A small T magnifies every difference: at T → 0 the largest score "
        "takes all, ties share equally. A large T shrinks them: at T → ∞ every class gets 1/K. The "
        "order never changes. The number eᴴ says how many equally likely classes would leave you "
        "just as unsure."
    )


def _heated(z: Any, t: Any) -> charts.Heated:
    p = softmax(z, temperature=np.asarray(t, dtype=np.float64)[..., np.newaxis])
    shares = np.ascontiguousarray(np.moveaxis(np.sort(p)[..., ::-1], -1, 0))
    place = np.moveaxis(triangle_point(p), -1, 0) if p.shape[-1] == 3 else None
    return charts.Heated(t, entropy(p), shares, place)


@lru_cache(maxsize=KEPT)
def _over(z: tuple[float, ...], t: tuple[float, ...]) -> charts.Heated:
    """Return a set of scores over temperatures."""
    return _heated(np.array(z), np.array(t))


@lru_cache(maxsize=KEPT)
def _frames(z: tuple[float, ...]) -> Any:
    return charts.heat_frames(_over(z, TEMPERATURES))


def _labels(given: Scored, follows: bool) -> dict[str, str]:
    winner, loser = _("winner"), _("loser")
    z = np.array(given.z)
    return {
        "t": _("temperature T"),
        "entropy": _("entropy H (nats)"),
        "count": _("effective classes eᴴ"),
        "share": _("probability q"),
        "uniform": _("1/{k} each: as unsure as can be").format(k=len(z)),
        # While a score is dragged, another class may come to have the highest score.
        "winner": winner if follows else f"{winner}: {given.names[z.argmax()]}",
        "loser": loser if follows else f"{loser}: {given.names[z.argmin()]}",
    }


def _nodes(given: Scored, follows: bool) -> tuple[float, ...]:
    """Return the temperatures between which the curves are drawn; the present one among them."""
    if not follows:
        return tuple(FINE.tolist())
    count = COARSE.get(len(given.z), FEWEST)
    nodes = np.union1d(np.geomspace(TEMPERATURES[0], TEMPERATURES[-1], count), given.t)
    return tuple(nodes.tolist())


def _extremes(heated: charts.Heated) -> Values:
    return {"lowest_energy": heated.winner, "highest_energy": heated.loser}


def _prefix(given: Scored, follows: bool) -> str:
    """Return what the live numbers of an example begin with: they are not those of other scenes."""
    shared = given.z == scored().z and (follows or current_view() != "all")
    return "" if shared else "heated_"


def _named(prefix: str, values: Values) -> Values:
    return {f"{prefix}{name}": row for name, row in values.items()}


def _sweeps(given: Scored, nodes: tuple[float, ...], prefix: str, *, follows: bool) -> list[Sweep]:
    every = _over(given.z, TEMPERATURES)
    values = {
        "alpha": 1.0 / T.values,
        **_extremes(every),
        **_named(prefix, readings_over_heat(given.z)),
    }
    named: dict[str, Any] = {"label": "T", "digits": T.digits, "by_index": True, "at": given.t}
    sweeps = [Sweep(T.key, T.values, _frames(given.z), values, **named)]
    for i, others in enumerate(given.others if follows else []):
        z = along(others)
        points = _heated(z, given.t)
        curves = _heated(z[:, np.newaxis], np.array(nodes))
        moved = charts.score_frames(points, curves)
        values = {**_extremes(points), **readings_along(others, given.t)}
        named = {"label": symbol("z", i), "digits": 1, "at": given.z[i]}
        frames = multiples(moved, charts.UNIT)
        sweeps.append(Sweep(SCORES[i].key, SCORE_VALUES, frames, values, **named))
    return sweeps


def _readouts(given: Scored, here: charts.Heated, prefix: str) -> list[Readout]:
    values = readings(given.z, given.t)
    unsure = {name: values[name] for name in ("entropy", "effective_classes")}
    hidden = {**_extremes(here), **_named(prefix, unsure)}
    return [
        *readouts(given, values, f"{prefix}p"),
        Readout("alpha", _("exponent α = 1/T"), 1.0 / given.t, color=colors.NEUTRAL),
        *(Readout(name, "", value, shown=False) for name, value in hidden.items()),
    ]


def _unsure() -> str:
    """Return how unsure a softmax is, in words with live numbers."""
    return _(
        "as unsure as among @effective_classes equally likely classes · entropy H @entropy nats, "
        "the average surprise of a belief (lesson 6)"
    )


@shared
def _figure(given: Scored, prefix: str, *, follows: bool) -> None:
    labels, nodes = _labels(given, follows), _nodes(given, follows)
    here = _heated(np.array(given.z), given.t)
    live_figure(
        charts.heat(here, _over(given.z, nodes), given.names, labels),
        key="heat",
        name=_("Probabilities and their entropy over the temperature"),
        summary=_(
            "At temperature {t} the winner has probability {winner}, the loser {loser}."
        ).format(t=plain(given.t), winner=significant(here.winner), loser=significant(here.loser)),
        readouts=_readouts(given, here, prefix),
        formula=in_words(given, f"{prefix}p") + live_words(_unsure().replace("@", f"@{prefix}")),
        sweeps=_sweeps(given, nodes, prefix, follows=follows),
        handles=[Handle(T.key, trace) for trace in charts.handles(here)],
        narrow=charts.narrow_heat(given.names, labels),
        height=27,
    )


def _limits() -> None:
    explained(
        _("Ties share equally. The scores 3, 3, 1 tend to {winners} as T → 0.").format(
            winners=", ".join(f"{share:g}" for share in winner_takes_all(PRESETS["tie"]))
        )
    )


def _power() -> None:
    explained(
        _(
            "Raising probabilities to the power $\\alpha$ and dividing by their sum is the softmax "
            "at $T = 1/\\alpha$, so $\\alpha = \\frac12$ doubles $T$. With $P = (0.1, 0.2, 0.7)$:"
        )
    )
    rows = tempered(BELIEF, np.array(POWERS)[:, np.newaxis])
    st.markdown(
        markdown_table(
            ["α", "T", "p₁", "p₂", "p₃"],
            [
                [f"{alpha:g}", f"{1 / alpha:g}", *(format_number(p, 6) for p in row)]
                for alpha, row in zip(POWERS, rows, strict=True)
            ],
        )
    )


def _energy() -> None:
    cold, hot = boltzmann([0.0, 1.0], temperature=[[1.0], [10.0]])
    explained(
        _(
            "In physics a state of energy $E$ has a probability in proportion to $e^{{-E/kT}}$ "
            "(Boltzmann, Gibbs). So a logit is a **negative energy**, and the largest score the "
            "lowest energy. Heat favours high energy **more**, not less: of two states whose "
            "energies differ by 1 (with $k = 1$), the higher is occupied {cold:.1%} of the time at "
            "$T = 1$ and {hot:.1%} at $T = 10$; it never overtakes the lower one."
        ).format(cold=cold[1], hot=hot[1])
    )


SCENE = Scene(
    key="temperature",
    name=message("Temperature"),
    question=message("How much should a difference count?"),
    task=message(
        "Predict the winner's probability first. Then drag T to 0.05 and to 20: who wins, and how "
        "sure?"
    ),
    draw=temperature,
    why=_why,
    controls=(T, HEATED),
    ask=_predict_heat,
    folds=(
        Fold("limits", message("When two scores tie"), _limits),
        Fold("power", message("Temperature is a power"), _power),
        Fold("alpha", message("One more question"), ask=_predict_alpha),
        Fold("energy", message("Where the name comes from"), _energy),
    ),
    functions=(
        softmax,
        entropy,
        effective_classes,
        triangle_point,
        tempered,
        boltzmann,
        winner_takes_all,
    ),
)
