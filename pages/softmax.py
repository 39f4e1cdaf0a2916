"""Softmax: many scores become as many probabilities, at any temperature."""

from lessons.softmax import (
    differences,
    duel,
    numerics,
    picture,
    pipeline,
    scores,
    soft_maximum,
    temperature,
)
from lessons.softmax.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

SCENES = (scores, pipeline, temperature, differences, picture, numerics, soft_maximum, duel)

deck(lesson_at("softmax"), [scene.SCENE for scene in SCENES], STORY)
