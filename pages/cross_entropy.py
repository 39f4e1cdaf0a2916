"""Entropy and cross-entropy: what a wrong belief costs, in nats or in bits."""

from lessons.cross_entropy import beliefs, coding, curvature, gradient, stream, surprisal
from lessons.cross_entropy.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

SCENES = (surprisal, beliefs, gradient, stream, coding, curvature)

deck(lesson_at("cross-entropy"), [scene.SCENE for scene in SCENES], STORY)
