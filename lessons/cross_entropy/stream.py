"""Guess the next symbol: beliefs are scored in bits, symbol by symbol."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import streamlit as st

from charts import colors
from core.information import (
    Score,
    cross_entropy,
    draw_symbols,
    entropy,
    score_beliefs,
    score_guesses,
    surprisal,
)
from core.softmax import one_hot, smoothed
from lessons.cross_entropy.charts import stream as charts
from lessons.cross_entropy.charts.beliefs import SYMBOLS
from lessons.cross_entropy.coded import CODED, coded, say
from lessons.cross_entropy.distributions import BOTH, P, Q
from lessons.cross_entropy.guesses import GUESSES, HEARD, forget, guess, guesses
from ui.controls import current_value, number
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, live_figure
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.questions import Answer, ChooseOne
from ui.scenes import Fold, Scene, bench
from ui.seed import SEED, next_seed_button
from ui.state import kept

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
    heard = current_value(HEARD)
    if heard < HEARD.high:
        guess(heard, symbol)
        st.session_state[HEARD.key] = heard + 1


def _listen() -> None:
    st.session_state[HEARD.key] = min(current_value(HEARD) + MANY, HEARD.high)


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


def stream() -> None:
    place, chart = bench()
    arrived = HEARD.key not in st.session_state
    p, q = coded()
    with place:
        guessing, said = st.container(gap="xsmall"), st.container(gap="xsmall")
        heard_here, seed_here = st.columns(2, gap="small")
        with heard_here:
            heard = number(HEARD, _("Symbols so far"))
        with seed_here:
            seed = number(SEED, _("Seed"), help=_("The same seed draws the same stream."))
        _forget_if_other(seed, p, arrived=arrived)
        game = _play(p, q, seed, heard)
        with guessing:
            _guess_buttons(over=heard == HEARD.high)
        said.markdown(_last(game))
        if np.any(game.yours.prices > charts.LARGEST):
            said.caption(_beyond())
        say(p, q, "stream_these")
    with chart:
        _figure(p, q, game)


def _predict_constant() -> ChooseOne:
    even = significant(entropy(np.full(len(GUESSED), 1 / len(GUESSED)), unit="bits"))
    return ChooseOne(
        "predict_constant",
        _(
            "A stream consists of C alone, and you know it. How many bits does each symbol cost "
            "you?"
        ),
        (
            Answer(
                "1",
                _(
                    "One bit settles a choice between two equally likely things. Here there is "
                    "nothing to choose."
                ),
            ),
            Answer(even, _("That is the price of three equally likely symbols.")),
            Answer("0", _("What is certain tells nothing and costs nothing."), right=True),
            Answer(_("it cannot be said"), _("It can: you know what comes, so you know its q.")),
        ),
        hint=_("What is the surprisal of something certain?"),
    )


def _why() -> str:
    truth = np.array([control.default for control in P])
    return _(
        "Your average price tends to the cross-entropy of your belief. Whoever knows P pays H(P), "
        "{bits} bits at P = (.1, .2, .7); nobody pays less in the long run, because symbols "
        "are drawn independently. A price of n bits corresponds to a code word of n bits: what is "
        "predictable is compressible, and a stream that never changes costs nothing."
    ).format(bits=significant(entropy(truth, unit="bits")))


def _long_run() -> None:
    p, q = (np.array([one.default for one in many]) for many in (P, Q))
    symbols = draw_symbols(p, HEARD.high, rng=np.random.default_rng(SEED.default))
    wise, other = (score_guesses(symbols, belief).running_mean[-1] for belief in (p, q))
    likeliest = int(np.argmax(p))
    explained(
        _(
            "In the stream of seed {seed}, after {n} symbols, Q has paid {other} bits on average "
            "and P itself {wise}, by chance less than H(P) = {least}: what holds in the long run "
            "needs many symbols. Whoever always guesses C pays {always} bits in the long run, "
            "less than Q and more than P."
        ).format(
            seed=SEED.default,
            n=HEARD.high,
            other=significant(other),
            wise=significant(wise),
            least=significant(entropy(p, unit="bits")),
            always=significant(cross_entropy(p, GUESSED[likeliest], unit="bits")),
        )
    )


def _guess_buttons(*, over: bool) -> None:
    if over:
        st.caption(_("This was the last of {n} symbols.").format(n=HEARD.high))
    else:
        st.caption(_next())
    with st.container(horizontal=True, gap="small"):
        for place, symbol in enumerate(SYMBOLS):
            key = f"guess_{symbol}"
            st.button(symbol, key=key, on_click=_guess, args=(place,), disabled=over)
    with st.container(horizontal=True, gap="small"):
        more = _("Let Q guess {n}").format(n=MANY)
        st.button(more, key="listen", on_click=_listen, disabled=over)
        st.button(_("Start again"), key="stream_again", on_click=_start_again)
        next_seed_button(_("Another stream"), key="another_stream")


def _next() -> str:
    right, wrong = surprisal([GUESSED.max(), GUESSED.min()], unit="bits")
    return _(
        "What comes next? Your guess gets a probability of {high}, each other {low}: right costs "
        "{right} bits, wrong {wrong}."
    ).format(
        high=plain(GUESSED.max().round(12)),
        low=plain(GUESSED.min().round(12)),
        right=significant(right),
        wrong=significant(wrong),
    )


def _last(game: Game) -> str:
    return _("Symbol {n} was **{symbol}** and cost you {price} bits.").format(
        n=len(game.symbols),
        symbol=SYMBOLS[game.symbols[-1]],
        price=significant(game.yours.prices[-1]),
    )


def _labels() -> dict[str, str]:
    return {
        "heard": _("symbols so far"),
        "price": _("mean price so far (bits)"),
        "yours": _("you (where you did not guess: Q)"),
        "believer": "Q",
        "entropy": "H(P)",
        "cross_entropy": "H(P, Q)",
        "paid": _("price you paid (bits)"),
        "count": _("how often"),
        "unit": _("bits"),
    }


@shared
def _figure(p: np.ndarray, q: np.ndarray, game: Game) -> None:
    levels = float(entropy(p, unit="bits")), float(cross_entropy(p, q, unit="bits"))
    yours, believer = (score.running_mean for score in game[1:])
    rows = (
        ("stream_yours", _("your mean price, bits"), yours[-1], charts.YOURS),
        ("stream_believer", _("mean price of Q"), believer[-1], colors.BELIEF),
        ("stream_entropy", _("expected if you know P"), levels[0], colors.TRUTH),
        ("stream_cross_entropy", _("expected if you believe Q"), levels[1], colors.BELIEF),
    )
    prices = game.yours.prices
    live_figure(
        charts.guessed_stream((yours, believer), levels, game.symbols, prices, _labels()),
        key="means",
        name=_("Mean price of a guess, the symbols so far, and how often each price was paid"),
        summary=_("After {n} symbols you have paid {price} bits per symbol.").format(
            n=len(game.symbols), price=significant(yours[-1])
        ),
        readouts=[Readout(name, text, value, 3, hue) for name, text, value, hue in rows],
        narrow=charts.PANELS.narrow(),
        height=26,
    )


def _beyond() -> str:
    return _(
        "The last bar collects everything that cost more than {most} bits, including ∞."
    ).format(most=f"{charts.LARGEST:g}")


SCENE = Scene(
    key="stream",
    name=message("Stream"),
    question=message("Can you guess the next symbol?"),
    task=message("Guess ten symbols: right is cheap, wrong is dear. Do you beat Q?"),
    draw=stream,
    why=_why,
    controls=(*BOTH, CODED, SEED, HEARD, GUESSES),
    ask=_predict_constant,
    folds=(Fold("long_run", message("How long is the long run?"), _long_run),),
    functions=(draw_symbols, score_beliefs, score_guesses),
)
