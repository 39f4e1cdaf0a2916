"""The scenes of the lesson, in order."""

from lessons.likelihood import coins, mirror, pictures, race, spread

SCENES = (coins.SCENE, mirror.SCENE, pictures.SCENE, race.SCENE, spread.SCENE)
