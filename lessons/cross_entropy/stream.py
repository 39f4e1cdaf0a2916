"""Guess the next symbol: beliefs are scored in bits, symbol by symbol."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import streamlit as st

from core.information import (
    Score,
    cross_entropy,
    draw_symbols,
    entropy,
    score_beliefs,
    score_guesses,
)
from core.softmax import one_hot, smoothed
from lessons.cross_entropy.charts import beliefs as hues
from lessons.cross_entropy.charts import stream as charts
from lessons.cross_entropy.coded import say
from lessons.cross_entropy.guesses import GUESSES, HEARD, forget, guess, guesses
from ui.controls import number
from ui.language import _
from ui.layout import section, workbench
from ui.live_figure import Readout, live_figure
from ui.numbers import format_number
from ui.run_queue import fragment
from ui.seed import SEED, seed_field
from ui.state import kept
from ui.view import text_scale

CONTROLS = (SEED, HEARD, GUESSES)
MANY = 10


@dataclass
class Played:
    """The stream that the guesses were made for: its seed, and its distribution."""

    stream: tuple[float, ...] | None = None


# Who names a symbol gives it a probability of .8, and .1 to each of the others.
GUESSED = smoothed(one_hot(range(3), 3), 0.3)


class Game(NamedTuple):
    """What came, what it cost the reader, and what it cost one who always believes Q."""

    symbols: np.ndarray
    yours: Score
    believer: Score


def _guess(symbol: int) -> None:
    heard = st.session_state[HEARD.key]
    if heard < HEARD.high:
        guess(heard, symbol)
        st.session_state[HEARD.key] = heard + 1


def _listen() -> None:
    st.session_state[HEARD.key] = min(st.session_state[HEARD.key] + MANY, HEARD.high)


def _start_again() -> None:
    st.session_state[HEARD.key] = HEARD.low
    forget()


def _forget_if_other(seed: int, p: np.ndarray, *, arrived: bool) -> None:
    """Take the guesses back where they were made for another stream; those of a link stay."""
    stream = (seed, *p.tolist())
    if not arrived and kept(Played).stream != stream:
        forget()
    kept(Played).stream = stream


def _play(p: np.ndarray, q: np.ndarray, seed: int, heard: int) -> Game:
    symbols = draw_symbols(p, HEARD.high, rng=np.random.default_rng(seed))[:heard]
    beliefs = np.repeat(q[np.newaxis], heard, axis=0)
    for place, symbol in guesses().items():
        if place < heard:
            beliefs[place] = GUESSED[symbol]
    return Game(symbols, score_beliefs(symbols, beliefs), score_guesses(symbols, q))


def stream(p: np.ndarray, q: np.ndarray) -> None:
    with section("stream", _("Guess the next symbol")):
        say(p, q, "stream_these")
        _game(p, q)


@fragment
def _game(p: np.ndarray, q: np.ndarray) -> None:
    place, chart = workbench()
    arrived = HEARD.key not in st.session_state
    with place:
        seed = seed_field(
            _("The same seed draws the same stream."),
            again=_("Another stream"),
            key="another_stream",
            icon=":material/casino:",
        )
        heard = number(HEARD, _("Symbols heard"))
        _forget_if_other(seed, p, arrived=arrived)
        _guess_buttons(over=heard == HEARD.high)
        game = _play(p, q, seed, heard)
        st.markdown(_last(game))
    with chart:
        _figure(p, q, game)
        _symbols(game)


def _guess_buttons(*, over: bool) -> None:
    if over:
        st.caption(_("All {n} symbols of the stream were heard.").format(n=HEARD.high))
    else:
        st.caption(_("What comes next? Your guess gets a probability of 0.8, the others 0.1 each."))
    with st.container(horizontal=True, gap="small"):
        for place, symbol in enumerate(hues.SYMBOLS):
            key = f"guess_{symbol}"
            st.button(symbol, key=key, on_click=_guess, args=(place,), disabled=over)
    with st.container(horizontal=True, gap="small"):
        more = _("Let Q guess {n}").format(n=MANY)
        st.button(more, key="listen", on_click=_listen, disabled=over)
        st.button(_("Start again"), key="stream_again", on_click=_start_again)


def _last(game: Game) -> str:
    return _("Symbol {n} was **{symbol}** and cost you {price} bits.").format(
        n=len(game.symbols),
        symbol=hues.SYMBOLS[game.symbols[-1]],
        price=format_number(game.yours.prices[-1], 3),
    )


def _labels() -> dict[str, str]:
    return {
        "heard": _("symbols heard"),
        "price": _("mean price so far (bits)"),
        "yours": _("you (where you did not guess: Q)"),
        "believer": "Q",
        "entropy": "H(P)",
        "cross_entropy": "H(P, Q)",
        "symbol": _("symbol"),
        "paid": _("price you paid (bits)"),
        "count": _("how often"),
        "description": _("Each symbol of the stream, and below how often each price was paid"),
    }


def _figure(p: np.ndarray, q: np.ndarray, game: Game) -> None:
    levels = float(entropy(p, unit="bits")), float(cross_entropy(p, q, unit="bits"))
    yours, believer = (score.running_mean for score in game[1:])
    rows = (
        ("stream_yours", _("your mean price, bits"), yours[-1], charts.YOURS),
        ("stream_believer", _("mean price of Q"), believer[-1], hues.BELIEF),
        ("stream_entropy", _("to be expected of P: H(P)"), levels[0], hues.TRUTH),
        ("stream_cross_entropy", _("of Q: H(P, Q)"), levels[1], hues.BELIEF),
    )
    figure = charts.running_means(yours, believer, levels, _labels())
    live_figure(
        figure,
        key="means",
        name=_("Mean price of a guess over the symbols heard, and what it tends to"),
        summary=_("After {n} symbols you have paid {price} bits per symbol.").format(
            n=len(game.symbols), price=format_number(yours[-1], 3)
        ),
        readouts=[Readout(name, text, value, 3, hue) for name, text, value, hue in rows],
        narrow=charts.narrow_means(figure),
        height=15,
    )


def _symbols(game: Game) -> None:
    chart = charts.linked_symbols(game.symbols, game.yours.prices, _labels(), scale=text_scale())
    st.vega_lite_chart(spec=chart, key="symbols", theme="streamlit")
    counts = np.bincount(game.symbols, minlength=3)
    counted = ", ".join(f"{n} × {one}" for n, one in zip(counts, hues.SYMBOLS, strict=True))
    text = _(
        "So far: {counts}. Click a symbol to see when it came and what it cost; Shift adds "
        "another one, a double click shows all."
    ).format(counts=counted)
    if np.any(game.yours.prices > charts.LARGEST):
        text += _(" The last bar holds all that cost more than {most} bits, ∞ too.").format(
            most=f"{charts.LARGEST:g}"
        )
    st.caption(text)
