"""How high the bars of the scores are; a browser looks at them for some numbers of classes only."""

from course import figures, seen

LOOKED_AT = (3, 8, 10)  # in tests/browser/test_softmax_screens.py


def test_every_number_of_classes_has_a_height_that_a_browser_looks_at() -> None:
    drawn = {k: figures(seen("softmax", k=str(k)))["softmax"] for k in range(2, 11)}
    for k, told in drawn.items():
        bars = [trace for trace in told["figure"]["data"] if trace["type"] == "bar"]
        assert sum(len(trace["x"]) == 1 for trace in bars) == 2 * k
        assert told["height"] == drawn[min(n for n in LOOKED_AT if n >= k)]["height"]
