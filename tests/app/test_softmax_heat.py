"""The temperature figure of the softmax page follows the scores above, where it shows them."""

import numpy as np
import pytest
from course import asked, elements, figures, opened, readouts, seen

SENT = 90_000  # bytes, where figure and probabilities follow the scores of another scene
SCENE = 30_000  # bytes


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
        key = told["figure"]["layout"]["annotations"][0]["text"]
        assert ("winner: dog" in key) == named


def test_the_curves_are_drawn_after_the_answer_alone() -> None:
    assert figures(asked("softmax", scene="temperature")) == {}
    assert "heat" in figures(opened("softmax", scene="temperature"))


def test_an_example_has_names_of_its_own_where_other_scores_stand_above() -> None:
    """No live number of one name has two values; the scores are heated where nobody moves them."""
    tie = readouts(seen("softmax", heated="tie", t="0.05"))
    assert tie["heated_p1"] == tie["heated_p2"] == 0.5
    assert tie["heated_effective_classes"] == pytest.approx(2)
    assert tie["p3"] == pytest.approx(1)
    alone = readouts(opened("softmax", scene="temperature", z1="0", t="2", heated="own"))
    weights = np.exp([0, 1, 1.5])
    assert alone["p3"] == pytest.approx(weights[2] / weights.sum())


def test_scores_that_are_moved_are_those_that_are_heated_from_then_on() -> None:
    app = opened("softmax", scene="scores")
    slider = next(one for one in app.slider if one.key == "z1")
    slider.set_value(3.0).run()
    address = app.session_state["ui.address.Address"]
    assert address.here["heated"] == "own"
    assert address.here["z1"] == "3"
    # A link that says nothing of it heats the example, as it always did.
    linked = opened("softmax", z1="3", scene="scores")
    assert "heated" not in linked.session_state["ui.address.Address"].here


@pytest.mark.parametrize("k", ["2", "3", "4"])
def test_the_figure_stays_small(k: str) -> None:
    app = opened("softmax", heated="own", k=k)
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    mounted = [proto for proto in mounted if proto.component_name == "live_figure"]
    sizes = [len(proto.SerializeToString()) for proto in mounted if proto.id.endswith("-heat")]
    assert len(sizes) == 1
    assert sizes[0] < SENT


@pytest.mark.parametrize("scene", ["scores", "pipeline", "temperature", "differences", "picture"])
def test_a_rerun_of_a_scene_stays_small(scene: str) -> None:
    """Also the exact measure, ``make bench``, counts what Streamlit adds."""
    app = opened("softmax", scene=scene)
    protos = [one.proto for one in elements(app) if getattr(one, "proto", None) is not None]
    assert sum(len(proto.SerializeToString()) for proto in protos) < SCENE
