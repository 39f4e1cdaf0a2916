"""Sliders for the probabilities of one distribution: when one moves, the others make room."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import streamlit as st

from core.information import entropy
from core.softmax import move_probability, possible_range
from ui.address import note, text_of, touched, value_of
from ui.controls import track_of
from ui.language import _
from ui.live_figure.multiples import Multiples
from ui.parameters import Slider, refusal
from ui.stale import Group
from ui.state import kept, move_control


@dataclass(frozen=True)
class Share(Slider):
    """The probability of one class, which means something only together with the others.

    They make room for each other, so one may hold more decimals than its slider shows.
    """

    def _grid_rule(self, number: float) -> str | None:
        return None

    def parse(self, text: str) -> float:
        """Return the probability with all its digits."""
        return float(text)

    def write(self, value: float) -> str | None:
        """Return the probability with all its digits; None at the default."""
        return None if value == self.default else repr(value)


Shares = tuple[Share, ...]
Locked = tuple[int, ...]  # classes that stay while others move
HALF = 1e-6  # of a step: what is so near to half of one
PREVIEWS = 256  # of a few kilobytes each, that are kept for everybody
DECIMALS = 12  # of what is shown of a distribution that was moved


@dataclass(frozen=True)
class Held:
    """A distribution, what its sliders show, and where the slider that moves has begun.

    The last digits hang on the way by which a distribution is reached. So that all who move to it
    are shown the same, and its figure is prepared once, a slider that moves on begins where it
    began before, and what gives way keeps `DECIMALS`. One that was pulled to its end and comes back
    has its fellows as they were.
    """

    shown: np.ndarray
    group: Group
    begun: np.ndarray | None = None
    moving: tuple[int, Locked] | None = None  # the class that has begun there, beside which locks

    def start(self, index: int, locked: Locked) -> np.ndarray:
        """Return the distribution at which a move of a class begins."""
        if self.begun is None or self.moving != (index, locked):
            return self.shown
        return self.begun

    def moved(self, index: int, value: float, locked: Locked) -> "Held":
        """Return what is held once a class has been moved; what its sliders show is for later."""
        begun = self.start(index, locked)
        return replace(
            self,
            shown=moved(begun, index, value, locked),
            begun=begun,
            moving=(index, locked),
        )


@dataclass
class Distributions:
    """Every distribution, by the key of its first slider."""

    by_key: dict[str, Held] = field(default_factory=dict)


def shares(name: str, defaults: Sequence[float]) -> Shares:
    """Return a slider for each class of a distribution."""
    return tuple(
        Share(f"{name}{number}", 0.0, 1.0, 0.01, default, 2)
        for number, default in enumerate(defaults, start=1)
    )


def moved(
    distribution: npt.ArrayLike, index: int, values: npt.ArrayLike, locked: Locked
) -> np.ndarray:
    """Return the distributions in which one probability has been moved as far as it can go.

    A slider shows two decimals and its distribution more of them: the value that the slider shows
    already is no move, and changes nothing.
    """
    before, wanted = np.asarray(distribution), np.asarray(values)
    span = possible_range(before, index, locked=locked)
    after = move_probability(before, index, np.clip(wanted, *span), locked=locked)
    free = [i for i in range(len(before)) if i not in locked]
    after[..., free] = after[..., free].round(DECIMALS)
    stays = np.round(wanted, 2) == np.round(before[index], 2)
    return np.where(stays[..., np.newaxis], before, after)


def starts(controls: Shares, locked: Locked) -> np.ndarray:
    """Return for each class the distribution at which its next move begins, a row each."""
    held = kept(Distributions).by_key[controls[0].key]
    return np.stack([held.start(index, locked) for index in range(len(controls))])


def previewed(
    shown: np.ndarray, start: np.ndarray, index: int, values: np.ndarray, locked: Locked
) -> np.ndarray:
    """Return what will be shown of a distribution where one probability is moved from its start.

    A figure of two distributions asks for those of the one that stays at every move of the other.
    """
    return _previewed(shown.tobytes(), start.tobytes(), index, values.tobytes(), locked)


@lru_cache(PREVIEWS)
def _previewed(shown: bytes, start: bytes, index: int, values: bytes, locked: Locked) -> np.ndarray:
    here, wanted = np.frombuffer(shown), np.frombuffer(values)
    after = moved(np.frombuffer(start), index, wanted, locked)
    # Where locks have stopped it, a slider stands at another value than it was pulled to.
    stands = np.round(wanted, 2) == np.round(here[index], 2)
    found = np.where(stands[..., np.newaxis], here, after)
    found.setflags(write=False)
    return found


def fellows(controls: Shares, index: int, distributions: np.ndarray) -> dict[str, Multiples]:
    """Return what the others of a slider show along its sweep's distributions, a row each."""
    return {
        control.key: Multiples(_told(control, distributions[:, other]), control.step)
        for other, control in enumerate(controls)
        if other != index
    }


def _told(control: Share, values: np.ndarray) -> np.ndarray:
    """Return values as the slider shows them: one half-way between two goes where it will then."""
    steps = values / control.step
    halves = np.abs(steps - np.floor(steps) - 0.5) < HALF
    told = values.copy()
    told[halves] = [control.nearest(value) for value in values[halves].tolist()]
    return told


def settle(controls: Shares, locked: Locked = ()) -> str | None:
    """Read a distribution from the address at first, and let the others give way to what moves.

    To be called before the sliders are drawn; returns what the address was refused for.
    """
    state = st.session_state
    said: list[Any] = [state.get(control.key) for control in controls]
    if None in said:
        return _first(controls)
    held = kept(Distributions).by_key[controls[0].key]
    sent = [control.nearest(value) for control, value in zip(controls, said, strict=True)]
    changed = held.group.moved(sent)
    for index in changed:
        held = held.moved(index, sent[index], locked)
    group = held.group.settled(_shown(controls, held.shown), changed)
    _put(controls, replace(held, group=group))
    return None


def _first(controls: Shares) -> str | None:
    asked = {control.key: text_of(control.key) for control in controls}
    wanted = [value_of(control) for control in controls]
    if is_distribution(wanted):
        put(controls, wanted)
        return None
    for key in asked:
        note(key, None)
    put(controls, [control.default for control in controls])
    return refusal(
        ", ".join(asked),
        ", ".join(f"{value:.12g}" for value in wanted),
        _("the probabilities of a distribution sum to 1"),
    )


def is_distribution(values: npt.ArrayLike) -> bool:
    """Return whether the core takes these numbers for a distribution."""
    try:
        entropy(values)
    except ValueError:
        return False
    return True


def put(controls: Shares, values: npt.ArrayLike) -> None:
    """Give a distribution new values; to be called before its sliders are drawn."""
    given = np.array(values, dtype=float)
    before = kept(Distributions).by_key.get(controls[0].key)
    group = before.group if before else Group.of(())
    _put(controls, Held(given, group.given(_shown(controls, given))))


def _put(controls: Shares, held: Held) -> None:
    kept(Distributions).by_key[controls[0].key] = held
    for control, value in zip(controls, held.shown, strict=True):
        move_control(control.key, float(value))


def _shown(controls: Shares, values: npt.ArrayLike) -> list[float]:
    """Return what the sliders show of a distribution."""
    return [
        control.nearest(value)
        for control, value in zip(controls, np.asarray(values).tolist(), strict=True)
    ]


def distribution(controls: Shares) -> np.ndarray:
    """Return the distribution that the sliders stand for, with all its digits."""
    return kept(Distributions).by_key[controls[0].key].shown


def share_slider(control: Share, label: str, *, locked: bool) -> None:
    """Draw the slider of one probability and write it to the address, with all its digits."""
    value = st.slider(
        label,
        key=control.key,
        disabled=locked,
        label_visibility="collapsed",
        on_change=touched,
        **track_of(control),
    )
    note(control.key, control.write(value))
