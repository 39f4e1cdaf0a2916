"""Names from outside the course are shown letter by letter, never read as markup of a figure."""

import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from course import figures, opened
from training_page import upload

HOSTILE = "<b>x</b>&amp;%{y}<a href='//b.example'>"
TAGS = re.compile(r"</?(?:a|b|br|em|i|s|span|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE)
FIELDS = re.compile(r"%\{[^}]*\}")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">"}


def seen(text: str) -> str:
    """Return what Plotly makes of a text: fields are filled in, tags obeyed, entities decoded."""

    def decoded(entity: re.Match[str]) -> str:
        name = entity[1]
        return chr(int(name[1:])) if name.startswith("#") else ENTITIES.get(name, entity[0])

    return re.sub(r"&(#\d+|[a-z]+);", decoded, TAGS.sub("", FIELDS.sub("", text)))


def test_the_reader_of_this_test_obeys_markup_as_plotly_does() -> None:
    assert seen("a<br>b &lt;i&gt; %{x:.3f}<b>c</b> &#37;{y}") == "ab <i> c %{y}"
    assert HOSTILE not in seen(HOSTILE)


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Walk through all texts below a value, each with where it stands."""
    match value:
        case str():
            yield place, value
        case dict():
            for key, inner in value.items():
                yield from strings(inner, f"{place}.{key}")
        case list():
            for inner in value:
                yield from strings(inner, place)


def without_numbers(place: str) -> str:
    """Return the place of a text in a figure, the subplots all alike."""
    return re.sub(r"axis\d+", "axis", place)


def named(payload: dict[str, Any]) -> dict[str, set[str]]:
    """Return what the texts with a hostile name in them show, by their place in the figure."""
    found: dict[str, set[str]] = {}
    for part in ("figure", "narrow", "sweeps"):
        for place, text in strings(payload[part], part):
            if "b.example" in text:
                found.setdefault(without_numbers(place), set()).add(seen(text))
    return found


def file(classes: int) -> bytes:
    rows = [f"{i % 5},{i * i % 7},{HOSTILE}{i % classes}" for i in range(12 * classes)]
    return "\n".join([f"{HOSTILE}1 (mm),{HOSTILE}2,fruit", *rows]).encode()


# Where a name of a class or of an axis can enter a figure.
PLACES = {
    "belief": {
        "figure.data.name",
        "figure.layout.xaxis.title.text",
        "figure.layout.yaxis.title.text",
    },
    "network": {"figure.data.text"},
    "errors": {
        "figure.data.name",
        "figure.layout.xaxis.ticktext",
        "figure.layout.yaxis.ticktext",
        "figure.layout.xaxis.title.text",
        "figure.layout.yaxis.title.text",
    },
}
THREE = PLACES["errors"] - {"figure.layout.xaxis.ticktext"}  # which have signs alone there
SURFACE = {"figure.layout.xaxis.title.text", "figure.layout.yaxis.title.text"}


def assert_shown(texts: dict[str, set[str]], name: str) -> None:
    """Fail where a text shows anything but the name; a name may stand in two lines."""
    for place, shown in texts.items():
        assert all(name.replace(" ", "") in text.replace(" ", "") for text in shown), place


@pytest.mark.parametrize(
    ("classes", "parameters", "places"),
    [
        (2, {"layers": "2", "rival": "adam"}, PLACES),
        (3, {"layers": ""}, PLACES | {"errors": THREE, "loss_surface": SURFACE}),
    ],
    ids=["a network and its rival", "a regression of three classes"],
)
def test_a_figure_shows_the_names_of_a_file_as_they_are(
    classes: int, parameters: dict[str, str], places: dict[str, set[str]]
) -> None:
    app = upload(opened("train", data="own", step="10", **parameters), file(classes))
    found = {key: named(payload) for key, payload in figures(app).items()}
    assert {key: set(texts) for key, texts in found.items() if texts} == places
    for texts in found.values():
        assert_shown(texts, HOSTILE)


@pytest.mark.parametrize("k", ["3", "4"])
def test_the_figures_of_softmax_would_show_any_name_as_it_is(k: str) -> None:
    hostile = tuple(f"{HOSTILE}{i}" for i in range(10))
    with patch("lessons.softmax.names.usual_names", lambda: hostile):
        app = opened("softmax", k=k)
    found = {key: named(payload) for key, payload in figures(app).items()}
    assert {key for key, texts in found.items() if texts} >= {"softmax", "heat", "painted"}
    for texts in found.values():
        assert_shown(texts, HOSTILE)
