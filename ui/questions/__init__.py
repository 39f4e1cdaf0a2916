"""Questions before the answer shows: the reader commits to one, is told why, and tries again.

`Scene.questions()` lists what a scene asks, without drawing anything. Every kind of question has

* ``text``: what is asked, and ``hint``: what helps after a wrong answer;
* ``answer``: the right answer as a text;
* ``foreseen``: wrong answers that are often given, each with its ``answer`` and ``reply`` as texts;
* ``reveal()``: the right answer, and why.

All texts are in the reader's language, so a question is made anew in each run.
"""

from ui.questions.choose import Answer, ChooseOne
from ui.questions.drawing import (
    asked,
    asking,
    draw_outcome,
    draw_question,
    settled,
    waiting,
)
from ui.questions.given import Given, GivenAnswers
from ui.questions.number import AskNumber
from ui.questions.question import Foreseen, Question

__all__ = [
    "Answer",
    "AskNumber",
    "ChooseOne",
    "Foreseen",
    "Given",
    "GivenAnswers",
    "Question",
    "asked",
    "asking",
    "draw_outcome",
    "draw_question",
    "settled",
    "waiting",
]
