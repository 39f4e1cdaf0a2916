"""Who moves a control of a page that is being left keeps the next page, and is not brought back.

On a slow line there is time to: a link has been followed, and what the old page shows still works.
Parts of two pages that stand in the same place have one name for Streamlit: run as a part of the
page before, it took away all of the next page but itself.
"""

import pytest
from expecting import expect
from line import Line
from visitor import Visitor

HEADER = "[data-testid=stHeader] a[href$='/{}']"
LAST = ".st-key-way_next button"  # of a lesson: the old page is run before the next one
# The scene, its slider, what is pressed then, and where that leads to.
WAYS = [
    ("symmetry", "p", HEADER.format("softmax"), "/softmax"),  # has a part of that name
    ("symmetry", "p", HEADER.format(""), "/"),  # has none
    ("coin", "coin", LAST, "/sigmoid"),
]


@pytest.mark.parametrize(("scene", "key", "press", "target"), WAYS)
def test_a_control_that_is_moved_after_a_link_was_followed_leaves_the_next_page_as_it_is(
    held_up: Visitor, line: Line, scene: str, key: str, press: str, target: str
) -> None:
    page = held_up.open("odds", scene=scene).skip().page
    line.holding = True
    line.asked.clear()
    page.locator(press).first.click()
    held_up.until(lambda: line.held, "an answer is held up")
    held_up.input(key).press("ArrowRight")
    held_up.until(lambda: any(asked.fragment_id for asked in line.asked), "a part is asked for")
    line.release()
    page.wait_for_url(f"**{target}")
    held_up.rest()
    assert held_up.path == target
    expect(page.locator("h1")).to_be_visible()
    assert held_up.problems == []
