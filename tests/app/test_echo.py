"""The server sends no slider the value that the browser has sent: a later key would be undone."""

import pytest
from course import DECKS, opened, usually

START = {"cross-entropy": {f"p{number}": repr(1 / 3) for number in (1, 2, 3)}}


@pytest.mark.parametrize("page", usually(DECKS))
def test_a_slider_that_has_moved_is_not_set_back_to_what_it_was_when_it_was_sent(page: str) -> None:
    app = opened(page, **START.get(page, {}))
    moved = {}
    for slider in app.slider:
        key, step = slider.key, slider.proto.step
        value = round(round((slider.value + step) / step) * step, 10)  # as a key moves it
        if slider.disabled or not slider.proto.min < value <= slider.proto.max:
            continue
        slider.set_value(value).run()
        moved[key] = app.slider(key=key).proto.set_value
    assert len(moved) > 1
    assert not any(moved.values()), moved
