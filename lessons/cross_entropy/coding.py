"""Codes: a predictable stream is short, and a code made for another belief is longer."""

from typing import Any

import numpy as np
import streamlit as st

from charts import colors
from core.information import block_bits, cross_entropy, entropy, expected_length, huffman_code
from lessons.cross_entropy.charts import beliefs as hues
from lessons.cross_entropy.charts import coding as charts
from lessons.cross_entropy.coded import say
from ui.controls import slider
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Handle, Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.run_queue import fragment

BLOCK = Slider("block", 1.0, 6.0, 1.0, 1.0, 0)
CONTROLS = (BLOCK,)


def _labels() -> dict[str, str]:
    return {
        "own": _("code made for P"),
        "wrong": _("code made for Q"),
        "length": _("block length n"),
        "bits": _("bits per symbol"),
        "blocks": _("Huffman code of blocks"),
        "entropy": "H(P)",
    }


def coding(p: np.ndarray, q: np.ndarray) -> None:
    with section("coding", _("How short can a message be?")):
        say(p, q, "code_these")
        _codes(p, q)


@fragment
def _codes(p: np.ndarray, q: np.ndarray) -> None:
    place, chart = workbench()
    with place:
        st.markdown(
            _(
                "A **Huffman code** gives a likely symbol a short word. The average word of P is "
                "at least H(P) bits and less than one bit longer. Whole bits do not fit every "
                "probability, so code **blocks** of symbols: the price falls to H(P), though not "
                "at every step."
            )
        )
        block = round(slider(BLOCK, _("Block length n")))
    with chart:
        _figure(p, q, block)
        st.caption(
            _(
                "Go down a tree, left for 0 and right for 1, and the way spells the word. No word "
                "begins another one, so no gaps are needed."
            )
        )
        if np.isinf(cross_entropy(p, q)):
            st.caption(_ruled_out())


def _ruled_out() -> str:
    return _(
        "Q rules out a symbol that does come, so H(P, Q) = ∞: no word would be long enough for it. "
        "A Huffman code gives every symbol a word all the same, and so the code for Q costs no "
        "more than its longest word."
    )


def _numbers(p: np.ndarray, q: np.ndarray) -> tuple[list[tuple[str, ...]], dict[str, Any]]:
    """Return both codes, and what they and every length of blocks cost where P is true."""
    codes = [huffman_code(p), huffman_code(q)]
    own, wrong = (expected_length(code, p) for code in codes)
    blocks = np.array([block_bits(p, round(length)) for length in BLOCK.values])
    values = {"h": entropy(p, unit="bits"), "own": own, "wrong": wrong, "blocks": blocks}
    return codes, values


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
            own=format_number(values["own"], 4),
            wrong=format_number(values["wrong"], 4),
            n=block,
            bits=format_number(here, 4),
        ),
        readouts=[
            Readout("entropy_bits", _("entropy H(P), bits"), values["h"], 6, hues.TRUTH),
            Readout("own_length", _("code for P"), values["own"], 4, hues.TRUTH),
            Readout("wrong_length", _("code for Q"), values["wrong"], 4, hues.BELIEF),
            Readout("block_bits", _("blocks of n"), here, 4, colors.LOGIT),
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
