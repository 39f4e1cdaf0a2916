"""The scenes of the lesson, in order."""

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

SCENES = (
    scores.SCENE,
    pipeline.SCENE,
    temperature.SCENE,
    differences.SCENE,
    picture.SCENE,
    numerics.SCENE,
    soft_maximum.SCENE,
    duel.SCENE,
)
