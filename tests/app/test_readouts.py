"""The numbers that a figure is told are those of the core, to the last bit."""

import pytest
from course import figures, seen

from core.binary import logit, odds


@pytest.mark.parametrize("p", [0.3, 0.75, 0.9, 0.001, 0.999])
def test_readouts_of_odds_are_the_values_of_the_core(p: float) -> None:
    told = figures(seen("odds", p=str(p)))["rulers"]
    shown = {readout["name"]: readout["value"] for readout in told["readouts"]}
    assert shown["probability"] == p
    assert shown["odds"] == float(odds(p))
    assert shown["logit"] == float(logit(p))
