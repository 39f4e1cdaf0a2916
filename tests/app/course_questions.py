"""Every question of the course, as its scene declares it."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ui.catalog import ready_lessons
from ui.questions import Question
from ui.scenes import Scene

LESSONS = Path(__file__).parents[2] / "lessons"


def _scenes() -> Iterator[tuple[str, Scene]]:
    for lesson in ready_lessons():
        name = lesson.path.replace("-", "_")
        modules = [one.name for one in pkgutil.iter_modules([str(LESSONS / name)])]
        found = [getattr(import_module(f"lessons.{name}.{one}"), "SCENE", None) for one in modules]
        scenes = [one for one in found if isinstance(one, Scene)]
        assert {one.key for one in scenes} == {*lesson.scenes}
        yield from ((name, one) for one in scenes)


SCENES = {(lesson, scene.key): scene for lesson, scene in _scenes()}
# Lesson, scene, and the place of the question among those of its scene.
ALL = [
    (lesson, key, place)
    for (lesson, key), scene in SCENES.items()
    for place in range(
        sum(ask is not None for ask in (scene.ask, *(fold.ask for fold in scene.folds)))
    )
]


def question_at(lesson: str, scene: str, place: int) -> Question:
    """Return what a scene asks, in the language that is settled."""
    return SCENES[lesson, scene].questions()[place]
