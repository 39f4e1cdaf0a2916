"""A control is told where it stands together with what it is, not only what it is set to.

A browser draws a control as it begins and sets it a moment later. Whatever has the page run between
the two, such as answers that the tab has kept, brings what it began with: the first option or the
lowest value, in the place of what a link says.
"""

from typing import Any

import pytest
from course import opened

LINKS = {
    "odds": {"p": "0.25"},
    "sigmoid": {"w": "2.5", "b": "-1", "x": "1.5"},
    "likelihood": {"scene": "coins", "heads": "7", "flips": "12", "pi": "0.4"},
    "loss": {"scene": "descent", "rate": "5", "walk": "3", "w0": "1.5"},
    "softmax": {"scene": "pipeline", "z1": "2.5", "t": "5"},
    "cross-entropy": {"scene": "beliefs", "p1": "0.5", "p2": "0.3", "p3": "0.2", "unit": "bits"},
    "train": {"data": "moons", "lr": "0.03", "batch": "20", "features": "x1,x2,x1x2", "step": "40"},
}


def begins(kind: str, widget: Any) -> Any:
    """Return what the browser is told that a control begins with."""
    proto = widget.proto
    match kind:
        case "slider":
            return proto.default[0]
        case "select_slider":
            return proto.options[int(proto.default[0])]
        case "selectbox":
            return proto.options[proto.default]
        case "button_group":
            return [proto.options[i].content for i in proto.default]
    return proto.default


def stands(kind: str, widget: Any) -> Any:
    """Return what a control is set to, as it is told."""
    if kind == "button_group":
        chosen = widget.value if isinstance(widget.value, list) else [widget.value]
        return [widget.format_func(one) for one in chosen if one is not None]
    if kind in ("select_slider", "selectbox"):
        return widget.format_func(widget.value)
    return widget.value


@pytest.mark.parametrize("page", LINKS)
def test_every_control_begins_where_it_stands(page: str) -> None:
    app = opened(page, **LINKS[page])
    seen = 0
    for kind in (
        "slider",
        "select_slider",
        "selectbox",
        "button_group",
        "number_input",
        "checkbox",
    ):
        for widget in app.get(kind):
            assert begins(kind, widget) == stands(kind, widget), (kind, widget.key)
            seen += 1
    assert seen > 3
