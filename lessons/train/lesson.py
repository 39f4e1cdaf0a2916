"""A lesson of the cockpit while it goes on: what it says, and how its film is played."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from lessons.train.charts.mark import Mark, hidden_elsewhere
from lessons.train.controls import STEP
from lessons.train.presets import CONTROLS, NONE, PRESET, PRESETS, settings_of
from lessons.train.session import training_session
from lessons.train.stages import STAGES, Stage
from ui.address import text_of, value_of
from ui.language import _
from ui.numbers import format_number
from ui.questions import Question, settled
from ui.view import current_view

FREE = (STEP,)  # what may be moved without the lesson being another run


@dataclass(frozen=True)
class Lesson:
    """The lesson that is open, and whether something of its run has been changed."""

    name: str
    stage: Stage
    changed: bool

    @property
    def question(self) -> str:
        """What it asks, as its card has it; a message id."""
        return PRESETS[self.name].question


def open_lesson() -> Lesson | None:
    """Return the lesson of the address, if it names one."""
    name = value_of(PRESET)
    if name == NONE:
        return None
    values = PRESETS[name].values
    wanted = {
        one.key: one.write(values.get(one.key, one.default))
        for one in CONTROLS
        if one.key not in FREE
    }
    changed = any(text_of(key) != text for key, text in wanted.items())
    return Lesson(name, STAGES[name], changed)


def lesson_question(step: int) -> Question | None:
    """Return what the open lesson asks now; one that asks late does so where its film pauses."""
    lesson = open_lesson()
    if lesson is None or lesson.changed or (lesson.stage.late and step < lesson.stage.pause):
        return None
    return lesson.stage.ask()


def lesson_starts() -> dict[str, dict[str, str]]:
    """Return what the lessons ask by name, and the settings in which they do."""
    return {
        stage.asks: settings_of(name, step=stage.pause if stage.late else 0)
        for name, stage in STAGES.items()
    }


def staged(step: int, stride: int) -> dict[str, Any]:
    """Return where the film of the open lesson pauses by itself, and whether it begins to play."""
    lesson = open_lesson()
    if lesson is None or lesson.stage.pause % stride:
        return {}
    pauses = {"pauses": lesson.stage.pause // stride}
    opened = training_session().opened
    if lesson.changed or current_view() == "all":
        return pauses
    if step < lesson.stage.pause:
        ready = lesson.stage.late or settled(lesson.stage.ask())
        part = "first"
    else:
        ready = lesson.stage.late and step == lesson.stage.pause and settled(lesson.stage.ask())
        part = "second"
    return {**pauses, "begins": f"{lesson.name}-{opened}-{part}"} if ready else pauses


def marks_on(figure: str, step: int) -> tuple[Mark, ...]:
    """Return what of a figure the open lesson speaks of at a step."""
    return tuple(one for one in _marks(open_lesson(), step) if one.figure == figure)


def _marks(lesson: Lesson | None, step: int) -> list[Mark]:
    if lesson is None or lesson.changed or step < lesson.stage.pause:
        return []
    stage = lesson.stage
    return [*stage.marks(), *(stage.at_pause() if step == stage.pause else ())]


def lines_at(step: int) -> dict[str, Sequence[float]]:
    """Return at which losses and steps the open lesson has lines beside the curves."""
    lesson = open_lesson()
    if lesson is None or lesson.changed:
        return {}
    stage = lesson.stage
    seen = stage.steps() if step >= stage.pause else ()
    return {"levels": stage.levels(), "marked": [stage.pause, *seen]}


def tell_lesson(lesson: Lesson, step: int, last: int) -> None:
    """Say above the cockpit what the open lesson asks, and what there is to see at this step."""
    st.html(hidden_elsewhere(_marks(lesson, step)))
    with st.container(key="lesson"):
        st.markdown(f"**{_(lesson.question)}** {_said(lesson, step, last)}")


def _said(lesson: Lesson, step: int, last: int) -> str:
    stage = lesson.stage
    pause = format_number(stage.pause, 0)
    if lesson.changed:
        return _(
            "You have changed something, so this is a run of its own. Play it to step {step} and "
            "compare. Click the card to begin the lesson again."
        ).format(step=pause)
    if step < stage.pause:
        if stage.late or settled(stage.ask()):
            return _("The film pauses by itself at step {step}.").format(step=pause)
        return _("Predict first. Then the film plays, and pauses by itself at step {step}.").format(
            step=pause
        )
    if stage.late and not settled(stage.ask()):
        return stage.then()
    said = stage.end() if stage.end and step >= last else stage.then()
    change = _("**Now change one thing.** {change}").format(change=stage.change())
    return f"{said} {change}"
