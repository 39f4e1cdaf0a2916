"""Questions before the answer shows: the reader commits to one, is told why, and tries again.

`Scene.questions()` lists what a scene asks, without drawing anything. Every kind of question has

* ``text``: what is asked, and ``hint``: what helps after a wrong answer;
* ``answer``: the right answer as a text;
* ``foreseen``: wrong answers that are often given, each with its ``answer`` and ``reply`` as texts;
* ``solution``: the right answer as it is taken, and each wrong one's ``example`` of the same kind;
* ``reveal()``: the right answer, and why.

All texts are in the reader's language, so a question is made once in each.
"""

from ui.questions.axis import Axis, upright
from ui.questions.choose import Answer, ChooseOne
from ui.questions.drawing import (
    asked,
    asking,
    board_waits,
    draw_board,
    draw_outcome,
    draw_question,
    draw_way_back,
    hidden_words,
    settled,
    waiting,
)
from ui.questions.given import Given, GivenAnswers, tries_of
from ui.questions.in_class import (
    ClassQuestion,
    Round,
    asked_in_class,
    is_asked_in_class,
    truth_hidden,
)
from ui.questions.keeping import keep_answers
from ui.questions.number import AskNumber
from ui.questions.place import Misplaced, PlacePoint
from ui.questions.place_on_map import Mislaid, PlaceOnMap
from ui.questions.question import Foreseen, Question
from ui.questions.seeding import QUESTIONS, seeded, take_new_numbers
from ui.questions.sketch import COVERED, Drawn, Misdrawn, SketchCurve
from ui.questions.wire import to_wire

__all__ = [
    "COVERED",
    "QUESTIONS",
    "Answer",
    "AskNumber",
    "Axis",
    "ChooseOne",
    "ClassQuestion",
    "Drawn",
    "Foreseen",
    "Given",
    "GivenAnswers",
    "Misdrawn",
    "Mislaid",
    "Misplaced",
    "PlaceOnMap",
    "PlacePoint",
    "Question",
    "Round",
    "SketchCurve",
    "asked",
    "asked_in_class",
    "asking",
    "board_waits",
    "draw_board",
    "draw_outcome",
    "draw_question",
    "draw_way_back",
    "hidden_words",
    "is_asked_in_class",
    "keep_answers",
    "seeded",
    "settled",
    "take_new_numbers",
    "to_wire",
    "tries_of",
    "truth_hidden",
    "upright",
    "waiting",
]
