"""What a probability promises: the share of heads after more and more flips."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np

from charts import colors
from charts.marks import Frames
from core.likelihood import flip_coin, likelihood, running_frequency, standard_error
from lessons.odds.charts import coin as charts
from ui.controls import slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.live_figure.multiples import Multiples
from ui.live_figure.shared import shared
from ui.numbers import plain, significant
from ui.parameters import Slider
from ui.questions import Answer, ChooseOne
from ui.scenes import Scene, bench
from ui.seed import SEED, seed_field
from ui.state import kept

COIN = Slider("coin", 0.05, 0.95, 0.01, 0.3, 2)
FLIPS = 10_000
LOOKS = np.unique(np.geomspace(1, FLIPS, 64).astype(int))  # after how many flips to look
SELDOM = np.unique(np.append(LOOKS[::3], FLIPS))  # the same for curves of earlier flips
BAND = np.geomspace(1, FLIPS, 13).astype(int)
EARLIER = 8  # curves that stay
TAILS = 7  # in a row, in the question
TOLD = (10, 100, 10_000)  # flips of which the explanation tells the standard error


@dataclass
class Seeds:
    """The seeds whose flips a reader has seen, the present one last."""

    seen: list[int] = field(default_factory=list)

    def earlier_than(self, seed: int) -> list[int]:
        """Return the last seeds before this one, which is the present one from now on."""
        self.seen = [*(one for one in self.seen if one != seed), seed][-EARLIER - 1 :]
        return self.seen[:-1]


def coin() -> None:
    controls, chart = bench()
    with controls:
        p = slider(COIN, _("Probability of heads"))
        seed = seed_field(
            _("The same seed gives the same flips."), again=_("Flip again"), key="flip"
        )
    with chart:
        _figure(p, seed, kept(Seeds).earlier_than(seed))


def _predict_next() -> ChooseOne:
    chance = significant(likelihood(COIN.default, heads=0, flips=TAILS))
    return ChooseOne(
        "predict_next",
        _(
            "The coin has p = 0.3 and has just shown tails seven times in a row. How likely is "
            "heads next?"
        ),
        [
            Answer(
                _("more than 0.3: heads is due"),
                _(
                    "Nothing makes up for the tails. They only carry less and less weight in the "
                    "share."
                ),
            ),
            Answer(plain(COIN.default), _("The coin has no memory."), right=True),
            Answer(
                _("less than 0.3: a bad streak"),
                _(
                    "Seven tails happen by chance, with probability 0.7⁷ = {chance}. They do not "
                    "change the coin."
                ).format(chance=chance),
            ),
        ],
        hint=_("Does a flip know what came before it?"),
    )


def _why() -> str:
    errors = map(significant, standard_error(COIN.default, TOLD))
    ten, hundred, most = errors
    return _(
        "p is a promise about the long run, not about the next ten flips. The share of heads "
        "settles down slowly: its standard error, $\\sqrt{{p(1-p)/n}}$, is {ten} after 10 flips, "
        "{hundred} after 100 and {most} after 10,000. A hundred times the flips, a tenth of the "
        "spread."
    ).format(ten=ten, hundred=hundred, most=most)


@shared
def _figure(p: float, seed: int, earlier: list[int]) -> None:
    here = COIN.values.searchsorted(p)
    shares, errors = _shares(seed), _errors()
    curves = [_shares_seldom(one) for one in earlier]
    live_figure(
        charts.running_coin(
            LOOKS,
            shares[here],
            p,
            (BAND, errors[here]),
            _labels(),
            earlier=(SELDOM, [curve[here] for curve in curves]),
        ),
        key="coin_figure",
        name=_("Share of heads after more and more flips"),
        summary=_("After {flips} flips the share of heads is {share}.").format(
            flips=FLIPS, share=significant(shares[here, -1])
        ),
        readouts=[
            Readout("frequency", _("share of heads"), shares[here, -1], color=colors.ODDS),
            Readout("standard_error", _("standard error"), errors[here, -1], color=colors.NEUTRAL),
        ],
        sweeps=[
            Sweep(
                COIN.key,
                COIN.values,
                _fine(charts.coin_frames(COIN.values, shares, errors, curves)),
                {"frequency": shares[:, -1], "standard_error": errors[:, -1]},
                label="p",
                digits=COIN.digits,
                at=p,
            )
        ],
        height=17,
    )


def _fine(frames: Frames) -> Frames:
    return {
        trace: {name: Multiples(rows, charts.FINE) for name, rows in changes.items()}
        for trace, changes in frames.items()
    }


@cache
def _errors() -> np.ndarray:
    return standard_error(COIN.values[:, None], BAND)


@lru_cache(64)
def _shares(seed: int) -> np.ndarray:
    """Return the share of heads of each coin after so many flips as are looked at."""
    flips = flip_coin(COIN.values, FLIPS, rng=np.random.default_rng(seed))
    return running_frequency(flips)[:, LOOKS - 1]


def _shares_seldom(seed: int) -> np.ndarray:
    return _shares(seed)[:, LOOKS.searchsorted(SELDOM)]


def _labels() -> dict[str, str]:
    return {
        "flips": _("flips"),
        "frequency": _("share of heads"),
        "probability": _("probability"),
        "spread": _("two standard errors"),
    }


SCENE = Scene(
    key="coin",
    name=message("Coin"),
    question=message("What does p = 0.3 promise?"),
    task=message(
        "Press **Flip again** a few times. Where do the curves differ most: after 10 or after "
        "10,000 flips?"
    ),
    draw=coin,
    why=_why,
    controls=(COIN, SEED),
    ask=_predict_next,
    functions=(flip_coin, running_frequency, standard_error),
    deeper=True,
)
