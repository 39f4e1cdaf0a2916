"""The sigmoid: from a score on a straight line back to a probability."""

from lessons.sigmoid.scenes import SCENES
from lessons.sigmoid.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("sigmoid"), SCENES, STORY)
