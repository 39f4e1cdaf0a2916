"""Every question on cross-entropy: one right answer, and an own reply to each wrong one."""

import pytest
from course import asked, figures, press, readouts, texts
from streamlit.testing.v1 import AppTest

from lessons.cross_entropy.charts import beliefs

PAGE = "cross-entropy"
# Scene, key, place of the right answer among so many.
CHOICES = (
    ("beliefs", "predict_self", 2, 4),
    ("stream", "predict_constant", 2, 4),
    ("curvature", "predict_flat", 2, 4),
)
# Scene, key, what is right, and what is often said instead with part of the reply.
NUMBERS = (
    (
        "gradient",
        "predict_arrow",
        ("-2/3", "−.67", "-0.667"),
        {
            "2/3": "Right size",
            "1/3": "each of the others",
            "-1": "belief of 0",
            "-3": "slope along q",
        },
    ),
    (
        "coding",
        "predict_three",
        ("1.58", "1.585", "1,59"),
        {"1.5": "not the middle", "1.67": "one symbol at a time", "2": "four symbols"},
    ),
)
EXTRA = (
    ("surprisal", "predict_million", ("20", "19.93"), "19"),
    ("beliefs", "predict_bits", ("2",), "1.75"),
    ("coding", "predict_signals", ("2",), "3"),
)


def chosen(scene: str, key: str, answer: int) -> AppTest:
    return asked(PAGE, scene=scene).radio(key=f"{key}_answer").set_value(answer).run()


def typed(app: AppTest, key: str, answer: str) -> AppTest:
    app.text_input(key=f"{key}_answer").set_value(answer)
    return press(app, f"{key}_check")


@pytest.mark.parametrize(("scene", "key", "right", "count"), CHOICES)
def test_one_answer_is_right_and_each_other_has_its_own_reply(
    scene: str, key: str, right: int, count: int
) -> None:
    replies = set()
    for answer in range(count):
        app = chosen(scene, key, answer)
        assert len(app.success) == (answer == right)
        assert len(app.warning) == (answer != right)
        replies.add((*app.success, *app.warning)[0].value)
    assert len(replies) == count


@pytest.mark.parametrize(("scene", "key", "right", "wrong"), NUMBERS)
def test_numbers_are_read_in_every_form_and_slips_are_answered(
    scene: str, key: str, right: tuple[str, ...], wrong: dict[str, str]
) -> None:
    for answer in right:
        assert typed(asked(PAGE, scene=scene), key, answer).success, answer
    for answer, reply in wrong.items():
        (told,) = typed(asked(PAGE, scene=scene), key, answer).warning
        assert reply in told.value


@pytest.mark.parametrize(("scene", "key", "right", "wrong"), EXTRA)
def test_one_more_question_is_asked_below(
    scene: str, key: str, right: tuple[str, ...], wrong: str
) -> None:
    for answer in right:
        assert typed(asked(PAGE), key, answer).success, answer
    app = typed(asked(PAGE), key, wrong)
    assert app.warning
    assert not app.success


@pytest.mark.parametrize(
    ("scene", "figure", "key", "answer"),
    [
        ("beliefs", "beliefs", "predict_self", beliefs.PRICES),
    ],
)
def test_until_the_question_is_answered_its_answer_is_not_to_be_seen(
    scene: str, figure: str, key: str, answer: tuple[str, ...]
) -> None:
    app = asked(PAGE, scene=scene)
    waiting = figures(app)[figure]
    unseen = [trace for trace in waiting["figure"]["data"] if trace.get("visible") is False]
    assert len(unseen) == len(answer)
    assert waiting["veiled"] is True
    assert (waiting["handles"], waiting.get("corners")) == ([], None)
    numbers = readouts(app)
    settled = figures(press(app, f"{key}_on"))[figure]
    assert "veiled" not in settled
    assert all(trace.get("visible", True) for trace in settled["figure"]["data"])
    assert settled["handles"]
    assert readouts(app) == numbers


def test_the_story_leads_to_training() -> None:
    text = texts(asked(PAGE))
    assert "a belief about three animals has to become one number" in text
    assert "how do all the weights learn at once?" in text
