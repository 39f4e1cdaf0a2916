"""The noisy score: its part above zero, and previews that are the figures that follow."""

import numpy as np
import pytest
from drawn import LABELS, accepts, agrees, lines_are_finite

from core.binary import sigmoid, sigmoid_derivative
from lessons.sigmoid.charts import latent

FINE = np.linspace(-8, 8, 321)


def hump(scores):
    nodes = latent.noise_nodes(FINE, sigmoid_derivative(FINE))
    above = latent.noise_above(nodes, scores)
    return latent.Hump(nodes, sigmoid_derivative(nodes), above, sigmoid_derivative(above))


@pytest.mark.parametrize("noise", ["normal", "logistic"])
@pytest.mark.parametrize("score", [-4.0, 0.0, 1.0, 4.0])
def test_a_preview_of_the_noisy_score_is_the_figure_that_follows(score, noise):
    scores = np.round(np.linspace(-4, 4, 81), 1)
    shares = sigmoid(scores)
    at = int(np.flatnonzero(scores == score)[0])
    curves = {"score": scores, "normal": shares, "logistic": shares, "at": scores, "shares": shares}
    figure = latent.latent_panels(score, shares[at], hump(score), curves, LABELS, noise=noise)
    frames = latent.latent_frames(scores, shares, hump(scores))
    accepts(figure, latent.PANELS.narrow())
    first, last = figure["layout"]["xaxis2"]["range"]
    assert first < scores[0]  # a circle at an end is not cut, nor does it hide a number
    assert scores[-1] < last
    assert lines_are_finite(figure, frames)
    agrees(figure, frames, at)


def test_the_shaded_part_lies_above_zero_and_stands_on_the_axis():
    scores = np.linspace(-4, 4, 81)
    above = latent.latent_frames(scores, sigmoid(scores), hump(scores))[latent.ABOVE]
    assert np.all(above["x"] >= 0)
    assert np.all(above["y"][:, 0] == 0)
    area = np.trapezoid(above["y"][:, 1:], above["x"][:, 1:], axis=1)
    np.testing.assert_allclose(area, sigmoid(scores), atol=0.01)
