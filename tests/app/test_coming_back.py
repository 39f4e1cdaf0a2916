"""Who comes back to a page finds it as it was left; an address that says something goes first."""

import pytest
from course import go, opened
from streamlit.testing.v1 import AppTest

LEFT = [
    ("cross-entropy", {"unit": "bits"}),
    ("loss", {"dataset": "separable"}),
    ("likelihood", {"heads": "4", "flips": "12"}),
    ("train", {"data": "spirals", "layers": "4,4", "epochs": "50", "features": "x1,x1x2"}),
]


def away_and_back(app: AppTest, page: str, **parameters: str) -> AppTest:
    """Go to another page and back, with what an address then says."""
    app.query_params.clear()
    go(app, "sigmoid")
    app.query_params.clear()
    for name, value in parameters.items():
        app.query_params[name] = value
    return go(app, page)


def said(app: AppTest, names: dict[str, str]) -> dict[str, str]:
    found = {name: app.query_params[name] for name in names if name in app.query_params}
    return {name: text if isinstance(text, str) else text[-1] for name, text in found.items()}


@pytest.mark.parametrize(("page", "settings"), LEFT)
def test_a_page_is_found_as_it_was_left(page: str, settings: dict[str, str]) -> None:
    app = away_and_back(opened(page, **settings), page)
    assert said(app, settings) == settings
    assert not app.warning


def test_what_was_changed_by_hand_is_kept_too() -> None:
    app = opened("train")
    app.button_group(key="data").set_value("moons").run()
    app = away_and_back(app, "train")
    assert app.button_group(key="data").value == "moons"
    app.button_group(key="data").set_value("xor").run()
    assert "data" not in away_and_back(app, "train").query_params


def test_an_address_that_says_something_goes_first() -> None:
    app = away_and_back(opened("train", epochs="50", layers="4,4"), "train", epochs="70")
    assert said(app, {"epochs": "", "layers": ""}) == {"epochs": "70"}


def test_other_pages_and_other_sessions_are_not_touched() -> None:
    app = opened("cross-entropy", unit="bits")
    app.query_params.clear()
    assert "unit" not in go(app, "train").query_params
    assert "unit" not in opened("cross-entropy").query_params


def test_a_language_that_came_with_the_link_stays_in_it() -> None:
    """The browser of the test is English, and a copied link may be opened in another one."""
    app = opened("odds", lang="en", p="0.2")
    assert said(app, {"lang": "", "p": ""}) == {"lang": "en", "p": "0.2"}
    assert said(go(app, "sigmoid"), {"lang": ""}) == {"lang": "en"}


def test_a_page_of_another_address_begins_anew_and_keeps_no_setting_of_before() -> None:
    app = opened("loss", points="-1:0,1:1", y="0", z="2")
    app.query_params.clear()
    app.query_params.update({"z": "3"})
    app.run()
    assert said(app, {"points": "", "y": "", "z": ""}) == {"z": "3"}
    assert app.slider(key="z").value == 3.0
