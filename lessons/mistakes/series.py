"""Which claims are asked, and in which order: the same for everyone who has the link."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.mistakes.claim import Claim
from lessons.mistakes.claims import CLAIMS
from ui.address import SCENE, put
from ui.parameters import Choice
from ui.seed import SEED
from ui.state import move_control

SIZE = Choice("claims", ("12", str(len(CLAIMS))), "12")
FALSE, TRUE = 8, 4  # claims of a short series: most are false, yet not all


@dataclass(frozen=True)
class Series:
    """A row of claims, drawn by a seed: a short one, or all there are, but for the hidden ones."""

    size: str
    seed: int
    hidden: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What it is called among the answers that are kept."""
        return f"{self.size}.{self.seed}"

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order in which they are asked."""
        left = tuple(one for one in self.drawn if one.key not in self.hidden)
        return left or self.drawn

    @property
    def drawn(self) -> tuple[Claim, ...]:
        """The same claims with those that are hidden."""
        return _drawn(self.size, self.seed)


@lru_cache(maxsize=256)
def _drawn(size: str, seed: int) -> tuple[Claim, ...]:
    rng = np.random.default_rng([seed, int(size)])
    false = _some([one for one in CLAIMS.values() if not one.true], rng)
    true = _some([one for one in CLAIMS.values() if one.true], rng)
    chosen = [*false[:FALSE], *true[:TRUE]] if size == SIZE.default else [*false, *true]
    return tuple(_some(chosen, rng))


def _some(claims: Sequence[Claim], rng: np.random.Generator) -> list[Claim]:
    return [claims[place] for place in rng.permutation(len(claims))]


def order_of_reasons(claim: Claim, series: Series) -> list[int]:
    """Return in which order the reasons of a claim are shown in a series."""
    rng = np.random.default_rng([series.seed, list(CLAIMS).index(claim.key)])
    return [int(place) for place in rng.permutation(len(claim.reasons))]


def begin_series(size: str, seed: int) -> None:
    """Ask for another series from a callback; it begins with its first claim."""
    put(SIZE.key, SIZE.write(size))
    put(SEED.key, SEED.write(seed))
    move_control(SIZE.key, size)
    move_control(SEED.key, seed)
    put(SCENE, None)
