"""The temperature figure of the softmax page follows the scores above, where it shows them."""

import numpy as np
import pytest
from course import elements, figures, opened, seen

SENT = 85_000  # bytes; all else on the page stays below 40 kB


def controls(**parameters: str) -> list[str]:
    return [sweep["control"] for sweep in figures(seen("softmax", **parameters))["heat"]["sweeps"]]


def test_the_scores_move_the_figure_only_where_it_is_theirs() -> None:
    assert controls() == controls(heated="tie") == ["t"]
    assert controls(heated="own") == ["t", "z1", "z2", "z3"]
    assert controls(heated="own", k="5") == ["t", "z1", "z2", "z3", "z4", "z5"]


@pytest.mark.parametrize("t", ["1", "5", "10"])
def test_a_preview_has_the_number_of_boltzmann(t: str) -> None:
    told = figures(seen("softmax", heated="own", t=t))["heat"]
    sweep = next(one for one in told["sweeps"] if one["control"] == "z1")
    weights = np.exp(np.array([-10.0, 2.0, 3.0]) / float(t))
    expected = weights / weights.sum()
    assert sweep["values"][0] == -10
    assert sweep["readouts"]["lowest_energy"][0] == pytest.approx(expected.max(), rel=1e-12)
    assert sweep["readouts"]["highest_energy"][0] == pytest.approx(expected.min(), rel=1e-12)


def test_a_score_that_passes_another_changes_no_name() -> None:
    for heated, named in (("own", False), ("ladder", True)):
        told = figures(seen("softmax", heated=heated))["heat"]
        assert ("dog" in told["readouts"][1]["label"]) == named


@pytest.mark.parametrize("k", ["2", "3", "4"])
def test_the_figure_stays_small(k: str) -> None:
    app = opened("softmax", heated="own", k=k)
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    sizes = [len(proto.SerializeToString()) for proto in mounted if proto.id.endswith("heat")]
    assert len(sizes) == 1
    assert sizes[0] < SENT
