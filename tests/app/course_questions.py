"""Every question of the course, as its scene declares it."""

from ui.address import suppose
from ui.catalog import ready_lessons
from ui.question_list import scenes_of
from ui.questions import Question
from ui.state import beside_sessions

SCENES = {
    (lesson.path.replace("-", "_"), scene.key): scene
    for lesson in ready_lessons()
    for scene in scenes_of(lesson)
}
# Lesson, scene, and the place of the question among those of its scene.
USUAL = [
    (lesson, key, place)
    for (lesson, key), scene in SCENES.items()
    for place in range(
        sum(ask is not None for ask in (scene.ask, *(fold.ask for fold in scene.folds)))
    )
]
# Lesson, scene, and the name of a question that it asks in some settings alone.
STAGED = [
    (lesson, key, name) for (lesson, key), scene in SCENES.items() for name in scene.asks_in()
]
ALL: list[tuple[str, str, int | str]] = [*USUAL, *STAGED]


def question_at(lesson: str, scene: str, place: int | str) -> Question:
    """Return what a scene asks, in the language that is settled."""
    asking = SCENES[lesson, scene]
    if isinstance(place, int):
        return asking.questions()[place]
    with beside_sessions():
        suppose(lesson.replace("_", "-"), asking.asks_in()[place], asking.controls)
        question = asking.questions()[0]
    assert question.key == place
    return question
