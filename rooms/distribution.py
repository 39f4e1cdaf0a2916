"""What a class has answered to a question, as it is drawn: bars, places and curves along its axes.

Whatever is along an axis is told as a share of it, from 0 to 1, so that a browser has nothing to
compute. At most two rounds are told, on the same axes: before and after a discussion.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from charts.numbers import fewest_digits
from core.evaluation import Bins, bins_for, choice_counts, mean_curve
from ui.language import _
from ui.numbers import significant
from ui.question_list import Listed
from ui.questions import Axis

# A class of thirty fills bins of a twentieth of the axis; those at its ends hang over by half.
PLACES = Bins(1 / 20, 0, 21)  # along an axis on which a place is marked
MARKS = {"**": "", "*": "", "$": "", "\\ln": "ln", "\\sum": "Σ", "^{": "^(", "}": ")"}
HEIGHT = 0.9  # of the picture, that the highest bar takes: its count stands above it
FINE = 4  # decimals of a share
Answers = Sequence[Mapping[str, Any]]


def distribution(asked: Listed, rounds: Mapping[int, Answers], *, revealed: bool) -> dict[str, Any]:
    """Return what was answered in each of some rounds; with the truth only once it is revealed.

    The language is that of the context, and of the question.
    """
    values = {number: [one[_kind(asked)] for one in given] for number, given in rounds.items()}
    question: Any = asked.question
    told: dict[str, Any] = {
        "text": plain_text(asked.question.text),
        "kind": _drawn_as(asked),
        "truth": None,
    }
    match told["kind"]:
        case "bars":
            told |= _bars(asked, values)
        case "histogram":
            told |= _histogram(values, [question.expected] if revealed else [])
        case "place":
            told |= _places(asked, values)
        case "map":
            told |= _map(asked, values)
        case "curves":
            told |= _curves(asked, values)
    bins = told.pop("bins", None)
    if revealed:
        told["truth"] = _truth(asked, bins)
        told["truthText"] = _("right: {answer}").format(answer=asked.question.answer)
    return told


def plain_text(text: str) -> str:
    r"""Return a text without the marks of Markdown and of formulas.

    Examples
    --------
    >>> plain_text("Is $\\ln 2^{-1}$ **less** than 0?")
    'Is ln 2^(-1) less than 0?'
    """
    for mark, plain in MARKS.items():
        text = text.replace(mark, plain)
    return text


def _kind(asked: Listed) -> str:
    """Return the kind under which an answer comes."""
    return "number" if asked.kind == "point" and asked.y is None else asked.kind


def _drawn_as(asked: Listed) -> str:
    if asked.kind == "point":
        return "map" if asked.y else "place"
    return {"choice": "bars", "number": "histogram", "curve": "curves"}[asked.kind]


def _bars(asked: Listed, values: Mapping[int, list[Any]]) -> dict[str, Any]:
    counts = {
        number: choice_counts(np.array(given), len(asked.choices))
        for number, given in values.items()
    }
    rounds = []
    for number, count in counts.items():
        shares = _share(count)
        bars = [
            {"count": int(n), "share": _percent(share), "length": _fine(share)}
            for n, share in zip(count, shares, strict=True)
        ]
        named = zip(map(plain_text, asked.choices), bars, strict=True)
        alt = "; ".join(f"{text}: {bar['count']} ({bar['share']})" for text, bar in named)
        rounds.append({**_head(number, len(values[number])), "bars": bars, "alt": alt})
    return {"choices": [*map(plain_text, asked.choices)], "rounds": rounds}


def _histogram(values: Mapping[int, list[float]], otherwise: list[float]) -> dict[str, Any]:
    """Return bars for numbers, on bins for another one where nobody has answered."""
    every = np.array(
        [one for given in values.values() for one in given] or otherwise, dtype=np.float64
    )
    if not every.size:
        rounds = [{**_head(number, 0), "bars": [], "below": 0, "above": 0} for number in values]
        return {"x": _axis([], []), "y": _axis([], []), "rounds": rounds}
    bins = bins_for(every)
    step = max(1, -(-bins.count // 6))
    named = bins.centres[::step]
    texts = [fewest_digits(float(one), bins.width / 2) for one in named]
    x = _axis(bins.share(named), texts, _("answer"))
    return {
        "bins": bins,
        "x": x,
        **_stacked(bins, {n: np.array(v) for n, v in values.items()}, values),
    }


def _places(asked: Listed, values: Mapping[int, list[float]]) -> dict[str, Any]:
    assert asked.x
    shares = {number: asked.x.share(np.array(given)) for number, given in values.items()}
    told = _stacked(PLACES, shares, values)
    for one in told["rounds"]:
        one["points"] = [_fine(PLACES.share(share)) for share in shares[one["round"]]]
    ticks = PLACES.share(asked.x.share(asked.x.ticks))
    texts = [asked.x.written(tick, least=True) for tick in asked.x.ticks]
    return {"x": _axis(ticks, texts, asked.x.label), **told}


def _stacked(
    bins: Bins, along: Mapping[int, np.ndarray], values: Mapping[int, list[float]]
) -> dict[str, Any]:
    """Return bars that stand on bins, all rounds by one measure, and the axis of their heights."""
    counts = {number: bins.counts(one) for number, one in along.items()}
    parts = {n: one / max(1, along[n].size) for n, one in counts.items()}
    top = max((one.max() for one in parts.values()), default=0) or 1.0
    rounds = []
    for number, share in parts.items():
        below, above = bins.outside(along[number])
        bars = [
            [
                _fine(i / bins.count),
                _fine((i + 1) / bins.count),
                _fine(HEIGHT * part / top),
                int(count),
            ]
            for i, (part, count) in enumerate(zip(share, counts[number], strict=True))
            if count
        ]
        alt = _spread(np.array(values[number]))
        rounds.append(
            {
                **_head(number, along[number].size),
                "bars": bars,
                "below": below,
                "above": above,
                "outside": _outside(below, above),
                "alt": alt,
            }
        )
    y = _axis([HEIGHT / 2, HEIGHT], [_percent(top / 2), _percent(top)], _("share of the class"))
    return {"y": y, "rounds": rounds}


def _map(asked: Listed, values: Mapping[int, list[list[float]]]) -> dict[str, Any]:
    assert asked.x
    assert asked.y
    rounds = []
    for number, given in values.items():
        pairs = np.array(given, dtype=np.float64).reshape(-1, 2)
        shares = np.column_stack([asked.x.share(pairs[:, 0]), asked.y.share(pairs[:, 1])])
        centre = [significant(float(one)) for one in np.median(pairs, axis=0)] if len(pairs) else []
        alt = (
            _("The middle of all points is ({x}, {y}).").format(x=centre[0], y=centre[1])
            if centre
            else ""
        )
        points = [[_fine(x), _fine(y)] for x, y in shares]
        rounds.append({**_head(number, len(pairs)), "points": points, "alt": alt})
    return {**_axes(asked), "rounds": rounds}


def _curves(asked: Listed, values: Mapping[int, list[list[float | None]]]) -> dict[str, Any]:
    assert asked.x
    assert asked.y
    columns, rounds = len(asked.x.stops), []
    for number, given in values.items():
        heights = np.array(given, dtype=np.float64).reshape(-1, columns)
        shares = asked.y.share(heights)
        mean = mean_curve(shares)
        ends = [mean_curve(heights)[i] for i in (0, columns // 2, -1)]
        alt = (
            _("On average the curves go from {first} through {middle} to {last}.").format(
                **{
                    k: significant(float(v))
                    for k, v in zip(("first", "middle", "last"), ends, strict=True)
                }
            )
            if len(heights) and not np.isnan(ends).any()
            else ""
        )
        rounds.append(
            {
                **_head(number, len(heights)),
                "curves": [[*map(_height, one)] for one in shares],
                "mean": [*map(_height, mean)] if len(heights) > 2 else None,
                "alt": alt,
            }
        )
    legend = (
        _("The bold line is the mean of all curves.") if any(one["mean"] for one in rounds) else ""
    )
    return {**_axes(asked), "rounds": rounds, "legend": legend}


def _truth(asked: Listed, bins: Bins | None) -> Any:
    """Return what is right, as it is drawn; what lies beyond a histogram stands at its end."""
    question: Any = asked.question
    match _drawn_as(asked):
        case "bars":
            return question.solution
        case "histogram":
            assert bins
            return _fine(np.clip(bins.share(question.expected), 0, 1))
        case "place":
            return _fine(PLACES.share(question.axis.share(question.expected)))
        case "map":
            pairs = zip((question.x, question.y), question.expected, strict=True)
            return [_fine(axis.share(one)) for axis, one in pairs]
    return [_height(one) for one in np.clip(question.y.share(question.truth), -0.5, 1.5)]


def _axes(asked: Listed) -> dict[str, Any]:
    def told(axis: Axis) -> dict[str, Any]:
        texts = [axis.written(tick, least=True) for tick in axis.ticks]
        return _axis(axis.share(axis.ticks), texts, axis.label)

    question: Any = asked.question
    given = [
        [_fine(question.x.share(x)), _fine(question.y.share(y)), text]
        for x, y, text in question.given
    ]
    return {"x": told(question.x), "y": told(question.y), "given": given}


def _axis(shares: Any, texts: Sequence[str], label: str = "") -> dict[str, Any]:
    ticks = [[_fine(share), text] for share, text in zip(shares, texts, strict=True)]
    return {"label": label, "ticks": ticks}


def _head(number: int, answers: int) -> dict[str, Any]:
    title = _("Round {round} · {count} answered").format(round=number, count=answers)
    return {"round": number, "answers": answers, "title": title}


def _outside(below: int, above: int) -> str:
    parts = [(below, _("{count} far smaller")), (above, _("{count} far larger"))]
    return ", ".join(text.format(count=count) for count, text in parts if count)


def _spread(values: np.ndarray) -> str:
    if not values.size:
        return ""
    least, middle, most = (significant(float(one)) for one in np.quantile(values, [0, 0.5, 1]))
    said = _("Half of the answers are at most {middle}; they go from {least} to {most}.")
    return said.format(middle=middle, least=least, most=most)


def _share(counts: np.ndarray) -> np.ndarray:
    return counts / max(1, counts.sum())


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _fine(share: Any) -> float:
    return round(float(share), FINE)


def _height(share: float) -> float | None:
    return None if np.isnan(share) else _fine(share)
