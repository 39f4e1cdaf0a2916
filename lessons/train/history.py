"""How a run came to be what it is: settings that held earlier, and runs before it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
import streamlit as st

from core.training import Segment, Settings, TrainingHistory
from lessons.train.by_hand import chosen_by_hand
from lessons.train.model import BATCH, L1, L2, LR
from ui.address import note, value_of
from ui.language import _
from ui.parameters import Text, refusal

Earlier = tuple[str, np.ndarray, np.ndarray]  # name, steps and training losses of an earlier run
LONGEST = 10  # earlier settings that an address can hold
ORDER = ("loss", "optimizer", "learning_rate", "batch", "l1", "l2", "activation")


def read_past(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Read from which steps on which settings held, and since when the present ones do."""
    if not text:
        return ()
    *earlier, since = text.split("~")
    parts = [one.split("*") for one in earlier]
    found = [(int(from_step), tuple(values)) for from_step, *values in parts]
    starts = [0, *(start for start, _values in found[1:]), int(since)]
    ascending = [start for start, _values in found] == starts[:-1] and sorted(set(starts)) == starts
    if not found or not ascending or len(found) > LONGEST:
        raise ValueError(text)
    for _start, values in found:
        _check(changed(_with_layers(values), values))
    return (*found, (int(since), ()))


def _with_layers(values: Sequence[str]) -> Settings:
    """Return settings with as many hidden layers as an earlier part names activations for."""
    return Settings(hidden=(1,) * len(values[-1].split(",")))


def _check(settings: Settings) -> None:
    """Raise a ValueError at what no control of the page can be set to."""
    menus = ((LR, settings.learning_rate), (L1, settings.l1), (L2, settings.l2))
    for control, value in menus:
        if value not in map(float, control.options):
            raise ValueError(control.key)
    if settings.batch > BATCH.high:
        raise ValueError(BATCH.key)


def changed(settings: Settings, values: Sequence[str]) -> Settings:
    """Return settings with what an earlier part of the run had otherwise."""
    loss, optimizer, rate, batch, l1, l2, activation = values
    return replace(
        settings,
        loss=loss,
        optimizer=optimizer,
        learning_rate=float(rate),
        batch=int(batch),
        l1=float(l1),
        l2=float(l2),
        activation=tuple(activation.split(",")) if "," in activation else activation,
    )


def _form() -> str:
    return _("the settings of earlier steps must be as this page has written them")


PAST = Text("past", "", read_past, _form)


def refuse_past(training_points: int, layers: int, *, begun: bool) -> None:
    """Take a past out of the address that fits neither data nor network, and say so."""
    text = value_of(PAST)
    rule = None if begun else _misfit(text, training_points, layers)
    if rule:
        note(PAST.key, None)
        st.warning(refusal(PAST.key, text, rule))


def _misfit(text: str, training_points: int, layers: int) -> str | None:
    """Return why a past cannot be that of a run; None where it can."""
    parts = [values for _start, values in read_past(text) if values]
    batch = max((changed(_with_layers(one), one).batch for one in parts), default=0)
    if batch > training_points:
        return _("it has batches of {batch}, and there are {count} training points").format(
            batch=batch, count=training_points
        )
    counts = [len(one[-1].split(",")) for one in parts]
    if others := [count for count in counts if count not in (1, layers)]:
        return _("it has activations of {count} hidden layers, and there are {layers}").format(
            count=others[0], layers=layers
        )
    return None


def segments_from_address(settings: Settings, outputs: int) -> list[Segment]:
    """Return the parts of a run that the address tells of; the last has the present settings."""
    known = read_past(value_of(PAST)) or ((0, ()),)
    by_hand = chosen_by_hand(settings, outputs)
    found, held = list[Segment](), settings
    past = {start: changed(settings, values) if values else settings for start, values in known}
    for step in sorted({*past, *by_hand}):
        held = past.get(step, held)
        found.append(Segment(step, held, by_hand.get(step, ())))
    return found


def write_past(film: TrainingHistory) -> None:
    """Put into the address which settings held earlier, so that a link shows the same film."""
    *earlier, last = [next(same) for _settings, same in groupby(film.segments, _settings_of)]
    parts = [
        "*".join([str(one.from_step), *(_short(getattr(one.settings, name)) for name in ORDER)])
        for one in earlier
    ]
    text = "~".join([*parts, str(last.from_step)]) if parts else ""
    note(PAST.key, text or None)


def _settings_of(segment: Segment) -> Settings:
    return segment.settings


def _short(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)
