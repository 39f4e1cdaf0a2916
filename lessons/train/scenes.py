"""The scenes of the lesson, in order."""

from lessons.train import (
    batches,
    cockpit,
    equation,
    loss_surface,
    mistakes_made,
    one_step,
    takeaway,
)

SCENES = (
    cockpit.SCENE,
    one_step.SCENE,
    batches.SCENE,
    mistakes_made.SCENE,
    loss_surface.SCENE,
    equation.SCENE,
    takeaway.SCENE,
)
