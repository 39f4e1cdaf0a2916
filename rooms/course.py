"""What of the course a room can ask: found by page, scene and name, and kept once it was found."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from urllib.parse import parse_qsl

from rooms.questions import AnswerRule
from ui.catalog import CLASS, ready_lessons
from ui.language import LANGUAGES, SOURCE
from ui.question_list import Listed, named_question, scene_questions
from ui.questions import COVERED, Axis

NAME = re.compile(r"[a-z_]{1,40}(-\d{1,4})?")
MOST_KEPT = 500


def language_of(wanted: str | None) -> str:
    """Return a language of the course, the wanted one if it is one."""
    return wanted if wanted in LANGUAGES else SOURCE


def is_place(page: str, scene: str) -> bool:
    """Tell whether the course has a page with a scene of this name; any has one without a name.

    Examples
    --------
    >>> is_place("odds", "rulers"), is_place("odds", ""), is_place("odds", "nowhere")
    (True, True, False)
    """
    scenes = {one.path: (*one.scenes, *one.claims) for one in ready_lessons()}
    return scene in ("", *scenes.get(page, ())) and page in ("", CLASS, *scenes)


@lru_cache(maxsize=MOST_KEPT)
def question_of(page: str, scene: str, question: str, language: str = SOURCE) -> Listed | None:
    """Return a question of a scene by its name; None where the scene asks none of this name.

    The first time it may take long: what is right has to be computed.
    """
    if not NAME.fullmatch(question):
        return None
    return named_question(page, scene, question, language=language)


@lru_cache(maxsize=MOST_KEPT)
def asked_at(page: str, scene: str, query: str, language: str) -> Sequence[Listed]:
    """Return what a scene asks at an address; without its name, the first scene of the page."""
    first = next((one.scenes[0] for one in ready_lessons() if one.path == page and one.scenes), "")
    return scene_questions(page, scene or first, dict(parse_qsl(query)), language=language)


def rule_of(page: str, scene: str, question: str) -> AnswerRule | None:
    """Return what can be answered to a question of a scene, if it asks one of this name."""
    one = question_of(page, scene, question, SOURCE)
    if one is None:
        return None
    match one.kind, one.x, one.y:
        case "choice", _, _:
            return AnswerRule("choice", count=len(one.choices))
        case "point", Axis() as x, None:
            return AnswerRule("number", low=_low(x), high=_high(x))
        case "point", Axis() as x, Axis() as y:
            return AnswerRule("point", low=(_low(x), _low(y)), high=(_high(x), _high(y)))
        case "curve", Axis() as x, Axis() as y:
            count = len(x.stops)
            gaps = count - ceil(COVERED * count)
            return AnswerRule("curve", count=count, gaps=gaps, low=_low(y), high=_high(y))
    return AnswerRule("number")


def _low(axis: Axis) -> float:
    return float(axis.stops[0])


def _high(axis: Axis) -> float:
    return float(axis.stops[-1])
