"""The scenes of the lesson, in order."""

from lessons.loss import assumptions, compare, descent, growth, loss_surface, points, prices

SCENES = (
    prices.SCENE,
    compare.SCENE,
    points.SCENE,
    descent.SCENE,
    assumptions.SCENE,
    loss_surface.SCENE,
    growth.SCENE,
)
