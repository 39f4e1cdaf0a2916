"""What a probability promises: the share of heads after more and more flips."""

import numpy as np

from charts import colors
from core.likelihood import flip_coin, running_frequency, standard_error
from lessons.odds.charts import coin as charts
from ui.controls import slider
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, Sweep, live_figure
from ui.numbers import format_number
from ui.parameters import Slider
from ui.scenes import Scene, bench
from ui.seed import SEED, seed_field

COIN = Slider("coin", 0.05, 0.95, 0.01, 0.3, 2)
FLIPS = 10_000
LOOKS = np.unique(np.geomspace(1, FLIPS, 64).astype(int))  # after how many flips to look
BAND = np.geomspace(1, FLIPS, 13).astype(int)


def coin() -> None:
    controls, chart = bench()
    with controls:
        p = slider(COIN, _("Probability of heads"))
        seed = seed_field(
            _("The same seed gives the same flips."), again=_("Flip again"), key="flip"
        )
    with chart:
        _figure(p, seed)


def _why() -> str:
    return _(
        "One row of flips says little; the share of heads settles only slowly. "
        "The band is two standard errors wide on either side of p."
    )


def _figure(p: float, seed: int) -> None:
    flips = flip_coin(COIN.values, FLIPS, rng=np.random.default_rng(seed))
    frequencies = running_frequency(flips)[:, LOOKS - 1]
    here = COIN.values.searchsorted(p)
    errors = standard_error(COIN.values[:, None], BAND)
    live_figure(
        charts.running_coin(LOOKS, frequencies[here], p, (BAND, errors[here]), _labels()),
        key="coin_figure",
        name=_("Share of heads after more and more flips"),
        summary=_("After {flips} flips the share of heads is {share}.").format(
            flips=FLIPS, share=format_number(frequencies[here, -1], 4)
        ),
        readouts=[
            Readout("frequency", _("share of heads"), frequencies[here, -1], 4, colors.ODDS),
            Readout("standard_error", _("standard error"), errors[here, -1], 4, colors.NEUTRAL),
        ],
        sweeps=[
            Sweep(
                COIN.key,
                COIN.values,
                charts.coin_frames(COIN.values, frequencies, errors),
                {"frequency": frequencies[:, -1], "standard_error": errors[:, -1]},
                label="p",
                digits=COIN.digits,
                at=p,
            )
        ],
        height=17,
    )


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
    functions=(running_frequency, standard_error),
    deeper=True,
)
