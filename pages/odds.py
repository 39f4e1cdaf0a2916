"""Odds and logit: one belief on three scales."""

from lessons.odds.scenes import SCENES
from lessons.odds.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(lesson_at("odds"), SCENES, STORY)
