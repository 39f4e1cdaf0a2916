"""Entropy and cross-entropy: what a wrong belief costs, in nats or in bits."""

from lessons.cross_entropy.scenes import SCENES
from lessons.cross_entropy.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("cross-entropy"), SCENES, STORY)
