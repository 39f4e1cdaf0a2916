"""Softmax: many scores become as many probabilities, at any temperature."""

from lessons.softmax.scenes import SCENES
from lessons.softmax.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("softmax"), SCENES, STORY)
