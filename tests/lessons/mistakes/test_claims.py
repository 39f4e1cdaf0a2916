"""Every claim is settled by numbers that an independent computation confirms."""

import inspect
import math
import re
import sys
from collections.abc import Iterator
from itertools import product
from types import CodeType, FrameType

import mpmath
import numpy as np
import pytest

from lessons.mistakes import losses, training
from lessons.mistakes.charts.curves import curve_frames, curves
from lessons.mistakes.claim import Claim
from lessons.mistakes.claims import CLAIMS
from ui.language import LANGUAGES, catalogue

e = math.e
TRUE = {
    "swap_sign",
    "one_percent",
    "slope_q_y",
    "add_five",
    "two_is_sigmoid",
    "double_t",
    "no_cheaper",
    "three_symbols",
    "zero_start",
    "float_one",
}


def logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)


def sigma(z: float) -> float:
    return float(1 / (1 + mpmath.exp(-z)))


def softmax(*scores: float) -> list[float]:
    total = sum(math.exp(score) for score in scores)
    return [math.exp(score) / total for score in scores]


def entropy(*p: float) -> float:
    return -sum(one * math.log(one) for one in p)


def price(p: tuple[float, ...], q: tuple[float, ...]) -> float:
    return -sum(one * math.log(other) for one, other in zip(p, q, strict=True))


P, Q, SOFT = (0.1, 0.2, 0.7), (0.3, 0.4, 0.3), (0.05, 0.05, 0.9)
PHI = float(mpmath.ncdf(1))
WRONG = -sigma(5)  # slope of the cross-entropy at y = 1, z = -5
BEST, FAIR = 0.3**3 * 0.7**7, 0.5**10
# Scores of points 0 … 5 under w = 1, b = -2; the first three are labelled 0.
SUM = sum(math.log1p(math.exp(z if i < 3 else -z)) for i, z in enumerate(range(-2, 4)))
LOGS = [logit(one) for one in P]
# Three classes of a third in blocks of five: 243 blocks, of which 13 have 7 bits and the rest 8.
BLOCK = (13 * 7 + 230 * 8) / 243 / 5

NUMBERS: dict[str, dict[str, float]] = {
    "odds_zero": {"odds": 3 / 7, "logit": math.log(3 / 7)},
    "logit_outputs": {"logit": math.log(3 / 7), "back": 0.3},
    "odds_synonym": {"odds": 3, "small": 1 / 99},
    "logit_is_odds": {"odds": 9, "logit": math.log(9)},
    "sigmoid_reaches": {"six": sigma(6), "below": 2**-52, "above": 0, "exact": 37},
    "probit": {"cdf": PHI, "sigmoid": sigma(1), "probit": 1},
    "swap_sign": {
        "odds": 3 / 7,
        "inverse": 7 / 3,
        "logit": math.log(3 / 7),
        "swapped": math.log(7 / 3),
    },
    "underflow": {"product": 0.9**100, "gone": 0, "small": 6724, "zero": 7073},
    "bernoulli_swap": {"heads": 0.8, "tails": 0.2},
    "argmax_nll": {
        "best": 0.3,
        "log": math.log(BEST),
        "negative": -math.log(BEST),
        "other": -math.log(FAIR),
    },
    "small_likelihood": {"best": BEST, "fair": FAIR},
    "other_loss": {
        "cross_entropy": WRONG,
        "squared": WRONG * sigma(-5) * sigma(5),
        "ratio": 1 / (sigma(-5) * sigma(5)),
    },
    "sum_mean": {"sum": SUM, "mean": SUM / 6},
    "one_percent": {"one": math.log(100), "many": -43 * math.log(0.9)},
    "slope_q_y": {"wrong": WRONG, "right": -sigma(-5)},
    "exp_inside": {"once": softmax(1, 2, 3)[2], "twice": softmax(e, e**2, e**3)[2]},
    "positive_logit": {"negative": softmax(-1, -5, -9)[0], "positive": 1 / (1 + e)},
    "hot_certain": {
        "cold": softmax(2, 4, 6)[2],
        "one": softmax(1, 2, 3)[2],
        "hot": softmax(0.1, 0.2, 0.3)[2],
    },
    "lse_constant": {
        "before": 3 + math.log(1 + 1 / e + 1 / e**2),
        "after": 8 + math.log(1 + 1 / e + 1 / e**2),
    },
    "softmax_twice": {
        "once": softmax(1, 2, 3)[2],
        "twice": softmax(*softmax(1, 2, 3))[2],
        "most": e / (2 + e),
    },
    "add_five": {"before": softmax(1, 2, 3)[2], "after": softmax(1, 2, 3)[2]},
    "two_is_sigmoid": {
        "first": 1 / (1 + e),
        "sigmoid": 1 / (1 + e),
        "second": e / (1 + e),
        "larger": sigma(6),
    },
    "double_t": {f"heated{i}": one for i, one in enumerate(softmax(0.5, 1, 1.5), start=1)},
    "nat_bits": {"nats": math.log(2), "bit": 1, "bits": 1 / math.log(2)},
    "self_zero": {"cross_entropy": entropy(*P), "entropy": entropy(*P), "gap": 0},
    "soft_zero": {"floor": entropy(*SOFT), "surer": price(SOFT, (0.005, 0.005, 0.99))},
    "multi_label": {
        "softmax": -math.log(0.7),
        "multi": -math.log(0.9) - math.log(0.8) - math.log(0.7),
    },
    "no_cheaper": {
        "cross_entropy": price(P, Q),
        "entropy": entropy(*P),
        "gap": price(P, Q) - entropy(*P),
        "reverse": price(Q, P) - entropy(*Q),
    },
    "three_symbols": {"entropy": math.log2(3), "single": 5 / 3, "blocks": BLOCK},
    "zero_start": {"start": math.log(2), "after": math.log(2)},
    "float_one": {"one": 1, "tail": float(1 / (1 + mpmath.exp(37))), "exact": 37},
}
# What only a long computation tells, as far as the storyboard of the course prints it.
PRINTED = {
    "closed_form": {"finite": "no", "early": "0.1134", "late": "0.0299"},
    "log_overflow": {"float16": "11.09", "float32": "88.72", "float64": "709.78", "failed": "NaN"},
    "best_on_training": {
        "before": "0.2729",
        "after": "0.0305",
        "test_before": "0.5541",
        "test_after": "0.9270",
    },
    "accuracy_loss": {
        "before": "0.5541",
        "after": "0.5766",
        "accuracy_before": "0.68",
        "accuracy_after": "0.80",
    },
}


@pytest.mark.parametrize("key", NUMBERS)
def test_the_numbers_of_a_claim_are_those_of_another_computation(key: str) -> None:
    found = {fact.name: float(fact.value) for fact in CLAIMS[key].facts()}
    assert found == pytest.approx(NUMBERS[key], rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("key", PRINTED)
def test_the_numbers_of_a_long_computation_are_those_that_were_printed(key: str) -> None:
    assert {fact.name: fact.shown for fact in CLAIMS[key].facts()} == PRINTED[key]


def test_the_example_of_the_walk_is_walked_again_step_by_step() -> None:
    w = b = 0.0
    points = [(float(i), int(i > 2)) for i in range(6)]
    for _ in range(1000):
        misses = [(sigma(w * x + b) - y, x) for x, y in points]
        w -= 0.1 * sum(miss * x for miss, x in misses) / 6
        b -= 0.1 * sum(miss for miss, _ in misses) / 6
    mean = sum(math.log1p(math.exp(-(2 * y - 1) * (w * x + b))) for x, y in points) / 6
    assert losses.walk_on().costs[1000] == pytest.approx(mean, rel=1e-12)


def test_every_claim_has_been_computed_again() -> None:
    assert NUMBERS.keys() | PRINTED.keys() == CLAIMS.keys()
    assert not NUMBERS.keys() & PRINTED.keys()


def test_ten_claims_are_true() -> None:
    assert len(CLAIMS) == 35
    assert {key for key, claim in CLAIMS.items() if claim.true} == TRUE


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_claim_has_one_right_reason_and_an_answer_to_each_other(claim: Claim) -> None:
    right, *others = claim.reasons
    assert not right.reply
    assert len(others) == 2
    assert all(one.reply for one in others)
    assert len({one.text for one in claim.reasons}) == 3


def texts(claim: Claim) -> Iterator[str]:
    yield from (claim.text, claim.right)
    for reason in claim.reasons:
        yield from filter(None, (reason.text, reason.reply))


@pytest.mark.parametrize(("claim", "language"), [*product(CLAIMS.values(), LANGUAGES)])
def test_the_gaps_of_a_text_are_facts_of_its_claim(claim: Claim, language: str) -> None:
    facts = {fact.name for fact in claim.facts()}
    gaps = re.compile(r"(?<!\{)\{(\w+)(:[^}]*)?\}(?!\})")
    for text in texts(claim):
        said = catalogue(language).ugettext(text)
        named = {name for name, _ in gaps.findall(said)}
        assert named <= facts
        assert sorted(gaps.findall(said)) == sorted(gaps.findall(text))


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_a_number_in_a_text_is_computed_or_as_simple_as_what_is_asked(claim: Claim) -> None:
    """Three decimals or more are the result of something, and stand in a gap."""
    for text in texts(claim):
        assert [one for one in re.findall(r"\d*\.\d{3,}", text) if float(one) != 0.002] == []


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_the_functions_of_a_claim_made_its_numbers(claim: Claim) -> None:
    for cached in (losses.walk_on, training._noisy, training._zero):
        cached.cache_clear()
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called.add(frame.f_code)

    sys.setprofile(note)
    try:
        claim.facts()
    finally:
        sys.setprofile(None)
    assert all(one.__module__.startswith("core.") for one in claim.functions)
    idle = [one.__name__ for one in claim.functions if inspect.unwrap(one).__code__ not in called]
    assert idle == []


LIVE = {key: claim.live for key, claim in CLAIMS.items() if claim.live}


@pytest.mark.parametrize("key", LIVE)
def test_a_live_figure_is_drawn_for_every_value_of_its_slider(key: str) -> None:
    live = LIVE[key]
    values = live.control.values
    rows = list(live.curves(values).values())
    assert live.control.default in values
    assert all(row.shape == values.shape and np.all(np.isfinite(row)) for row in rows)
    here = int(np.abs(values - live.control.default).argmin())
    figure = curves(values, rows, here, title=live.symbol, log_y=live.log)
    for name, frames in curve_frames(values, rows).items():
        assert figure["data"][name]["x"] == frames["x"][here]
        assert figure["data"][name]["y"] == frames["y"][here]
    heights = figure["layout"]["yaxis"]["range"]
    low, high = 10 ** np.array(heights) if live.log else heights
    assert low < min(map(np.min, rows))
    assert high > max(map(np.max, rows))


def test_what_a_curve_is_compared_with_is_where_the_claim_says() -> None:
    levels = {key: live.level() for key, live in LIVE.items() if live.level}
    assert levels == pytest.approx(
        {
            "odds_zero": 1,
            "logit_is_odds": 0,
            "swap_sign": 0,
            "small_likelihood": BEST,
            "one_percent": -43 * math.log(0.9),
            "softmax_twice": e / (2 + e),
            "self_zero": entropy(*P),
            "soft_zero": entropy(*SOFT),
            "no_cheaper": entropy(*P),
        }
    )
