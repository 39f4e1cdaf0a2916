"""What exp is given, on a ruler that counts by powers of ten far from 0."""

import numpy as np
import pytest
from drawn import Labels, accepts, agrees

from lessons.softmax.charts import numerics

NAMES = tuple("abcdefghij")


def test_the_ruler_runs_on_in_both_directions_through_its_zero() -> None:
    places = numerics.on_ruler(numerics.RULER)
    assert np.all(np.diff(places) > 0)
    np.testing.assert_array_equal(places, -places[::-1])
    assert numerics.SPAN[0] < numerics.on_ruler(-1003)
    assert numerics.on_ruler(1003) < numerics.SPAN[1]


@pytest.mark.parametrize("kind", ["float16", "float64"])
def test_the_laboratory_shades_what_overflows_in_the_chosen_type(kind: str) -> None:
    limits = {"float16": 11.0, "float64": 709.0}
    scores = np.array([[1.0, 2, 3], [11, 12, 13]])
    parts = np.array([[0.1, 0.2, 0.7], [np.nan] * 3])
    labels = Labels(classes=NAMES[:3], overflow="above {limit}")
    chosen = {kind: limits[kind], **limits}
    figure = numerics.laboratory(scores[1], scores[1], parts[1], chosen, labels)
    agrees(figure, numerics.offset_frames(scores, scores, parts), 1)
    accepts(figure, numerics.narrow_laboratory(chosen, labels))
    shaded = figure["layout"]["shapes"][0]
    assert shaded["x0"] == pytest.approx(float(np.arcsinh(limits[kind])))
    assert figure["layout"]["annotations"][0]["text"] == f"<b>{kind}: above {limits[kind]:.2f}</b>"
