"""Weights and biases that a person has set in a run, and how its address tells of them."""

import re
from collections.abc import Mapping

import streamlit as st

from core.training import (
    LARGEST_WEIGHT,
    Settings,
    TrainingHistory,
    WeightPlace,
    Weights,
    weight_cells,
)
from ui.address import note, put, value_of
from ui.language import _
from ui.parameters import Text, refusal

ByHand = Mapping[int, Weights]  # by the step at which they are set
MOST = 300  # numbers that an address can hold: every one of the largest network
EXAMPLE = "l1.2.1:0.5,l2.1.b:-1"
ENTRY = re.compile(
    r"l([1-9])\.([1-9][0-9]?)\.([1-9][0-9]?|b):(-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)", re.ASCII
)


def read_by_hand(text: str) -> ByHand:
    """Read which numbers were set at which steps, such as ``l1.2.1:0.5,l2.1.b:-1~300*l1.1.1:0``.

    Layer, unit, and feature or unit that is read, from 1; the bias is ``b``. What is set at step 0
    comes first and names no step.
    """
    found: dict[int, Weights] = {}
    for group in text.split("~") if text else ():
        step, star, entries = group.rpartition("*")
        at = int(step) if star and step.isascii() and step.isdigit() else -1 if star else 0
        if at <= max(found, default=-1) or bool(star) != bool(at):
            raise ValueError(text)
        found[at] = tuple(sorted(map(_entry, entries.split(",")), key=_order))
    places = [(at, place) for at, weights in found.items() for place, _value in weights]
    if len(set(places)) < len(places) or len(places) > MOST:
        raise ValueError(text)
    return found


def _entry(text: str) -> tuple[WeightPlace, float]:
    parts = ENTRY.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    layer, unit, source, number = parts.groups()
    value = float(number) + 0.0  # which makes a zero of -0
    if not abs(value) <= LARGEST_WEIGHT:
        raise ValueError(text)
    reads = None if source == "b" else int(source) - 1
    return WeightPlace(int(layer) - 1, int(unit) - 1, reads), value


def _order(one: tuple[WeightPlace, float]) -> tuple[int, int, bool, int]:
    layer, unit, source = one[0]
    return layer, unit, source is None, source or 0


def written(by_hand: ByHand) -> str:
    """Write what `read_by_hand` reads, every number so that it is the same to the bit."""
    groups = [
        (f"{step}*" if step else "") + ",".join(f"{place_name(at)}:{_number(v)}" for at, v in some)
        for step, some in sorted(by_hand.items())
        if some
    ]
    return "~".join(groups)


def place_name(place: WeightPlace) -> str:
    """Return how the address names a place."""
    source = "b" if place.source is None else place.source + 1
    return f"l{place.layer + 1}.{place.unit + 1}.{source}"


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _form() -> str:
    return _(
        "weights set by hand are written like {example}: layer, unit and input, or b for the bias, "
        "then a number within ±{most}"
    ).format(example=EXAMPLE, most=f"{LARGEST_WEIGHT:,.0f}")


BY_HAND = Text("by_hand", "", read_by_hand, _form)


def with_weight(text: str, place: WeightPlace, value: float, *, step: int = 0) -> str:
    """Return the text with one more number set at a step; what was set later is forgotten.

    Raises a ValueError if the number is not finite or too large.
    """
    earlier = {at: weights for at, weights in read_by_hand(text).items() if at <= step}
    weights = dict(earlier.get(step, ())) | {place: float(value) + 0.0}
    changed = written(earlier | {step: tuple(sorted(weights.items(), key=_order))})
    read_by_hand(changed)
    return changed


def set_weight(place: WeightPlace, value: float, *, step: int) -> None:
    """Have the run go on from a step with a number that is set there; for a callback."""
    text = with_weight(value_of(BY_HAND), place, value, step=step)
    put(BY_HAND.key, BY_HAND.write(text))


def chosen_by_hand(settings: Settings, outputs: int) -> ByHand:
    """Return what the address says, if the network has all these places."""
    by_hand = read_by_hand(value_of(BY_HAND))
    return {} if _misfit(by_hand, settings, outputs) else by_hand


def refuse_by_hand(settings: Settings, outputs: int, *, begun: bool) -> None:
    """Take out of the address what is no weight of the network, and say so."""
    text = value_of(BY_HAND)
    misfit = None if begun else _misfit(read_by_hand(text), settings, outputs)
    if misfit:
        note(BY_HAND.key, None)
        rule = _("this network has no weight or bias {place}").format(place=place_name(misfit))
        st.warning(refusal(BY_HAND.key, text, rule))


def _misfit(by_hand: ByHand, settings: Settings, outputs: int) -> WeightPlace | None:
    """Return a place that the network does not have."""
    for place, value in (one for weights in by_hand.values() for one in weights):
        try:
            weight_cells([(place, value)], settings, outputs=outputs)
        except ValueError:
            return place
    return None


def changed_by_hand(film: TrainingHistory, by_hand: ByHand) -> TrainingHistory:
    """Return the film with these weights set, from the first step on at which they are others."""
    known = {one.from_step: one.weights for one in film.segments if one.weights}
    others = [at for at in {*known, *by_hand} if known.get(at) != by_hand.get(at)]
    first = min(others, default=None)
    if first is None:
        return film
    for at in sorted({first, *(step for step in by_hand if step > first)}):
        # Nothing came after the step at which a run broke off.
        step = min(at, film.stop.step) if film.stop else at
        film = film.changed(step, film.settings(step), by_hand.get(at, ()))
    return film


def write_by_hand(film: TrainingHistory) -> None:
    """Put into the address which weights were set, so that a link shows the same film."""
    text = written({one.from_step: one.weights for one in film.segments})
    note(BY_HAND.key, BY_HAND.write(text))
