"""Likelihood: which belief explains the data best."""

from lessons.likelihood.scenes import SCENES
from lessons.likelihood.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("likelihood"), SCENES, STORY)
