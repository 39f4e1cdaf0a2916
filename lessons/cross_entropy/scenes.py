"""The scenes of the lesson, in order."""

from lessons.cross_entropy import beliefs, coding, curvature, gradient, stream, surprisal

SCENES = (
    surprisal.SCENE,
    beliefs.SCENE,
    gradient.SCENE,
    stream.SCENE,
    coding.SCENE,
    curvature.SCENE,
)
