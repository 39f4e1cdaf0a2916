"""The scenes of the lesson, in order."""

from lessons.sigmoid import inverse, latent, panels, saturation, slope

SCENES = (panels.SCENE, inverse.SCENE, slope.SCENE, saturation.SCENE, latent.SCENE)
