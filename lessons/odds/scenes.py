"""The scenes of the lesson, in order."""

from lessons.odds import coin, evidence, ladder, rulers, symmetry

SCENES = (rulers.SCENE, symmetry.SCENE, ladder.SCENE, evidence.SCENE, coin.SCENE)
