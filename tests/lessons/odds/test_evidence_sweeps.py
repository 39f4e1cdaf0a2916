"""What is kept of the previews of evidence is what would be reckoned anew."""

from typing import Any

import numpy as np
import pytest

from lessons.odds import evidence
from ui.live_figure import Sweep

RATIOS = (2.0, 5.0, 1.0)


def shown(sweep: Sweep) -> tuple[dict[str, Any], dict[str, Any]]:
    frames = {
        f"{trace} {part}": np.asarray(rows).tolist()
        for trace, parts in sweep.traces.items()
        for part, rows in parts.items()
    }
    return frames, {name: np.asarray(rows).tolist() for name, rows in sweep.readouts.items()}


def sweeps(prior: float, ratios: tuple[float, ...]) -> list[Any]:
    row = np.array(ratios)
    signs = (evidence._sign_sweep(i, prior, row) for i in range(3))
    return [shown(one) for one in (evidence._prior_sweep(prior, row), *signs)]


@pytest.mark.parametrize("prior", [0.3, 0.6])
@pytest.mark.parametrize("ratios", [RATIOS, (0.05, 5.0, 1.0), (2.0, 0.5, 20.0)])
def test_kept_previews_are_those_of_a_fresh_process(
    prior: float, ratios: tuple[float, ...]
) -> None:
    for other in (RATIOS, (20.0, 20.0, 20.0)):
        sweeps(0.5, other)  # what somebody else has looked at
    kept = sweeps(prior, ratios)
    evidence._along.cache_clear()
    np.testing.assert_equal(kept, sweeps(prior, ratios))


def test_a_language_has_previews_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    here, labels = sweeps(0.3, RATIOS), evidence._labels()
    monkeypatch.setattr(evidence, "current_language", lambda: "other")
    monkeypatch.setattr(evidence, "_labels", lambda: {**labels, "prior": "elsewhere"})
    assert sweeps(0.3, RATIOS)[0] != here[0]
