"""Shares that sum to 1 move together: by keys, past a lock and by the points of their bars."""

import math

import pytest
from expecting import expect
from visitor import Visitor

FAIR = {f"p{number}": repr(1 / 3) for number in (1, 2, 3)}


SHOWN = 0.005 + 1e-9  # half a step of a slider


def shown(visitor: Visitor) -> list[float]:
    """Return what the sliders of P show."""
    return [visitor.value(key) for key in ("p1", "p2", "p3")]


@pytest.mark.exhaustive
def test_keys_faster_than_the_server_make_room_in_proportion(visitor: Visitor) -> None:
    visitor.open("cross-entropy", q1="0", q2="0.7", unit="bits", **FAIR).skip()
    assert visitor.page.locator("[data-readout=cross_entropy]").inner_text() == "∞"
    visitor.input("p2").focus()
    for _press in range(12):
        visitor.page.keyboard.press("ArrowRight")
    visitor.page.wait_for_function("() => location.search.includes('p2=0.45')")
    held = visitor.rest().parameters
    moved = {name: float(value) for name, value in held.items() if name.startswith("p")}
    assert moved == pytest.approx({"p1": 0.275, "p2": 0.45, "p3": 0.275}, rel=1e-12)
    bits = -sum(share * math.log2(share) for share in moved.values())
    assert visitor.readouts()["entropy"] == pytest.approx(bits, rel=1e-12)
    # Turned to the codes, the same P is there.
    visitor.page.locator("[data-scene=coding]").click()
    assert visitor.rest().readouts()["entropy_bits"] == pytest.approx(bits, rel=1e-12)


@pytest.mark.exhaustive
def test_a_locked_share_stays_and_a_dragged_bar_confirms_its_preview(visitor: Visitor) -> None:
    visitor.open("cross-entropy", q1="0", q2="0.7", p1="0.275", p2="0.45", p3="0.275").skip()
    visitor.page.locator(".st-key-lock1 label").click()
    expect(visitor.input("p1")).to_be_disabled()
    visitor.rest().hold("p3", 1.0)
    preview = visitor.readouts()
    assert shown(visitor) == pytest.approx([0.275, 0, 1], abs=SHOWN)  # p3 is where the finger is
    visitor.release()
    assert visitor.rest().readouts() == preview
    assert shown(visitor) == pytest.approx([0.275, 0, 0.725], abs=SHOWN)

    points = visitor.page.locator(".lf-plot").first.locator(".scatterlayer .trace").nth(1)
    box = points.locator(".points > path").nth(1).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x, y - 50, steps=4)
    visitor.frame()
    preview, held = visitor.readouts(), shown(visitor)
    assert sum(held) == pytest.approx(1, abs=3 * SHOWN)
    visitor.page.mouse.up()
    assert visitor.rest().readouts() == preview
    assert shown(visitor) == pytest.approx(held, abs=SHOWN)


@pytest.mark.exhaustive
def test_what_gave_way_is_where_the_next_drag_begins(visitor: Visitor) -> None:
    visitor.open("cross-entropy", scene="beliefs").skip()
    for key, share in (("q2", 0.8), ("q1", 0.35), ("q3", 0.1)):
        visitor.hold(key, share)
        preview, held = visitor.readouts(), [visitor.value(f"q{n}") for n in (1, 2, 3)]
        assert sum(held) == pytest.approx(1, abs=3 * SHOWN)
        visitor.release()
        assert visitor.rest().readouts() == preview
        assert [visitor.value(f"q{n}") for n in (1, 2, 3)] == pytest.approx(held, abs=SHOWN)
