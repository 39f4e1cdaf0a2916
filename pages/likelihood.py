"""Likelihood: which belief explains the data best."""

from lessons.likelihood import coins, mirror, pictures, race, spread
from lessons.likelihood.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(
    lesson_at("likelihood"),
    (coins.SCENE, mirror.SCENE, pictures.SCENE, race.SCENE, spread.SCENE),
    STORY,
)
