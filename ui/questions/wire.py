"""Answers as a room takes them: by their kind, in the units of their axes."""

from collections.abc import Sequence
from typing import Any

from ui.questions.choose import ChooseOne
from ui.questions.number import AskNumber
from ui.questions.place import PlacePoint
from ui.questions.place_on_map import PlaceOnMap
from ui.questions.question import Question
from ui.questions.sketch import SketchCurve


def to_wire(question: Question, answer: Any) -> dict[str, Any]:
    """Return an answer as a room takes it.

    A choice is told by its place, a number by itself, a place on an axis by its number, a place on
    a map by both, a curve by its heights, None where nothing is drawn.
    """
    match question:
        case ChooseOne():
            return {"choice": answer}
        case AskNumber():
            return {"number": answer}
        case PlacePoint():
            return {"number": float(question.axis.stops[answer])}
        case PlaceOnMap():
            column, row = answer
            return {"point": [float(question.x.stops[column]), float(question.y.stops[row])]}
        case SketchCurve():
            return {"curve": _heights(question, answer)}
    raise TypeError(question)


def _heights(question: SketchCurve, levels: Sequence[int | None]) -> list[float | None]:
    stops = question.y.stops
    return [None if level is None else float(stops[level]) for level in levels]
