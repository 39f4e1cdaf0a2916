"""One whole that the classes share."""

import numpy as np
import pytest
from drawn import accepts, agrees, shares

from lessons.softmax.charts import pipeline

NAMES = tuple("abcdefghij")


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_every_class_has_its_share_of_the_whole_beside_those_before_it(classes: int) -> None:
    p = shares(5, classes)
    figure = pipeline.whole(p[3], NAMES[:classes])
    agrees(figure, pipeline.whole_frames(list(p.T)), 3)
    accepts(figure, {})
    ends = [*reversed(figure["data"][pipeline.PARTS]["x"].tolist()), 1]
    np.testing.assert_allclose(np.diff([0, *ends]), p[3], atol=1e-12)
    assert figure["data"][pipeline.WHOLE]["x"].tolist() == [1]


def test_every_part_has_a_name_and_a_colour_and_a_shorter_one_covers_a_longer() -> None:
    data = pipeline.whole(shares(1, 4)[0], NAMES[:4])["data"]
    assert list(data) == [pipeline.WHOLE, pipeline.PARTS]
    assert [*data[pipeline.WHOLE]["hovertext"], *data[pipeline.PARTS]["hovertext"]] == [*"dcba"]
    assert np.all(np.diff(data[pipeline.PARTS]["x"]) < 0)
    hues = [hue for one in data.values() for hue in one["marker"]["color"]]
    assert len(set(hues)) == 4
