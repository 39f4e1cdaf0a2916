"""Codes: what is likely gets a short word, and a code made for another belief is longer."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.information import (
    block_bits,
    cross_entropy,
    entropy,
    expected_length,
    fewest_signals,
    huffman_code,
)
from lessons.cross_entropy.charts import coding as charts
from lessons.cross_entropy.coded import CODED, coded, say, take
from lessons.cross_entropy.distributions import BOTH, LOCKS, truths
from ui.address import value_of
from ui.controls import slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.live_figure.shared import shared
from ui.numbers import significant
from ui.parameters import Slider
from ui.questions import AskNumber
from ui.scenes import Fold, Scene, bench

BLOCK = Slider("block", 1.0, 6.0, 1.0, 1.0, 0)
FAIR = (1 / 3, 1 / 3, 1 / 3)


def coding() -> None:
    place, chart = bench()
    p, q = coded()
    with place:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            truths(locked=any(value_of(lock) for lock in LOCKS), also=take)
        block = round(slider(BLOCK, _("Block length n")))
        say(p, q, "code_these")
        st.caption(_spelling())
        if np.isinf(cross_entropy(p, q)):
            st.caption(_ruled_out())
    with chart:
        _figure(p, q, block)


def _spelling() -> str:
    return _(
        "Go down a tree, left for 0 and right for 1, and the path spells the code word, in bits. "
        "No word is the beginning of another, so no separators are needed."
    )


def _predict_three() -> AskNumber:
    bits = float(entropy(FAIR, unit="bits"))
    single = float(expected_length(huffman_code(FAIR), FAIR))
    return AskNumber(
        "predict_three",
        _("Three equally likely symbols. How many bits per symbol, at best, in very long blocks?"),
        bits,
        hint=_("n bits tell 2ⁿ things apart. For which n is that 3?"),
        explanation=_("$\\log_2 3$ = {bits} bits.").format(bits=significant(bits)),
        tolerance=0.01,
        replies={
            1.5: _(
                "Between 1 and 2, but not the middle: $2^{{1.5}}$ is {power}, less than 3."
            ).format(power=significant(2**1.5)),
            single: _("That is one symbol at a time: 1, 2, 2 bits."),
            2.0: _("Two bits could tell four symbols apart."),
        },
    )


def _predict_pairs() -> AskNumber:
    pair, single = float(block_bits(FAIR, 2)), float(block_bits(FAIR, 1))
    return AskNumber(
        "predict_pairs",
        _(
            "One word for two of the three symbols at a time: nine equally likely pairs. How many "
            "bits per symbol does the best code take?"
        ),
        pair,
        hint=_("Seven of the words have three bits, two have four. How long are they on average?"),
        explanation=_(
            "(7 × 3 + 2 × 4)/9 is {both} bits a pair: {pair} a symbol, less than the {single} of "
            "one symbol at a time."
        ).format(both=significant(2 * pair), pair=significant(pair), single=significant(single)),
        tolerance=0.005,
        replies={
            2 * pair: _("That is for a pair of symbols."),
            single: _("That is one symbol at a time: 1, 2, 2 bits."),
            float(entropy(FAIR, unit="bits")): _(
                "No block of any length quite reaches $\\log_2 3$."
            ),
            2.0: _("Four bits would tell 16 pairs apart; there are nine."),
        },
    )


def _why() -> str:
    return _(
        "A **Huffman code** gives likely symbols short words. Its average length is at least H(P), "
        "and at most one bit more. Whole bits do not fit every probability, so we code **blocks**: "
        "the price per symbol approaches H(P), though not monotonically. A code made for Q is "
        "never shorter on average while P decides."
    )


def _predict_signals() -> AskNumber:
    signals = fewest_signals(8, levels=3)
    return AskNumber(
        "predict_signals",
        _("How many three-level signals does it take to send one of the numbers 0 … 7?"),
        signals,
        hint=_("One signal tells three numbers apart. How many do two?"),
        explanation=_("{n}, because 3² = 9 ≥ 8.").format(n=signals),
        tolerance=0.0,
        replies={3: _("That many two-level signals: 2³ = 8.")},
    )


def _labels() -> dict[str, str]:
    return {
        "own": _("code made for P"),
        "wrong": _("code made for Q"),
        "length": _("block length n"),
        "bits": _("bits per symbol"),
        "blocks": _("Huffman code of blocks"),
        "entropy": "H(P)",
    }


def _ruled_out() -> str:
    return _(
        "Q rules out a symbol that does come, so H(P, Q) = ∞: no word would be long enough for it. "
        "A Huffman code still gives that symbol a word, so the code for Q never costs more than "
        "its longest word."
    )


def _numbers(p: np.ndarray, q: np.ndarray) -> tuple[list[tuple[str, ...]], dict[str, Any]]:
    """Return both codes, and what they and every length of blocks cost where P is true."""
    codes = [huffman_code(p), huffman_code(q)]
    own, wrong = (expected_length(code, p) for code in codes)
    blocks = np.array([block_bits(p, round(length)) for length in BLOCK.values])
    values = {"h": entropy(p, unit="bits"), "own": own, "wrong": wrong, "blocks": blocks}
    return codes, values


@shared
def _figure(p: np.ndarray, q: np.ndarray, block: int) -> None:
    codes, values = _numbers(p, q)
    here = values["blocks"][block - 1]
    live_figure(
        charts.trees_and_blocks(codes, values["blocks"], block, float(values["h"]), _labels()),
        key="codes",
        name=_("The Huffman trees of P and of Q, and the bits per symbol of longer blocks"),
        summary=_(
            "The code for P takes {own} bits per symbol, the code for Q {wrong}; blocks of {n} "
            "take {bits}."
        ).format(
            own=significant(values["own"]),
            wrong=significant(values["wrong"]),
            n=block,
            bits=significant(here),
        ),
        readouts=[
            Readout("entropy_bits", _("entropy H(P), bits"), values["h"], 3, colors.TRUTH),
            Readout("own_length", _("code for P"), values["own"], 3, colors.TRUTH),
            Readout("wrong_length", _("code for Q"), values["wrong"], 3, colors.BELIEF),
            Readout("block_bits", _("blocks of n"), here, 3, colors.CONTRAST),
        ],
        sweeps=[
            Sweep(
                BLOCK.key,
                BLOCK.values,
                charts.block_frames(BLOCK.values, values["blocks"]),
                {"block_bits": values["blocks"]},
                label="n",
                digits=0,
                at=block,
            )
        ],
        handles=[Handle(BLOCK.key, charts.BLOCK)],
        narrow=charts.NARROW,
        height=17,
    )


SCENE = Scene(
    key="coding",
    name=message("Codes"),
    question=message("How short can a message be?"),
    task=message(
        "Make P fair, then drag the block length. Which n comes closest to the dotted line?"
    ),
    draw=coding,
    why=_why,
    controls=(*BOTH, CODED, BLOCK),
    ask=_predict_three,
    folds=(
        Fold("pairs", message("One more question"), ask=_predict_pairs),
        Fold("signals", message("And with three signal levels"), ask=_predict_signals),
    ),
    functions=(huffman_code, block_bits, fewest_signals),
    deeper=True,
)
