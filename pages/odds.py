"""Odds and logit: one belief on three scales."""

from lessons.odds import coin, evidence, ladder, rulers, symmetry
from lessons.odds.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

SCENES = (rulers.SCENE, symmetry.SCENE, ladder.SCENE, evidence.SCENE, coin.SCENE)

deck(lesson_at("odds"), SCENES, STORY)
