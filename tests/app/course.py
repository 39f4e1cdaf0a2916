"""Opens pages of the course without a browser, and finds what stands on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from payload_reader import read, unpacked
from streamlit.testing.v1 import AppTest

import lessons.mistakes.page
import ui.layout
import ui.scenes
from ui.catalog import ready_lessons
from ui.parameters import Choice, Number, Parameter, Several, Slider, Switch, Text
from ui.point_editor import PointTable
from ui.questions import Given, GivenAnswers
from ui.shares import Share

ENTRY = Path(__file__).parents[2] / "ui" / "main.py"
LESSONS = {lesson.path: lesson for lesson in ready_lessons()}
DECKS = {path: lesson for path, lesson in LESSONS.items() if lesson.scenes}
USUAL = ("odds", "train")  # the shortest, and the film


def usually(paths: Iterable[str]) -> list[Any]:
    """Leave all but two of the lessons to the exhaustive tests."""
    return [
        path if path in USUAL else pytest.param(path, marks=pytest.mark.exhaustive)
        for path in paths
    ]


TOO_LONG = "9" * 10_000
TEXTS = {
    "layers": ["", "8,8,8"],
    "own": ["a0_0b1_1"],
    "names": ["개, 고양이", "T-rex,🐱"],
    "guesses": ["21CAB40A", "2A200B"],
    "coded": ["0.5,0.25,0.25,0.0,0.0,1.0"],
    "past": ["0*squared_error*adam*0.3*2*0*0.001*relu~20"],
    "coins": [""],
    "at": ["1.5_-2"],
    "by_hand": ["l1.1.1:0.5", "l1.1.1:-2,l1.1.b:0.001"],
    "valley_x": ["bias", "x1x2.3"],
    "valley_y": ["sinx2", "bias.5"],
}
HOSTILE = "<script>alert(1)</script>"


class Settled(GivenAnswers):
    """Answers of a reader who has skipped every question, also those that nobody has asked yet."""

    key = f"{GivenAnswers.__module__}.{GivenAnswers.__qualname__}"

    def of(self, key: str) -> Given:
        return self.by_key.get(key, Given(settled=True))


def opened(page: str, **parameters: str) -> AppTest:
    """Return a page, by its address, as a fresh session with these parameters shows it.

    All scenes of a lesson are shown where none is named, and none of their questions waits.
    """
    app = AppTest.from_file(str(ENTRY), default_timeout=30)
    app.session_state[Settled.key] = Settled()
    return _at(app, page, parameters)


def asked(page: str, **parameters: str) -> AppTest:
    """Return a page whose questions have not been answered yet."""
    return _at(AppTest.from_file(str(ENTRY), default_timeout=30), page, parameters)


def _at(app: AppTest, page: str, parameters: Mapping[str, str]) -> AppTest:
    whole = {"view": "all"} if page and not {"scene", "view"} & {*parameters} else {}
    for name, value in {"lang": "en", **whole, **parameters}.items():
        app.query_params[name] = value
    if not page:
        return app.run()
    app._registered_pages = registered_pages()
    return go(app, page)


@lru_cache(maxsize=64)
def seen(page: str, **parameters: str) -> AppTest:
    """Return a page for all tests that only look at it; it is opened once and cannot be run."""
    return unrunnable(opened(page, **parameters))


def unrunnable(app: AppTest) -> AppTest:
    """Return a page that several tests share, and that none may change."""

    def refuse(*_given: object) -> AppTest:
        raise AssertionError("a page that is shared cannot be run; use opened()")

    # Every way of running a page leads through this method, which is no attribute to mypy.
    app._run = refuse  # type: ignore[method-assign]
    return app


@cache
def registered_pages() -> dict[str, Any]:
    """Return the pages that the entry script knows, so that a session can begin at any of them."""
    return dict(opened("")._registered_pages)


def go(app: AppTest, page: str) -> AppTest:
    """Go to a page, from another or as the first one of a session."""
    file = LESSONS[page].file.name if page else "home.py"
    return app.switch_page(f"../pages/{file}").run()


@cache
def controls_of(page: str) -> tuple[Parameter, ...]:
    """Return the controls that a page tells its head about, without those of every page."""
    told: list[Sequence[Parameter]] = []

    def record(_everywhere: object, own: Sequence[Parameter]) -> list[str]:
        told.append(own)
        return []

    with ExitStack() as patched:
        for module in (ui.layout, ui.scenes, lessons.mistakes.page):
            patched.enter_context(patch.object(module, "open_page", record))
        opened(page)
    # An order of coins fits some counts alone, and a scene is none of the others; both have tests.
    return tuple(control for control in told[-1] if control.key not in ("coins", "scene"))


def good_values(control: Parameter) -> list[str]:
    match control:
        case Share():  # good only together with its fellows
            return [repr(control.default)]
        case Slider():
            middle = control.values[len(control.values) // 3]
            return [f"{value:g}" for value in (control.low, middle, control.high)]
        case Number(key="step"):  # its upper end is that of the film
            return [str(control.low)]
        case Number(key="batch"):  # its upper end is the number of points
            return [str(control.low), str(control.default)]
        case Number():  # the largest film takes longest, so most rounds are at the default
            return [str(control.low), *[str(control.default)] * 5, str(control.high)]
        case Choice():
            return list(control.options)
        case Text():
            return [control.default, *TEXTS[control.key]]
        case PointTable():
            return ["-1:0,0.5:1"]
        case Several():
            return [",".join(control.default), control.options[-1], ",".join(control.options)]
        case Switch():
            return ["true", "false"]


def bad_values(control: Parameter) -> list[str]:
    everywhere = ["", "nan?", HOSTILE, TOO_LONG, "한글", "\x00"]
    match control:
        case Slider():
            outside = [f"{control.low - control.step:g}", f"{control.high + control.step:g}"]
            return [*everywhere, *outside, "nan", "inf", "-inf", "1e999"]
        case Number():
            return [*everywhere, str(control.low - 1), str(control.high + 1), "1.5", "inf"]
        case Choice() | Several():
            return [*everywhere, control.options[0].upper() + "x"]
        case Text() | PointTable():
            return [text for text in everywhere if control.rule(text)]
        case Switch():
            return [*everywhere, "2"]


def rounds(page: str, values_of: Callable[[Parameter], list[str]]) -> list[dict[str, str]]:
    """Return so many settings of all controls at once that every value of each occurs."""
    values = {control.key: values_of(control) for control in controls_of(page)}
    longest = max(len(texts) for texts in values.values())
    return [{key: texts[i % len(texts)] for key, texts in values.items()} for i in range(longest)]


def meant(control: Parameter, text: str) -> Any:
    """Return the value that a good text stands for."""
    match control:
        case Slider():
            return float(text)
        case Number():
            return int(text)
        case Choice() | Text() | PointTable():
            return text
        case Several():
            return tuple(text.split(","))
        case Switch():
            return text == "true"


def value_of(app: AppTest, control: Parameter) -> Any:
    """Return what a control stands for in a session."""
    text = app.session_state["ui.address.Address"].here.get(control.key)
    return control.default if text is None else control.parse(text)


def elements(app: AppTest) -> Iterator[Any]:
    """Walk through everything on the page."""

    def below(node: Any) -> Iterator[Any]:
        for child in node.children.values():
            yield child
            if hasattr(child, "children"):
                yield from below(child)

    return below(app._tree)


def figures(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what each live figure of the page was told, by its key."""
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    sent = [proto.bytes for proto in mounted if proto.component_name == "live_figure"]
    payloads = [read(unpacked(one)) for one in sent]
    return {payload["key"]: payload for payload in payloads}


def readouts(app: AppTest) -> dict[str, float]:
    """Return every live number of the page, by its name."""
    shown: dict[str, float] = {}
    for figure in figures(app).values():
        for readout in figure["readouts"]:
            value = shown.setdefault(readout["name"], readout["value"])
            assert np.array_equal(value, readout["value"], equal_nan=True), readout["name"]
    return shown


def promised(app: AppTest, numbers: dict[str, str]) -> bool:
    """Tell whether live numbers are these printed ones, to their last digit; say where not."""
    shown = readouts(app)
    found = {
        name: str(Decimal(shown[name]).quantize(Decimal(text))) for name, text in numbers.items()
    }
    assert found == {name: str(Decimal(text)) for name, text in numbers.items()}, found
    return True


def press(app: AppTest, key: str) -> AppTest:
    """Press a button of the page."""
    app.button(key=key).click().run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    """Return all words of the page."""
    found = []
    for one in elements(app):
        proto = getattr(one, "proto", None)
        found += [str(getattr(proto, name, "")) for name in ("body", "label")]
    return "\n".join(found)


def row(rows: Any, at: int) -> Any:
    """Return what a sweep puts into a trace at one of its values, as the browser does."""
    if isinstance(rows, dict):
        return rows["whole"][: int(rows["counts"][at])]
    return [rows[at]] if isinstance(rows[at], str) else rows[at]


def frame(sweep: dict[str, Any]) -> int:
    """Return the frame that belongs to the value that the page was drawn for."""
    return int(np.abs(np.asarray(sweep["values"]) - sweep["at"]).argmin())
