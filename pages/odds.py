"""Odds and logit: one belief on three scales."""

from lessons.odds import coin, ladder, rulers
from lessons.odds.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("odds"), (rulers.SCENE, ladder.SCENE, coin.SCENE), STORY)
