"""While a slider is dragged its page shows what it will show when the slider is let go."""

import pytest
from geometry import astray, distance, drawn, names
from visitor import Visitor

from ui.catalog import ready_lessons

LESSONS = [lesson.path for lesson in ready_lessons()]
NEAR = 0.6  # pixels
SHARES = (0.0, 0.37, 1.0)
# Another noise is other data: the points move at once, but only the server can train anew. What
# stands below a film shows the step at which it rests. tests/browser/test_film.py has both.
ANEW = {"train": {"noise", "step"}}
SETTLED = 24  # frames; a quarter of a second after the last move Plotly draws the figure itself


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_preview_is_the_figure_that_follows(visitor: Visitor, lesson: str) -> None:
    """Readouts to the last bit, marks to a fraction of a pixel; every slider, also at its ends."""
    visitor.open(lesson).see_all()
    sliders = visitor.sliders()
    assert sliders
    differing = {}
    for key in [key for key in sliders if key not in ANEW.get(lesson, ())]:
        for share in SHARES:
            visitor.hold(key, share)
            value, readouts, marks = visitor.value(key), visitor.readouts(), drawn(visitor)
            visitor.release(SETTLED)
            assert visitor.value(key) == value
            after = drawn(visitor)
            case = f"{key} = {value}"
            confirmed = visitor.readouts()
            if confirmed != readouts:
                pairs = {k: (readouts[k], v) for k, v in confirmed.items()}
                differing[case] = {k: pair for k, pair in pairs.items() if pair[0] != pair[1]}
            if names(marks) != names(after):
                differing[f"{case}, marks"] = sorted(set(names(marks)) ^ set(names(after)))
            else:
                apart = map(distance, marks, after)
                far = {n: d for n, d in zip(names(after), apart, strict=True) if d > NEAR}
                differing.update({f"{case}, geometry": far} if far else {})
            lost = {name: gap for name, gap in astray(visitor).items() if gap > NEAR}
            differing.update({f"{case}, unknown to Plotly": lost} if lost else {})
    assert differing == {}


def test_marks_do_move_and_stay_inside_the_chart(visitor: Visitor) -> None:
    visitor.open("odds", p="0.3")
    before = drawn(visitor)
    thumb = visitor.thumb("p")
    visitor.hold("p", 0.5)
    # At a rest Plotly draws the figure itself, maybe before it is looked at; so it moves on.
    for share in range(51, 80):
        visitor.page.mouse.move(thumb.at(share / 100), thumb.y)
        visitor.frame()
        gap = max(astray(visitor).values())
        if gap > 50:
            break
    assert gap > 50
    during = drawn(visitor)
    visitor.release(SETTLED)
    assert max(map(distance, before, during)) > 50
    assert max(map(distance, during, drawn(visitor))) < NEAR
