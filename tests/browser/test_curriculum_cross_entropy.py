"""Every number that the curriculum promises of cross-entropy is on its page, to its last digit."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect
from visitor import Visitor

from lessons.cross_entropy.coded import read_pair

PAGE = "cross-entropy"
FAIR = {f"p{number}": repr(1 / 3) for number in (1, 2, 3)}
BLOCKS = ("1.6667", "1.6111", "1.6049", None, "1.5893", "1.5992")  # the fourth is not promised


def printed_like(value: float, text: str) -> Decimal:
    """Return a value rounded to the digits of a printed number."""
    return Decimal(value).quantize(Decimal(text))


def holds(visitor: Visitor, numbers: dict[str, str]) -> bool:
    """Tell whether readouts are these numbers, to their last digit; print them where not."""
    shown = visitor.readouts()
    found = {name: str(printed_like(shown[name], text)) for name, text in numbers.items()}
    assert found == {name: str(Decimal(text)) for name, text in numbers.items()}
    return True


def press(visitor: Visitor, key: str, readout: str) -> Visitor:
    """Press a button that changes a readout, and wait until it has."""
    place = visitor.page.locator(f"[data-readout={readout}]")
    before = place.get_attribute("data-value")
    assert before
    visitor.page.locator(f".st-key-{key} button").click()
    expect(place).not_to_have_attribute("data-value", before)
    return visitor.rest()


def test_the_numbers_at_the_start(visitor: Visitor) -> None:
    visitor.open(PAGE)
    assert holds(
        visitor,
        {
            "entropy": ".801819",
            "cross_entropy": "1.146436",
            "kl": ".344618",
            "reverse_kl": ".352653",
            "entropy_bits": "1.156780",
            "variance_1": ".0819",
            "variance_2": ".1848",
            "variance_3": ".2227",
            "eigenvalue_1": "0",
            "eigenvalue_2": ".11855",
            "eigenvalue_3": ".37090",
        },
    )
    for text in ("1.4426950408889634", "0.356675", "0.685179"):
        assert visitor.page.get_by_text(text).count() == 1, text


def test_bits_and_blocks_of_three_equal_symbols(visitor: Visitor) -> None:
    visitor.open(PAGE, unit="bits", **FAIR)
    assert holds(visitor, {"entropy": "1.584963", "entropy_bits": "1.584963"})
    visitor.input("block").focus()
    for length, bits in enumerate(BLOCKS, start=1):
        if length > 1:
            visitor.page.keyboard.press("ArrowRight")
            visitor.rest()
        assert visitor.value("block") == length
        assert bits is None or holds(visitor, {"block_bits": bits})


def test_presets_and_the_swap_keep_both_distributions(visitor: Visitor) -> None:
    visitor.open(PAGE)
    press(visitor, "swap", "kl")
    assert holds(visitor, {"kl": ".352653", "reverse_kl": ".344618"})
    press(visitor, "learn", "kl")
    shown = visitor.readouts()
    assert shown["kl"] == shown["reverse_kl"] == 0
    assert shown["cross_entropy"] == shown["entropy"]
    press(visitor, "p_one_hot", "entropy")
    assert visitor.readouts()["entropy"] == 0
    press(visitor, "p_soft", "entropy")
    assert holds(visitor, {"entropy": ".394398"})  # (.05, .05, .9)
    press(visitor, "p_fair", "entropy")
    assert holds(visitor, {"entropy": "1.098612"})  # ln 3


def test_a_belief_that_rules_out_what_happens_costs_without_end(visitor: Visitor) -> None:
    visitor.open(PAGE, q1="0", q2="0.7")
    assert visitor.readouts()["cross_entropy"] == visitor.readouts()["kl"] == float("inf")
    assert visitor.page.locator("[data-readout=cross_entropy]").inner_text() == "∞"
    assert visitor.page.get_by_text("Q calls impossible what does happen").count() == 1


def test_the_others_make_room_in_proportion_and_the_link_holds_all_digits(
    visitor: Visitor,
) -> None:
    visitor.open(PAGE, **FAIR)
    visitor.input("p2").focus()
    for _press in range(12):  # faster than the server answers
        visitor.page.keyboard.press("ArrowRight")
    visitor.rest(30)
    held = visitor.parameters
    assert read_pair(held.pop("coded")) is not None  # the codes are still those of before
    moved = {name: float(value) for name, value in held.items()}
    assert moved == pytest.approx({"p1": 0.275, "p2": 0.45, "p3": 0.275}, rel=1e-12)
    names = ("entropy", "cross_entropy", "kl", "reverse_kl")
    shown = visitor.readouts()
    visitor.page.reload()
    after = visitor.rest().readouts()
    assert [after[name] for name in names] == [shown[name] for name in names]


def test_a_locked_class_stays_and_the_others_stop_at_it(visitor: Visitor) -> None:
    visitor.open(PAGE, lock1="true")
    visitor.hold("p3", 1.0)
    held = visitor.readouts()
    visitor.release()
    visitor.rest(30)
    assert visitor.readouts() == held
    assert [visitor.value(key) for key in ("p1", "p2", "p3")] == [0.1, 0, 0.9]
    assert visitor.input("p1").is_disabled()


def test_a_bar_is_dragged_by_its_point(visitor: Visitor) -> None:
    visitor.open(PAGE)
    points = visitor.page.locator(".lf-plot").first.locator(".scatterlayer .trace").nth(1)
    box = points.locator(".points > path").nth(1).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    visitor.page.mouse.move(x, y)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x, y - 50, steps=4)
    visitor.frame()
    held = visitor.readouts()
    visitor.page.mouse.up()
    visitor.rest(30)
    assert visitor.readouts() == held
    q = [visitor.value(f"q{number}") for number in (1, 2, 3)]
    assert q[1] > 0.5
    assert q[0] == q[2] == pytest.approx((1 - q[1]) / 2, abs=0.005)


def test_an_address_that_is_no_distribution_is_explained(visitor: Visitor) -> None:
    visitor.open(PAGE, p1="0.5")
    notice = visitor.page.get_by_role("alert").filter(has_text="sum to 1")
    expect(notice).to_have_count(1)
    assert "p1" not in visitor.parameters
    assert holds(visitor, {"entropy": ".801819"})


def test_every_step_lowers_the_loss_and_the_start_is_found_again(visitor: Visitor) -> None:
    losses = [visitor.open(PAGE).readouts()["loss"]]
    for _step in range(3):
        losses.append(press(visitor, "step_on", "loss").readouts()["loss"])
    assert losses == sorted(losses, reverse=True)
    assert press(visitor, "step_start", "loss").readouts()["loss"] == losses[0]


def test_codes_and_streams_take_the_distributions_when_asked(visitor: Visitor) -> None:
    visitor.open(PAGE)
    press(visitor, "p_fair", "entropy")
    assert holds(visitor, {"entropy_bits": "1.156780"})
    press(visitor, "code_these", "entropy_bits")
    assert holds(visitor, {"entropy_bits": "1.584963", "own_length": "1.6667"})
    assert holds(visitor, {"stream_entropy": "1.584963"})


def test_a_guess_is_scored_by_the_probability_it_was_given(visitor: Visitor) -> None:
    visitor.open(PAGE, heard="1")
    first = visitor.readouts()["stream_yours"]
    press(visitor, "guess_C", "stream_yours")
    second = 2 * visitor.readouts()["stream_yours"] - first
    # -log2 of .8 where the guess is right, of .1 where it is not.
    assert min(abs(second - 0.321928), abs(second - 3.321928)) < 1e-6
    press(visitor, "listen", "stream_yours")
    assert visitor.parameters == {"heard": "12", "guesses": "2C"}
    paid = visitor.readouts()["stream_yours"]
    visitor.page.reload()
    assert visitor.rest().readouts()["stream_yours"] == paid
