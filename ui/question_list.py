"""Lists what the course asks, for whoever draws no page: a room that asks a class, and tests.

A question is declared beside its scene, and what it asks with depends on the address. So the list
is made for an address, in a language, without a session.
"""

import pkgutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal

from ui.address import suppose
from ui.catalog import Lesson, ready_lessons
from ui.language import SOURCE, current_language, in_language
from ui.questions import (
    QUESTIONS,
    AskNumber,
    Axis,
    ChooseOne,
    PlaceOnMap,
    PlacePoint,
    Question,
    SketchCurve,
)
from ui.scene import Scene
from ui.state import beside_sessions

MOST_SEEDS = 60  # of which answers are looked up: a tab can tell of any

Kind = Literal["choice", "number", "point", "curve"]


@dataclass(frozen=True)
class Listed:
    """A question, where it is asked, and what an answer to it may be.

    Attributes
    ----------
    page, scene : str
        Where it is asked, as the address names both.
    fold : str or None
        The fold of the scene that asks it; None where it is asked before the controls are there.
    settings : mapping
        What of the address it belongs to, where the scene asks something else by itself.
    question : Question
        What is asked. Its ``takes``, ``right``, ``reply`` and ``said`` judge an answer.
    kind : str
        ``"choice"`` is answered by the place of a choice, ``"number"`` by a finite number,
        ``"point"`` by the place of a stop on the axis ``x`` or, where there is ``y`` too, by a pair
        of such places, and ``"curve"`` by a level (0 … 200 from one end of ``y`` to the other, or
        None) for each stop of ``x``.
    choices : tuple of str
        The texts to choose from.
    x, y : Axis or None
        The axes of a point or a curve: their stops, words and ticks.
    """

    page: str
    scene: str
    fold: str | None
    settings: Mapping[str, str]
    question: Question
    kind: Kind
    choices: tuple[str, ...] = ()
    x: Axis | None = None
    y: Axis | None = None

    @property
    def key(self) -> str:
        """Name of the question; with other numbers it ends with their seed."""
        return self.question.key

    @property
    def seed(self) -> int:
        """The seed of its numbers, 1 where they are the usual ones."""
        return _seed_of(self.key)

    @property
    def truth(self) -> Any:
        """The right answer as the question takes it; ``question.answer`` is the same in words."""
        return self.question.solution


def page_questions(
    page: str, parameters: Mapping[str, str] | None = None, *, language: str = SOURCE
) -> list[Listed]:
    """Return what the scenes of a page ask, in order, at an address; it needs no session.

    ``parameters`` are those of the address, as texts; what breaks a rule is left out.
    """
    lesson = next((one for one in ready_lessons() if one.path == page), None)
    return [] if lesson is None else _listed(lesson, dict(parameters or {}), language)


def scene_questions(
    page: str, scene: str, parameters: Mapping[str, str], *, language: str = SOURCE
) -> list[Listed]:
    """Return what one scene asks at an address; nothing where there is no such scene."""
    return _at(page, scenes_named(page, scene), parameters, language)


def named_question(page: str, scene: str, name: str, *, language: str = SOURCE) -> Listed | None:
    """Return what a scene asks by a name, in whatever settings; None where it never does."""
    with in_language(language):
        found = answered_questions(page, scenes_named(page, scene), [name])
    return found[0] if found else None


def scenes_named(page: str, scene: str) -> list[Scene]:
    """Return the scene of a page with a key, in a list; an empty one where there is none."""
    lessons = (one for one in ready_lessons() if one.path == page)
    return [one for lesson in lessons for one in scenes_of(lesson) if one.key == scene]


def every_question(
    parameters: Mapping[str, str] | None = None, *, language: str = SOURCE
) -> list[Listed]:
    """Return all that the course asks, also where a scene asks something else in some settings."""
    given = dict(parameters or {})
    found: dict[str, Listed] = {}
    for lesson in ready_lessons():
        with in_language(language):
            others = [each for one in scenes_of(lesson) for each in one.asks_in().values()]
        for settings in ({}, *others):
            for one in _listed(lesson, {**given, **settings}, language, settings):
                found.setdefault(one.key, one)
    return [*found.values()]


def answered_questions(page: str, scenes: Sequence[Scene], names: Collection[str]) -> list[Listed]:
    """Return what scenes ask by some of these names: also with the numbers of another seed, and
    what they ask in other settings, scene by scene in the language of this session.
    """
    language = current_language()
    usual = {one.key for one in _at(page, scenes, {}, language)}
    seeds = sorted({_seed_of(name) for name in names if name.partition("-")[0] in usual})
    found = {}
    for seed in seeds[:MOST_SEEDS]:
        given = {QUESTIONS.key: str(seed)}
        for one in _at(page, scenes, given, language):
            found[one.key] = one
    for scene in scenes:
        for name, settings in scene.asks_in().items():
            if name in names:
                (asked, *_others) = _at(page, [scene], settings, language, settings)
                found[name] = asked
    places = [scene.key for scene in scenes]
    return sorted(
        (one for name, one in found.items() if name in names),
        key=lambda one: (places.index(one.scene), one.seed),
    )


def _seed_of(name: str) -> int:
    seed = name.partition("-")[2]
    return int(seed) if seed else QUESTIONS.default


@cache
def scenes_of(lesson: Lesson) -> tuple[Scene, ...]:
    """Return the scenes of a lesson in order: its modules declare each as their ``SCENE``.

    They are found by name, as pages are by their files: what stands above this part is imported
    when it is asked for.
    """
    if not lesson.scenes:
        return ()
    package = import_module(f"lessons.{lesson.path.replace('-', '_')}")
    modules = (one.name for one in pkgutil.iter_modules(package.__path__))
    found = [getattr(import_module(f"{package.__name__}.{one}"), "SCENE", None) for one in modules]
    by_key = {one.key: one for one in found if isinstance(one, Scene)}
    return tuple(by_key[key] for key in lesson.scenes)


def _listed(
    lesson: Lesson,
    parameters: Mapping[str, str],
    language: str,
    settings: Mapping[str, str] | None = None,
) -> list[Listed]:
    return _at(lesson.path, scenes_of(lesson), parameters, language, settings)


def _at(
    page: str,
    scenes: Sequence[Scene],
    parameters: Mapping[str, str],
    language: str,
    settings: Mapping[str, str] | None = None,
) -> list[Listed]:
    own = {one.key: one for scene in scenes for one in scene.controls}
    with beside_sessions(), in_language(language):
        suppose(page, parameters, [*own.values(), QUESTIONS])
        return [
            _of_kind(page, scene.key, fold, settings or {}, question)
            for scene in scenes
            for fold, question in _asked(scene)
        ]


def _asked(scene: Scene) -> Iterator[tuple[str | None, Question]]:
    for fold, ask in [(None, scene.ask), *((fold.key, fold.ask) for fold in scene.folds)]:
        question = ask() if ask else None
        if question:
            yield fold, question


def _of_kind(
    page: str, scene: str, fold: str | None, settings: Mapping[str, str], question: Question
) -> Listed:
    where = (page, scene, fold, settings, question)
    match question:
        case ChooseOne():
            return Listed(*where, "choice", tuple(one.text for one in question.answers))
        case AskNumber():
            return Listed(*where, "number")
        case PlacePoint():
            return Listed(*where, "point", x=question.axis)
        case PlaceOnMap():
            return Listed(*where, "point", x=question.x, y=question.y)
        case SketchCurve():
            return Listed(*where, "curve", x=question.x, y=question.y)
    raise TypeError(question)
