"""The mirror: the top of one curve is the bottom of the other."""

import numpy as np
import pytest
from drawn import LABELS, agrees, finite

from core.likelihood import log_likelihood, maximum_likelihood
from lessons.likelihood.charts import mirror


@pytest.mark.parametrize("heads", [0, 3, 10])
def test_the_mirrored_curves_are_best_at_the_same_place(heads: int) -> None:
    data = {"heads": heads, "flips": 10}
    curve, best = log_likelihood(mirror.LOG_NODES, **data), maximum_likelihood(**data)
    peak, here = log_likelihood(best, **data), log_likelihood(0.4, **data)
    figure = mirror.mirrored(curve, (best, peak), (0.4, here), LABELS)
    assert finite(figure)
    log, negative = (figure["data"][i]["y"] for i in (mirror.LOG, mirror.NEGATIVE))
    assert np.array_equal(log, -negative)
    assert log.argmax() == negative.argmin()
    frames = mirror.belief_frames(np.array([0.4]), np.array([here]))
    for name in (mirror.BEYOND_UP, mirror.BEYOND_DOWN):
        assert [figure["data"][name]["textposition"]] == frames[name].pop("textposition")
    agrees(figure, frames, 0)
    one = mirror.data_frames(curve[None], (np.array([best]), np.array([peak])), np.array([here]))
    agrees(figure, one, 0)


def test_a_belief_beyond_the_panel_has_an_arrow_on_either_side() -> None:
    # 10 heads at π = 0.05: 10 ln 0.05 = -29.957.
    data = {"heads": 10, "flips": 10}
    curve, here = log_likelihood(mirror.LOG_NODES, **data), log_likelihood(0.05, **data)
    traces = mirror.mirrored(curve, (1.0, 0.0), (0.05, here), LABELS)["data"]
    said = {name: traces[name]["text"] for name in (mirror.BEYOND_UP, mirror.BEYOND_DOWN)}
    assert said == {mirror.BEYOND_UP: ["30.0"], mirror.BEYOND_DOWN: ["−30.0"]}
    assert traces[mirror.HERE_UP]["y"].tolist() == [mirror.SPAN]
    assert traces[mirror.HERE_DOWN]["y"].tolist() == [-mirror.SPAN]
