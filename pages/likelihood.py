"""Likelihood: which belief explains the data best."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from charts import likelihood as charts
from charts import likelihood_mirror as mirror_charts
from charts import likelihood_picture as picture_charts
from charts import likelihood_race as race_charts
from charts import likelihood_spread as spread_charts
from core.coins import coin_rows
from core.estimator import normal_density, sampling_distribution
from core.likelihood import (
    bernoulli_probability,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    mean_surprisal,
    negative_log_likelihood,
    relative_likelihood,
)
from core.race import powers_at, race_track, race_values
from core.sampling import standard_error
from core.spread import central_interval, standardised_shares
from core.underflow import (
    Underflow,
    log_sum_track,
    power_track,
    product_track,
    underflow_points,
)
from ui.challenges import challenge
from ui.code import code_that_ran, sources
from ui.controls import (
    Choice,
    Number,
    Slider,
    choice,
    literal,
    number,
    one_two_five,
    slider,
    stepped,
)
from ui.counts import Settled, counts, settle
from ui.derivation import derivation
from ui.formula import live_formula
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head, section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number

LESSON = lesson_at("likelihood")
MOST = float(charts.COINS)
HEADS = Slider("heads", 0.0, MOST, 1.0, 3.0, 0)
FLIPS = Slider("flips", 1.0, MOST, 1.0, 10.0, 0)
PI = Slider("pi", 0.0, 1.0, 0.01, 0.5, 2)
ANIMAL = Choice("animal", ("dog", "cat"), "dog")
Q = Slider("q", 0.0, 1.0, 0.01, 0.8, 2)
MIRROR_HEADS = Slider("mirror_heads", 0.0, 10.0, 1.0, 3.0, 0)
MIRROR_PI = Slider("mirror_pi", 0.01, 0.99, 0.01, 0.5, 2)
FACTOR = Slider("factor", 0.01, 0.99, 0.01, 0.9, 2)
N = one_two_five("n", 1, 100_000, 100)
TRUTH = Slider("truth", 0.1, 0.9, 0.01, 0.3, 2)
SAMPLE = one_two_five("sample", 5, 10_000, 20)
SEED = Number("seed", 1, 9999, 1)
CONTROLS = (
    *(HEADS, FLIPS, PI, ANIMAL, Q, MIRROR_HEADS, MIRROR_PI),
    *(FACTOR, N, TRUTH, SAMPLE, SEED),
)

ROW = "row"  # which coins show heads, kept for the session
MIRROR_FLIPS = 10
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
PEOPLE = 400


def data_labels() -> dict[str, str]:
    return {
        "coin": _("coin"),
        "heads": _("heads"),
        "tails": _("tails"),
        "belief": _("belief π"),
        "share": _("L(π) as a share of its maximum"),
        "log": _("ln L(π) (nats)"),
        "best": _("maximum, π̂ = k/n"),
        "here": _("your π"),
    }


def turn(coin: int) -> None:
    """Turn one coin of the row over; the number of heads follows."""
    row = st.session_state[ROW].copy()
    row[coin] = not row[coin]
    st.session_state[ROW] = row
    st.session_state[HEADS.key] = float(np.count_nonzero(row))


def coin_buttons(row: np.ndarray, flips: int) -> None:
    st.caption(_("Click a coin to turn it over."))
    faces = _("T"), _("H")
    with st.container(horizontal=True, key="coins", gap="xsmall"):
        for coin, side in enumerate(row[:flips]):
            st.button(
                "○●"[side] + faces[side] + str(coin + 1).translate(SUBSCRIPTS),
                key=f"coin_{coin + 1}",
                on_click=turn,
                args=(coin,),
            )


def ignored_notice(asked: str, flips: int) -> None:
    rule = _("there cannot be more heads than flips, and there are {flips} flips").format(
        flips=flips
    )
    text = _("{parameter} = {value} was ignored: {rule}.")
    notice = text.format(parameter=HEADS.key, value=literal(asked), rule=rule)
    st.warning(notice, icon=":material/link_off:")


def main_caption(settled: Settled, heads: int, flips: int, pi: float) -> str:
    if settled is Settled.LOWERED:
        return _("There cannot be more heads than flips, so the heads are now {flips} as well.")
    if settled is Settled.RAISED:
        return _("There cannot be more heads than flips, so the flips are now {flips} as well.")
    if (pi == 0 and heads > 0) or (pi == 1 and heads < flips):
        return _(
            "This belief calls impossible what has happened: its likelihood is 0, the logarithm −∞."
        )
    return _("Drag a point to move π, or a diamond to change the data.")


def explained(belief, heads, flips) -> dict[str, Any]:
    """Return how well a belief explains the data, in every measure that is shown."""
    data = {"heads": heads, "flips": flips}
    return {
        "likelihood": likelihood(belief, **data),
        "log_likelihood": log_likelihood(belief, **data),
        "mean_bce": mean_surprisal(belief, **data),
    }


def data_sweep(control: Slider, row: np.ndarray, pi: float, heads, flips) -> Sweep:
    data = {"heads": heads, "flips": flips}
    every = {name: np.asarray(data[name])[:, None] for name in data}
    best, along = maximum_likelihood(**data), explained(pi, heads, flips)
    frames = charts.data_frames(
        coin_rows(row, **data),
        flips,
        (relative_likelihood(charts.NODES, **every), log_likelihood(charts.LOG_NODES, **every)),
        (best, log_likelihood(best, **data)),
        (pi, relative_likelihood(pi, **data), along["log_likelihood"]),
    )
    if control is HEADS:
        del frames[charts.COIN]  # more heads than coins so far: the new coins all show heads
    return Sweep(
        control.key, control.values, frames, {**along, "mle": best}, label=control.key, digits=0
    )


def belief_sweep(heads: int, flips: int) -> Sweep:
    beliefs, along = PI.values, explained(PI.values, heads, flips)
    shares = relative_likelihood(beliefs, heads=heads, flips=flips)
    frames = charts.belief_frames(beliefs, shares, along["log_likelihood"])
    return Sweep(PI.key, beliefs, frames, along, label="π", digits=PI.digits)


def main_controls(settled: Settled) -> tuple[np.ndarray, int, int, float]:
    k, n = (round(st.session_state[control.key]) for control in (HEADS, FLIPS))
    before = st.session_state.get(ROW, np.zeros(charts.COINS))
    row = st.session_state[ROW] = coin_rows(before, heads=k, flips=n)
    heads, flips = counts(HEADS, FLIPS, (_("Heads k"), _("Flips n")))
    pi = PI.nearest(slider(PI, _("Belief π: probability of heads")))
    coin_buttons(row, flips)
    st.caption(main_caption(settled, heads, flips, pi).format(flips=flips))
    return row, heads, flips, pi


def main_formula() -> str:
    return "".join(
        live_formula(latex)
        for latex in (
            r"L(\pi) = \pi^{k}\,(1-\pi)^{n-k} = @likelihood",
            r"\ln\,L(\pi) = k\,\ln\,\pi + (n-k)\,\ln(1-\pi) = @log_likelihood",
        )
    )


@st.fragment
def data_and_belief() -> None:
    asked = st.query_params.get(HEADS.key, "")
    settled = settle(HEADS, FLIPS)
    if settled is Settled.IGNORED:
        ignored_notice(asked, round(st.session_state[FLIPS.key]))
    controls, chart = workbench()
    with controls:
        row, heads, flips, pi = main_controls(settled)
    data = {"heads": heads, "flips": flips}
    here, best = explained(pi, heads, flips), maximum_likelihood(**data)
    with chart:
        live_figure(
            charts.row_and_curves(
                (row, flips),
                (
                    relative_likelihood(charts.NODES, **data),
                    log_likelihood(charts.LOG_NODES, **data),
                ),
                (best, log_likelihood(best, **data)),
                (pi, relative_likelihood(pi, **data), here["log_likelihood"]),
                data_labels(),
            ),
            key="data_and_belief",
            name=_("A row of coins, and how well each belief explains it"),
            summary=_(
                "{heads} heads in {flips} flips. The belief {pi} has the log-likelihood {log}; the "
                "best belief is {best}."
            ).format(
                heads=heads,
                flips=flips,
                pi=format_number(pi, 2),
                log=format_number(here["log_likelihood"], 6),
                best=format_number(best, 6),
            ),
            readouts=main_readouts(here, best),
            formula=main_formula(),
            sweeps=[
                belief_sweep(heads, flips),
                data_sweep(HEADS, row, pi, HEADS.values, np.maximum(HEADS.values, flips)),
                data_sweep(FLIPS, row, pi, np.minimum(FLIPS.values, heads), FLIPS.values),
            ],
            handles=[
                *(Handle(PI.key, trace) for trace in charts.HANDLES),
                *(Handle(HEADS.key, trace) for trace in charts.BEST_HANDLES),
            ],
            narrow=charts.narrow_row_and_curves(),
            height=23,
        )


def main_readouts(here: dict[str, float], best: float) -> list[Readout]:
    return [
        Readout("likelihood", _("likelihood L(π)"), here["likelihood"], 6, colors.PROBABILITY),
        Readout("log_likelihood", "ln L(π)", here["log_likelihood"], 6, colors.LOGIT),
        Readout("mean_bce", _("mean BCE, −ln L(π) / n"), here["mean_bce"], 6, colors.CONTRAST),
        Readout("mle", _("best belief π̂ = k/n"), best, 6, colors.ODDS),
    ]


def meaning() -> None:
    with section("meaning", _("What the likelihood says")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**Likelihood** turns the question round. The data are fixed, and every belief "
                "$\\pi$ is asked: how probable did you call what has happened? It is **not** the "
                "probability of $\\pi$: over all $\\pi$ it does not add up to 1."
            )
        )
        columns[1].markdown(
            _(
                "**Only the counts matter.** Independent flips multiply, so the order of the coins "
                "drops out: $\\pi^k(1-\\pi)^{n-k}$. Turn one coin and another back: the curves "
                "do not move. Without any data $L(\\pi) = 1$ for every $\\pi$: no belief is best."
            )
        )
        columns[2].markdown(
            _(
                "**The mean** of the surprise, $-\\frac1n \\ln L(\\pi)$, is the binary "
                "cross-entropy (BCE) of the data. For 3 heads in 10 flips at "
                "$\\pi = 0.3$: {log} = −10 × {mean}."
            ).format(
                log=format_number(log_likelihood(0.3, heads=3, flips=10), 6),
                mean=format_number(mean_surprisal(0.3, heads=3, flips=10), 6),
            )
        )


@st.fragment
def picture() -> None:
    with section("picture", _("A belief about a picture: dog or cat?")):
        controls, chart = workbench()
        with controls:
            animal = choice(
                ANIMAL, _("The picture shows"), [_("a dog (y = 1)"), _("a cat (y = 0)")]
            )
            q = slider(Q, _("The machine's belief in a dog, q"))
            st.caption(
                _(
                    "Reward the machine by the probability it gave to what was there: q for a dog, "
                    "1 − q for a cat. One of the exponents is always 0, so one line says both."
                )
            )
        y = (animal == ANIMAL.options[0]) * 1
        here, every = bernoulli_probability(y, q), bernoulli_probability(y, Q.values)
        labels = {
            "dog": _("dog"),
            "cat": _("cat"),
            "belief": _("belief q that it is a dog"),
            "value": _("probability"),
        }
        exponents = {1: "q^{1}\\,(1-q)^{0}", 0: "q^{0}\\,(1-q)^{1}"}
        with chart:
            live_figure(
                picture_charts.picture(q, here, animal, labels),
                key="picture_figure",
                name=_("The probability that a belief gives to a dog and to a cat"),
                summary=_(
                    "With q = {q} the picture of a {animal} has the probability {value}."
                ).format(
                    q=format_number(q, 2), animal=labels[animal], value=format_number(here, 2)
                ),
                readouts=[
                    Readout(
                        "picture_likelihood",
                        _("probability given to the picture"),
                        here,
                        2,
                        colors.PROBABILITY if y else colors.ODDS,
                    )
                ],
                formula=live_formula(
                    rf"q^{{y}}\,(1-q)^{{1-y}} = {exponents[y]} = @picture_likelihood"
                ),
                sweeps=[
                    Sweep(
                        Q.key,
                        Q.values,
                        picture_charts.picture_frames(Q.values, every),
                        {"picture_likelihood": every},
                        label="q",
                        digits=Q.digits,
                    )
                ],
                handles=[Handle(Q.key, picture_charts.HANDLE)],
                height=15,
            )


def steps() -> list[tuple[str, str]]:
    return [
        (
            r"f(1) = \pi, \qquad f(0) = 1 - \pi",
            _("One flip: heads, $y = 1$, has the probability $\\pi$, tails the rest."),
        ),
        (
            r"f(y) = \pi^{y}\,(1-\pi)^{1-y}",
            _("Both in one line: the exponent picks the factor that counts (Bernoulli)."),
        ),
        (
            r"L(\pi) = \prod_{i=1}^{n} \pi^{y_i}(1-\pi)^{1-y_i} = \pi^{k}(1-\pi)^{n-k}",
            _("Independent flips multiply; $k$ of the $n$ show heads."),
        ),
        (
            r"\ln L(\pi) = k \ln \pi + (n-k) \ln(1-\pi)",
            _("The logarithm turns the product into a sum. It rises, so the maximum stays put."),
        ),
        (
            r"\frac{d}{d\pi} \ln L(\pi) = \frac{k}{\pi} - \frac{n-k}{1-\pi} = 0",
            _("At the top of the curve the slope is zero."),
        ),
        (
            r"k\,(1-\pi) = (n-k)\,\pi \;\Longrightarrow\; \hat\pi = \frac{k}{n}",
            _(
                "Multiply out and solve: the best belief is the **share of heads**. With heads "
                "alone, or tails alone, the maximum lies at the end, at 1 or 0."
            ),
        ),
    ]


def mirror_sweeps(heads: int, pi: float) -> list[Sweep]:
    data: dict[str, Any] = {"heads": MIRROR_HEADS.values, "flips": MIRROR_FLIPS}
    best, here = maximum_likelihood(**data), log_likelihood(pi, **data)
    curves = log_likelihood(
        mirror_charts.LOG_NODES, heads=MIRROR_HEADS.values[:, None], flips=MIRROR_FLIPS
    )
    logs = log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    costs = negative_log_likelihood(MIRROR_PI.values, heads=heads, flips=MIRROR_FLIPS)
    return [
        Sweep(
            MIRROR_HEADS.key,
            MIRROR_HEADS.values,
            mirror_charts.data_frames(curves, (best, log_likelihood(best, **data)), here),
            {
                "mirror_log": here,
                "mirror_nll": negative_log_likelihood(pi, **data),
                "mirror_best": best,
            },
            label="k",
            digits=0,
        ),
        Sweep(
            MIRROR_PI.key,
            MIRROR_PI.values,
            mirror_charts.belief_frames(MIRROR_PI.values, logs),
            {"mirror_log": logs, "mirror_nll": costs},
            label="π",
            digits=MIRROR_PI.digits,
        ),
    ]


@st.fragment
def mirror() -> None:
    with section("mirror", _("The top of one curve is the bottom of the other")):
        controls, chart = workbench()
        with controls:
            pi = MIRROR_PI.nearest(slider(MIRROR_PI, _("Belief π")))
            heads = round(slider(MIRROR_HEADS, _("Heads in 10 flips")))
            st.caption(
                _(
                    "Machines minimise. So the sign is turned over: the **argmax** of the "
                    "log-likelihood is the **argmin** of the negative log-likelihood (NLL), the "
                    "surprise at all the data. The value changes its sign, the place π̂ stays."
                )
            )
        data = {"heads": heads, "flips": MIRROR_FLIPS}
        here, best = log_likelihood(pi, **data), maximum_likelihood(**data)
        cost = negative_log_likelihood(pi, **data)
        labels = {
            "belief": _("belief π"),
            "nats": _("nats"),
            "log": _("log-likelihood ln L(π): highest at π̂"),
            "negative": _("negative log-likelihood −ln L(π): lowest at π̂"),
            "best": _("maximum, π̂ = k/n"),
            "here": _("your π"),
        }
        with chart:
            live_figure(
                mirror_charts.mirrored(
                    log_likelihood(mirror_charts.LOG_NODES, **data),
                    (best, log_likelihood(best, **data)),
                    (pi, here),
                    labels,
                ),
                key="mirror_figure",
                name=_("Log-likelihood and negative log-likelihood, mirror images of each other"),
                summary=_(
                    "At π = {pi} the log-likelihood is {log}, the negative log-likelihood {cost}. "
                    "Both are best at {best}."
                ).format(
                    pi=format_number(pi, 2),
                    log=format_number(here, 4),
                    cost=format_number(cost, 4),
                    best=format_number(best, 1),
                ),
                readouts=[
                    Readout("mirror_nll", "−ln L(π)", cost, 6, colors.CONTRAST),
                    Readout("mirror_log", "ln L(π)", here, 6, colors.LOGIT),
                    Readout("mirror_best", _("best belief π̂"), best, 1, colors.ODDS),
                ],
                sweeps=mirror_sweeps(heads, pi),
                handles=[
                    *(Handle(MIRROR_PI.key, trace) for trace in mirror_charts.HANDLES),
                    *(Handle(MIRROR_HEADS.key, trace) for trace in mirror_charts.BEST_HANDLES),
                ],
                narrow=mirror_charts.narrow_mirrored(),
                height=20,
            )


@st.cache_resource
def raced() -> tuple[dict, dict, dict, dict]:
    """Return tracks of products and log-sums of every factor and type, and the values at each n."""
    types, factors = race_charts.TYPES, FACTOR.values
    return (
        {t: race_values(factors, N.values, kind="product", dtype=t) for t in types},
        {t: race_values(factors, N.values, kind="log_sum", dtype=t) for t in types},
        {t: vars(race_track(factors, int(N.high), kind="product", dtype=t)) for t in types},
        {t: vars(race_track(factors, int(N.high), kind="log_sum", dtype=t)) for t in types[:1]},
    )


every_underflow = st.cache_data(max_entries=300)(underflow_points)


def race_tracks(row) -> tuple[dict, dict]:
    """Return the tracks of some factors; sums in the longer types run straight, end to end."""
    __, sums, product_tracks, sum_tracks = raced()
    products = {t: (one["steps"][row], one["values"][row]) for t, one in product_tracks.items()}
    straight = {t: (N.values[[0, -1]], sums[t][row][..., [0, -1]]) for t in race_charts.TYPES}
    bent = {t: (one["steps"][row], one["values"][row]) for t, one in sum_tracks.items()}
    return products, {**straight, **bent}


def race_labels() -> dict[str, str]:
    return {
        "n": _("number of factors n"),
        "value": _("product so far"),
        "product": _("running product"),
        "log_sum": _("what the log-sum stands for"),
        "smallest": _("smallest {type} above 0"),
        "zero": _("exactly 0"),
    }


def race_readouts(product: float, log_sum: float, power: float) -> list[Readout]:
    return [
        Readout("product", _("running product (float64)"), product, 4, colors.PROBABILITY),
        Readout("power", _("power fⁿ (float64)"), power, 4, colors.NEUTRAL),
        Readout("log_sum", _("log-sum n · ln f (float64)"), log_sum, 7, colors.LOGIT),
    ]


def race_sweeps(at: int, step: int) -> list[Sweep]:
    products, sums, *__ = raced()
    long = race_charts.TYPES[-1]
    here = [{t: one[t][:, step] for t in one} for one in (products, sums)]
    along = [{t: one[t][at] for t in one} for one in (products, sums)]
    return [
        Sweep(
            FACTOR.key,
            FACTOR.values,
            race_charts.factor_frames(*race_tracks(slice(None)), *here),
            {
                "product": here[0][long],
                "log_sum": here[1][long],
                "power": powers_at(FACTOR.values, N.values[[step]])[:, 0],
            },
            label="f",
            digits=FACTOR.digits,
        ),
        Sweep(
            N.key,
            N.values,
            race_charts.step_frames(N.values, *along),
            {
                "product": along[0][long],
                "log_sum": along[1][long],
                "power": powers_at(FACTOR.values[at], N.values),
            },
            label="n",
            digits=0,
            by_index=True,
        ),
    ]


def in_full(value: np.floating) -> str:
    """Write a number with every digit that tells it from its neighbours in its own type."""
    plain = value == 0 or 1e-4 <= abs(float(value)) < 1e7
    write = np.format_float_positional if plain else np.format_float_scientific
    return write(value, trim="-").replace("-", "−")


def values_table(factor: float, n: int, here: tuple[dict, ...]) -> str:
    """Return the values after n factors as a Markdown table, to all their digits."""
    head = [
        _("type"),
        _("power fⁿ"),
        _("running product"),
        _("log-sum"),
    ]
    rows = [
        [t, *map(in_full, (powers_at(factor, [n], dtype=t)[0], here[0][t], here[1][t]))]
        for t in race_charts.TYPES
    ]
    return markdown_table(head, rows)


def limits_table(factor: float) -> str:
    """Return from which n on a product loses digits, sticks, or is 0, as a Markdown table."""
    head = [
        _("type"),
        _("power: digits lost from n ="),
        _("power: 0 from n ="),
        _("running product: digits lost from n ="),
        _("running product ends as"),
    ]
    rows = []
    for t in race_charts.TYPES:
        found = every_underflow(factor, dtype=t)
        power, product = found.power, found.product
        steps = (power.subnormal_from, power.zero_from, product.subnormal_from)
        rows.append([t, *map(step_name, steps), end_of_product(found, t)])
    return markdown_table(head, rows)


def step_name(step: int | None) -> str:
    return "–" if step is None else f"{step:,}"


def end_of_product(found: Underflow, kind: str) -> str:
    end = found.product
    if end.sticks_from is not None:
        return _("sticks at {value} from n = {n}").format(
            value=in_full(np.dtype(kind).type(end.sticks_at)), n=step_name(end.sticks_from)
        )
    return _("0 from n = {n}").format(n=step_name(end.zero_from))


def markdown_table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def race_caption(stuck: np.floating) -> str:
    return _(
        "Down the chart each line of the grid has ten times as many zeros after the point. The "
        "product falls until its type has no smaller number: it turns 0, or sticks just above. The "
        "sum of the logarithms goes on. But no type is endless: in float16 even the sum sticks, "
        "here at {stuck}, where another term is less than half a step."
    ).format(stuck=in_full(stuck))


@st.fragment
def race() -> None:
    with section("race", _("Why logarithms: a product races a sum")):
        controls, chart = workbench()
        with controls:
            factor = FACTOR.nearest(slider(FACTOR, _("Factor f, a probability")))
            n = stepped(N, _("How many factors, n"))
        at, step = (int(one.values.searchsorted(v)) for one, v in ((FACTOR, factor), (N, n)))
        products, sums, *__ = raced()
        controls.caption(race_caption(sums[race_charts.TYPES[0]][at, -1]))
        here = tuple({t: one[t][at, step] for t in one} for one in (products, sums))
        product, log_sum = (float(one[race_charts.TYPES[-1]]) for one in here)
        with chart:
            live_figure(
                race_charts.race(*race_tracks(at), (n, here[0], here[1]), race_labels()),
                key="race_figure",
                name=_("A running product and a running log-sum in three types of floats"),
                summary=_(
                    "After {n} factors of {factor} the float64 product is {product}, the log-sum "
                    "{log_sum}."
                ).format(
                    n=round(n),
                    factor=format_number(factor, 2),
                    product=format_number(product, 6),
                    log_sum=format_number(log_sum, 7),
                ),
                readouts=race_readouts(product, log_sum, powers_at(factor, [n])[0]),
                sweeps=race_sweeps(at, step),
                handles=[Handle(N.key, trace) for trace in race_charts.HANDLES],
                narrow=race_charts.narrow_race(),
                height=23,
            )
        st.markdown(
            _("**After {n} factors of {factor}**, to every digit of the type:").format(
                n=f"{round(n):,}", factor=format_number(factor, 2)
            )
        )
        st.markdown(values_table(factor, round(n), here))
        st.markdown(_("**Where digits are lost**, and where the product ends:"))
        st.markdown(limits_table(factor))
        st.caption(
            _(
                "Below the smallest number of full precision a result is *subnormal*: it keeps "
                "fewer and fewer digits. A power is rounded once, a running product after every "
                "step, so it may stick: times f, the smallest numbers can round back to themselves."
            )
        )


def another_seed() -> None:
    st.session_state[SEED.key] = st.session_state[SEED.key] % SEED.high + 1


@st.cache_resource(max_entries=8)
def simulated(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return where 95 % of the estimates lie, and their histograms, for every π and n."""
    truths, flips = TRUTH.values[:, None], SAMPLE.values
    estimates = sampling_distribution(
        truths, flips, repeats=PEOPLE, rng=np.random.default_rng(seed)
    )
    shapes = standardised_shares(estimates, probability=truths, n=flips, edges=spread_charts.EDGES)
    return central_interval(estimates), shapes.astype(np.float32)


def spread_labels() -> dict[str, str]:
    return {
        "n": _("flips for each estimate, n"),
        "estimate": _("estimate π̂"),
        "band": _("π ± two standard errors"),
        "simulated": _("simulated estimates"),
        "truth": _("true π"),
        "standardised": _("distance from π in standard errors"),
        "density": _("share per standard error"),
        "normal": _("normal curve"),
        "funnel": _("— 95 % of the estimates   ┄ π ± two standard errors"),
        "shape": _("— estimates at this n   ╌ normal curve"),
    }


def spread_sweeps(at: int, step: int, seed: int) -> list[Sweep]:
    ends, shapes = simulated(seed)
    errors = standard_error(TRUTH.values[:, None], SAMPLE.values)
    return [
        Sweep(
            TRUTH.key,
            TRUTH.values,
            spread_charts.truth_frames(TRUTH.values, errors, (ends[0], ends[1]), shapes[:, step]),
            spread_values(ends[:, :, step], errors[:, step]),
            label="π",
            digits=TRUTH.digits,
        ),
        Sweep(
            SAMPLE.key,
            SAMPLE.values,
            spread_charts.count_frames(SAMPLE.values, shapes[at]),
            spread_values(ends[:, at], errors[at]),
            label="n",
            digits=0,
            by_index=True,
        ),
    ]


def spread_values(ends: np.ndarray, errors: Any) -> dict[str, Any]:
    return {"spread_low": ends[0], "spread_high": ends[1], "spread_error": errors}


@st.fragment
def spread() -> None:
    with section("spread", _("How far the best belief strays")):
        controls, chart = workbench()
        with controls:
            truth = TRUTH.nearest(slider(TRUTH, _("True probability of heads")))
            n = stepped(SAMPLE, _("Flips for each estimate, n"))
            seed = number(SEED, _("Seed"), help=_("The same seed gives the same flips."))
            st.button(_("Flip again"), key="flip", on_click=another_seed, icon=":material/casino:")
        at, step = (int(one.values.searchsorted(v)) for one, v in ((TRUTH, truth), (SAMPLE, n)))
        ends, shapes = simulated(seed)
        errors = standard_error(truth, SAMPLE.values)
        values = spread_values(ends[:, at, step], errors[step])
        normal = normal_density(spread_charts.NORMAL_AT, mean=0, standard_deviation=1)
        with chart:
            live_figure(
                spread_charts.spread(
                    (SAMPLE.values, errors, *ends[:, at]),
                    (n, truth),
                    (shapes[at, step], normal),
                    spread_labels(),
                ),
                key="spread_figure",
                name=_("The spread of the estimate over the number of flips, and its shape"),
                summary=_(
                    "With {n} flips each, 95 % of the estimates lie between {low} and {high}; the "
                    "true value is {truth}."
                ).format(
                    n=round(n),
                    low=format_number(values["spread_low"], 3),
                    high=format_number(values["spread_high"], 3),
                    truth=format_number(truth, 2),
                ),
                readouts=[
                    Readout(
                        "spread_low",
                        _("95 % of the estimates from"),
                        values["spread_low"],
                        4,
                        colors.ODDS,
                    ),
                    Readout("spread_high", _("to"), values["spread_high"], 4, colors.ODDS),
                    Readout(
                        "spread_error",
                        _("standard error √(π(1−π)/n)"),
                        values["spread_error"],
                        4,
                        colors.NEUTRAL,
                    ),
                ],
                sweeps=spread_sweeps(at, step, seed),
                handles=[
                    *(Handle(SAMPLE.key, trace) for trace in spread_charts.HANDLES),
                ],
                narrow=spread_charts.narrow_spread(),
                height=21,
            )
        st.markdown(
            _(
                "{people} people flip the same coin $n$ times each, and everyone reports "
                "$\\hat\\pi = k/n$. **Consistent**: with more flips the estimates close in on the "
                "true $\\pi$; four times the flips halve the spread. **Asymptotically normal**: "
                "measured in standard errors, their histogram nears the bell curve, whatever "
                "$\\pi$ is. **Asymptotically efficient**: in the long run no other well-behaved "
                "estimate spreads less."
            ).format(people=PEOPLE)
        )


def predictions() -> None:
    with section("predict", _("Predict, then check")):
        left, right = st.columns(2, gap="medium")
        with left:
            challenge(
                "predict_best",
                _("A coin shows heads in **7 of 20** flips. Which belief explains that best?"),
                maximum_likelihood(heads=7, flips=20),
                _(
                    "The share of heads, $\\hat\\pi = k/n = 7/20$. No other π makes the data "
                    "likelier."
                ),
            )
        with right:
            challenge(
                "predict_zero",
                _(
                    "The smallest float64 above 0 is $2^{-1074}$. From which $n$ on is $0.5^n$ "
                    "exactly **0**?"
                ),
                every_underflow(0.5).power.zero_from or 0,
                _(
                    "$2^{-1074}$ is still there; half of it is rounded to 0. The log-sum "
                    "$n \\ln 0.5$ goes on without trouble."
                ),
                digits=0,
            )


page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
data_and_belief()
meaning()
picture()
with section("derivation", _("Why the best belief is the share of heads")):
    derivation("likelihood_steps", steps())
mirror()
race()
spread()
predictions()
code_that_ran(
    *(bernoulli_probability, likelihood, log_likelihood, negative_log_likelihood),
    *(maximum_likelihood, power_track, product_track, log_sum_track, underflow_points),
    *(sampling_distribution, standardised_shares),
)
sources(
    (
        "Fisher, R. A. (1922). On the mathematical foundations of theoretical statistics. "
        "*Philosophical Transactions of the Royal Society A* 222, 309–368.",
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §2.1 and §4.3. "
        "Springer.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
        "Van der Vaart, A. W. (1998). *Asymptotic Statistics*, chapter 5. Cambridge University "
        "Press.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
