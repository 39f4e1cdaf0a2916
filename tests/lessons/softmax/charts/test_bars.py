"""Bars of classes: one below the other, each a trace."""

from charts import colors
from lessons.softmax.charts import bars as softmax_bars

NAMES = tuple("abcdefghij")


def test_the_first_class_is_on_top_and_every_bar_has_its_row() -> None:
    traces = softmax_bars.bars("score", [2, -1, 3], color=colors.LOGIT, names=NAMES[:3], axes=2)
    places = {name: (*bar["x"], *bar["y"]) for name, bar in traces.items()}
    assert places == {"score0": (2, 0), "score1": (-1, 1), "score2": (3, 2)}
    assert {(bar["xaxis"], bar["yaxis"]) for bar in traces.values()} == {("x2", "y2")}
    bottom, top = softmax_bars.rows(NAMES[:3])["range"]
    assert top < 0 < 2 < bottom
