"""Loss curves: what a wrong belief costs, and the way to a cheaper one."""

from lessons.loss.scenes import SCENES
from lessons.loss.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("loss"), SCENES, STORY)
