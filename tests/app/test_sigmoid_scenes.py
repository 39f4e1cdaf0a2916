"""The scenes on the sigmoid ask before they show, answer each slip, and show what they promise."""

from typing import Any

import pytest
from course import asked, figures, opened, press, promised, readouts, seen, texts
from streamlit.testing.v1 import AppTest

from core.binary import midpoint, normal_cdf, probability_change, sigmoid, sigmoid_derivative
from core.floats import naive_sigmoid
from ui.numbers import significant

# Parameters, and each readout as the lesson is told, to its last digits.
CASES: list[tuple[dict[str, str], dict[str, str]]] = [
    ({"w": "2", "b": "-3"}, {"z": "-3", "probability": ".0474258731775668"}),
    ({"w": "2", "b": "-3", "x": "1.5"}, {"z": "0", "probability": ".5", "slope_x": ".5"}),
    (
        {"x": "3"},
        {
            "probability": ".952574126822433",
            "slope": ".045176659730912",
            "slope_x": ".045176659730912",
            "step_q": ".029439663215475",
        },
    ),
    ({"x": "-0.5"}, {"step_q": ".244918662403709"}),
    (
        {"w": "2"},
        {"slope_x": ".5", "step_q": ".380797077977882", "odds_factor": "7.38905609893065"},
    ),
    (
        {"w": "-1"},
        {"slope_x": "-.25", "step_q": "-.231058578630005", "odds_factor": ".367879441171442"},
    ),
    ({"w": "0", "x": "3"}, {"slope_x": "0", "step_q": "0", "odds_factor": "1"}),
    ({"mirror": "2"}, {"mirrored": ".880797077977882", "mirrored_back": "2.000000000000"}),
    ({"far": "40"}, {"naive_rest": "0", "stable_price": "40.00000000000"}),
    ({"score": "1"}, {"normal_cdf": ".841344746068543", "logistic_cdf": ".731058578630005"}),
]
# Scene, question, a number that is right and those that have a reply of their own.
NUMBERS: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    (
        "inverse",
        "predict_opposite",
        "11.9%",
        [("-0.881", "never below 0"), ("0,881", "opposite events"), ("1.135", "inverts the odds")],
    ),
]
CHOICES = [
    ("slope", "predict_same_step", 1),
    ("saturation", "predict_saturated", 1),
    ("latent", "predict_latent", 2),
]


def answered(app: AppTest, key: str, text: str) -> AppTest:
    """Type an answer and let it be checked."""
    app.text_input(key=f"{key}_answer").set_value(text)
    return press(app, f"{key}_check")


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in (*app.success, *app.warning))


@pytest.mark.parametrize(("parameters", "numbers"), CASES)
def test_the_numbers_of_the_lesson(parameters: dict[str, str], numbers: dict[str, str]) -> None:
    assert promised(seen("sigmoid", **parameters), numbers)


@pytest.mark.parametrize("parameters", [{"w": "2"}, {"x": "1.5", "b": "-3"}, {}])
def test_a_link_of_weight_bias_and_input_opens_the_line_and_its_s(
    parameters: dict[str, str],
) -> None:
    app = opened("sigmoid", view="page", **parameters)
    assert list(figures(app)) == ["panels"]
    assert list(readouts(app)) == ["z", "probability", "slope"]


@pytest.mark.parametrize(("scene", "key", "right", "slips"), NUMBERS)
def test_a_number_is_right_or_answered_by_what_went_wrong(
    scene: str, key: str, right: str, slips: list[tuple[str, str]]
) -> None:
    for text, reply in slips:
        app = answered(asked("sigmoid", scene=scene), key, text)
        assert not app.success
        assert reply in said(app), text
    app = answered(asked("sigmoid", scene=scene), key, right)
    assert app.success
    assert not app.warning


@pytest.mark.parametrize(("scene", "key", "right"), CHOICES)
def test_a_choice_is_right_or_answered_by_what_went_wrong(scene: str, key: str, right: int) -> None:
    replies = set()
    options = len(asked("sigmoid", scene=scene).radio(key=f"{key}_answer").options)
    for choice in range(options):
        app = asked("sigmoid", scene=scene)
        app.radio(key=f"{key}_answer").set_value(choice).run()
        assert bool(app.success) == (choice == right)
        replies.add(said(app))
    assert len(replies) == options


def test_the_answers_are_those_of_the_core() -> None:
    assert midpoint(weight=2, bias=-3) == 1.5
    assert naive_sigmoid(40) == 1.0
    step = asked("sigmoid", scene="slope").radio(key="predict_same_step_answer").options
    near, far = (significant(probability_change(x, x + 1)) for x in (0, 3))
    assert (near, far) == ("0.231", "0.0294")
    assert [near in step[0], far in step[1]] == [True, True]
    noise = asked("sigmoid", scene="latent").radio(key="predict_latent_answer").options
    assert noise[1:3] == [significant(sigmoid(1)), significant(normal_cdf(1))]


def drawn(app: AppTest, key: str) -> dict[str, Any]:
    return figures(app)[key]


def test_the_mirror_shows_one_point_until_the_opposite_score_is_predicted() -> None:
    app = asked("sigmoid", scene="inverse")
    before = drawn(app, "mirror_figure")["figure"]["data"]
    assert [trace["mode"] for trace in before] == ["lines", "markers"]  # the mirror, and the point
    after = drawn(press(app, "predict_opposite_on"), "mirror_figure")["figure"]["data"]
    assert len(after) == 6


def test_nothing_tells_the_share_above_zero_until_it_is_predicted() -> None:
    app = asked("sigmoid", scene="latent")
    told = drawn(app, "latent_figure")
    assert not any(readout["shown"] for readout in told["readouts"])
    assert {trace.get("xaxis") for trace in told["figure"]["data"]} == {"x"}
    assert "0.8" not in told["summary"]
    told = drawn(press(app, "predict_latent_on"), "latent_figure")
    assert all(readout["shown"] for readout in told["readouts"])
    assert {trace.get("xaxis") for trace in told["figure"]["data"]} == {"x", "x2"}


def test_nothing_tells_where_the_formula_saturates_until_it_is_predicted() -> None:
    app = asked("sigmoid", scene="saturation")
    told = drawn(app, "saturation_figure")["figure"]
    assert (len(told["data"]), told["layout"]["shapes"]) == (4, [])
    told = drawn(press(app, "predict_saturated_on"), "saturation_figure")["figure"]
    assert (len(told["data"]), len(told["layout"]["shapes"])) == (8, 2)


def test_the_derivation_asks_for_its_peak_before_it_goes_on() -> None:
    app = asked("sigmoid")
    last = "Chain rule with z = wx + b"
    assert "The slope is known as soon as q is known." in texts(app)
    assert last not in texts(app)
    app = answered(app, "predict_slope", "0.5")
    assert "That is the q at which the product is greatest" in said(app)
    app = answered(app, "predict_slope", "1/4")
    why = f"½ · ½ = {sigmoid_derivative(0)}, at q = ½."
    assert [one.value for one in app.success] == [f"Right. {why}"]
    assert last in texts(press(app, "predict_slope_on"))


def test_a_flat_line_says_that_it_has_no_midpoint() -> None:
    words = "both curves are flat, and there is no midpoint"
    assert words in texts(seen("sigmoid", w="0"))
    assert words not in texts(seen("sigmoid"))
