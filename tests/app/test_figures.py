"""What each live figure is told agrees with itself: a preview is the figure that will follow."""

import re
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from course import (
    DECKS,
    controls_of,
    elements,
    figures,
    frame,
    good_values,
    opened,
    row,
    seen,
    usually,
)

from ui.parameters import Field, Slider

SENT = 40_000  # bytes that a rerun may send


@pytest.fixture(params=usually(DECKS), scope="module")
def page(request: pytest.FixtureRequest) -> str:
    """Return the address of each lesson that is a deck of scenes."""
    return str(request.param)


@pytest.fixture(scope="module")
def drawn(page: str) -> list[dict[str, Any]]:
    """Return every live figure of a page, at the defaults and at both ends of its controls."""
    ends = [{one.key: good_values(one)[end] for one in controls_of(page)} for end in (0, -1)]
    return [
        figure
        for values in ({}, *ends)
        for figure in figures((opened if values else seen)(page, **values)).values()
    ]


def test_plotly_accepts_every_figure(drawn: list[dict[str, Any]]) -> None:
    for told in drawn:
        figure = go.Figure(told["figure"])
        assert len(figure.data) == len(told["figure"]["data"])
        figure.update_layout({k: v for k, v in told["narrow"].items() if k != "height"})


def test_every_figure_has_a_name_and_says_what_it_shows(
    page: str, drawn: list[dict[str, Any]]
) -> None:
    for told in drawn:
        assert told["name"]
        assert re.search(r"\d", told["summary"]), told["key"]
    summaries = {(told["key"], told["summary"]) for told in drawn}
    assert len(summaries) > len({told["key"] for told in drawn})


def test_a_sweep_holds_every_value_that_its_slider_can_take(
    page: str, drawn: list[dict[str, Any]]
) -> None:
    sliders = {one.key: one for one in controls_of(page) if isinstance(one, Slider)}
    for told in drawn:
        for sweep in told["sweeps"]:
            if sweep["control"] in sliders:
                expected = sliders[sweep["control"]].values
                np.testing.assert_array_equal(sweep["values"], expected)


def test_every_slider_is_followed_by_a_figure(page: str, drawn: list[dict[str, Any]]) -> None:
    followed = {sweep["control"] for told in drawn for sweep in told["sweeps"]}
    app = seen(page)
    shown = {one.key for one in (*app.slider, *app.select_slider)}
    dragged = [one for one in controls_of(page) if not isinstance(one, Field)]
    sliders = {one.key for one in dragged if isinstance(one, Slider)}
    assert sliders & shown - followed == set()
    assert followed >= sliders or page == "train"  # of its numbers only one is in hand


def test_the_sweeps_at_the_present_value_are_the_figure_itself(drawn: list[dict[str, Any]]) -> None:
    compared = 0
    for told in drawn:
        for sweep in told["sweeps"]:
            at = frame(sweep)
            for index, changes in sweep["traces"]:
                for name, rows in changes.items():
                    trace: Any = told["figure"]["data"][index]
                    for part in name.split("."):
                        trace = trace[part]
                    now = np.ravel(row(rows, at))
                    texts = now.size and isinstance(now[0], str)
                    place = f"{told['key']}, {sweep['control']}, trace {index}, {name}"
                    if texts:
                        assert [trace] == list(now) or list(trace) == list(now), place
                    else:
                        atol = getattr(rows, "unit", 0.0) / 2 or 1e-12
                        np.testing.assert_allclose(
                            np.ravel(trace), now, rtol=3e-7, atol=atol, err_msg=place
                        )
                    compared += 1
    assert compared


def test_the_readouts_at_the_present_value_are_exact(drawn: list[dict[str, Any]]) -> None:
    for told in drawn:
        values = {readout["name"]: readout["value"] for readout in told["readouts"]}
        for sweep in told["sweeps"]:
            at = frame(sweep)
            swept = {name: rows[at] for name, rows in sweep["readouts"].items()}
            np.testing.assert_equal(swept, {name: values[name] for name in swept}, told["key"])


def test_every_live_number_of_a_formula_is_a_readout(drawn: list[dict[str, Any]]) -> None:
    for told in drawn:
        names = {readout["name"] for readout in told["readouts"]}
        assert set(re.findall(r'data-live="(\w+)"', told["formula"])) <= names


def test_a_handle_is_a_point_that_its_sweep_moves(drawn: list[dict[str, Any]]) -> None:
    for told in drawn:
        for handle in told["handles"]:
            sweeps = [one for one in told["sweeps"] if one["control"] == handle["control"]]
            moved = [index for sweep in sweeps for index, _ in sweep["traces"]]
            assert handle["trace"] in moved or handle["scrub"], told["key"]
            trace = told["figure"]["data"][handle["trace"]]
            assert handle["point"] < len(trace["x"])


def test_a_figure_is_small_enough_to_follow_at_once(drawn: list[dict[str, Any]], page: str) -> None:
    again = opened(page).run()  # the frames of a film are sent once
    mounted = [one.proto for one in elements(again) if one.type == "bidi_component"]
    sizes = {proto.id: len(proto.SerializeToString()) for proto in mounted}
    assert {key: size for key, size in sizes.items() if size > SENT} == {}


def test_texts_of_a_figure_are_in_the_language_of_the_page(page: str) -> None:
    english, korean = (figures(seen(page, lang=language)) for language in ("en", "ko"))
    for key, told in english.items():
        assert told["labels"] != korean[key]["labels"], key
        assert told["name"] != korean[key]["name"], key
