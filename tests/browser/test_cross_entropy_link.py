"""What the cross-entropy page shows is what its link shows, whatever has been moved."""

import pytest
from visitor import Visitor

PAGE = "cross-entropy"


@pytest.mark.exhaustive  # test_recorded_links.py opens links, test_handles.py follows drags
def test_after_drags_the_link_shows_the_same_numbers(visitor: Visitor) -> None:
    visitor.open(PAGE)
    for key, share in (("p1", 0.61), ("q3", 0.83)):
        visitor.hold(key, share)
        visitor.release()
    shown = visitor.readouts()
    visitor.page.locator(".st-key-stream_these button").click()
    taken = visitor.rest().readouts()
    for name in ("own_length", "wrong_length", "entropy_bits", "stream_cross_entropy"):
        assert taken[name] != shown[name], name
    visitor.hold("p2", 0.2)
    visitor.release()
    moved = visitor.readouts()
    assert moved["entropy_bits"] == taken["entropy_bits"]
    visitor.page.get_by_text("한국어").click()
    assert visitor.rest().readouts() == moved
    visitor.page.reload()
    assert visitor.rest().readouts() == moved
