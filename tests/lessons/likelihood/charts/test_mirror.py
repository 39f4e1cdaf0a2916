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
    assert len(figure["data"]) == 8
    assert finite(figure)
    log, negative = (figure["data"][i]["y"] for i in (mirror.LOG, mirror.NEGATIVE))
    assert np.array_equal(log, -negative)
    assert log.argmax() == negative.argmin()
    agrees(figure, mirror.belief_frames(np.array([0.4]), np.array([here])), 0)
    one = mirror.data_frames(curve[None], (np.array([best]), np.array([peak])), np.array([here]))
    agrees(figure, one, 0)
