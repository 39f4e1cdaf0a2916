"""While a slider is dragged its page shows what it will show when the slider is let go.

The same is held cheaply in parts: that a figure's numbers are those that follow, without a browser
(tests/app/test_previews.py); that marks are moved to where Plotly draws them, without a server
(test_marks.py); and that a page follows a slider, by one release of each (test_handles.py).
"""

import pytest
from release import differences
from visitor import Visitor

from ui.catalog import ready_lessons

# Another noise is other data: the points move at once, but only the server can train anew. What
# stands below a film shows the step at which it rests. tests/browser/test_film.py has both.
SCENES = [
    (lesson.path, scene)
    for lesson in ready_lessons()
    if lesson.path != "train"
    for scene in lesson.scenes
]
SHARES = (0.0, 0.37, 1.0)


@pytest.mark.exhaustive
@pytest.mark.parametrize(("lesson", "scene"), SCENES)
def test_a_preview_is_the_figure_that_follows(visitor: Visitor, lesson: str, scene: str) -> None:
    """Readouts to the last bit, marks to a fraction of a pixel; every slider, also at its ends."""
    visitor.open(lesson, scene=scene).skip().see_all()
    differing = {}
    for key in visitor.sliders():
        for share in SHARES:
            differing |= differences(visitor, key, share)
    assert differing == {}


def test_there_are_scenes_with_sliders() -> None:
    assert len(SCENES) > 30
