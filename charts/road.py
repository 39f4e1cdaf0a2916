"""The road through the course: a belief on a ruler, and below it what every stop makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.marks import HIDDEN_AXIS, Figure, Frames, Trace, layout, line, point, words

Rows = npt.NDArray[np.float64]

HANDLE = "on_ruler"
DOG, CAT = 1.0, 0.0  # places of the bars of softmax
COINS_FROM, COINS_TO = 0.54, 1.0  # where ten coins lie, in shares of the likelihood's panel
SHARES = (colors.PROBABILITY, colors.NEUTRAL)  # a dog's, a cat's
REACH = 1.3  # logits that the slope is drawn to either side


class Beliefs(NamedTuple):
    """Every belief of the ruler, ascending, and what the stops make of it; shape (n,) each.

    ``share`` and ``other`` are softmax's, ``holds`` tells where the claim of the last stop is true.
    """

    p: Rows
    logit: Rows
    likelihood: Rows
    surprisal: Rows
    share: Rows
    other: Rows
    entropy: Rows
    slope: Rows
    holds: npt.NDArray[np.bool_]


class Coins(NamedTuple):
    """Heads among the flips whose likelihood is drawn, and the belief that explains them best."""

    heads: int
    flips: int
    best: float


@dataclass(frozen=True)
class Board:
    """Where the stops stand, in rem: a ruler above rows of cards, each with its panel at the foot.

    ``top`` is what style.css leaves free above the cards, ``ruler`` where the ruler lies across.
    """

    columns: int
    rows: int
    top: float
    row: float
    panel: tuple[float, float]
    ruler: tuple[float, float]
    line: float
    verdict: int = 26  # font size, in pixels

    @property
    def height(self) -> float:
        """Height of the whole."""
        return self.top + self.rows * self.row

    def axes(self) -> dict[str, dict[str, Any]]:
        """Return the domain of each axis, that of the ruler first."""
        up = [1 - self.line / self.height, 1]
        parts = {"xaxis": {"domain": list(self.ruler)}, "yaxis": {"domain": up}}
        for place, number in enumerate(range(2, 10)):
            row, column = divmod(place, self.columns)
            foot = self.height - self.top - (row + 1) * self.row
            across = [(column + inset) / self.columns for inset in (0.08, 0.92)]
            up = [(foot + end) / self.height for end in self.panel]
            parts[f"xaxis{number}"] = {"domain": across}
            parts[f"yaxis{number}"] = {"domain": up}
        return parts


WIDE = Board(4, 2, top=3.25, row=12.75, panel=(1.6, 5.4), ruler=(0.02, 0.71), line=1.1)
PROJECTED = Board(
    4, 2, top=3.25, row=9.6, panel=(1.6, 4.85), ruler=(0.02, 0.71), line=1.1, verdict=36
)
NARROW = Board(2, 4, top=6.25, row=14.75, panel=(1.6, 6.0), ruler=(0.04, 0.96), line=1.1)


def road(
    here: int,
    beliefs: Beliefs,
    coins: Coins,
    labels: Mapping[str, str],
    verdicts: Sequence[str],
    board: Board,
) -> Figure:
    """Draw the belief ``beliefs.p[here]`` on the ruler and at every stop.

    ``labels`` names ``dog``, ``cat`` and ``claim``; see `road_frames` for the verdicts.
    """
    return {
        "data": {**_curves(beliefs, coins), **_marks(here, beliefs, verdicts, board.verdict)},
        "layout": _layout(beliefs, coins, labels, board),
    }


def _curves(beliefs: Beliefs, coins: Coins) -> dict[str, Trace]:
    lie = np.linspace(COINS_FROM, COINS_TO, coins.flips)
    high = np.full(coins.flips, 0.86 * beliefs.likelihood.max())
    coin: dict[str, Any] = {"color": colors.NEUTRAL, "axes": 4, "size": 7, "hoverinfo": "skip"}
    heads, flips, _best = coins
    curves = {
        "odds_curve": line(beliefs.p, beliefs.logit, color=colors.LOGIT, axes=2),
        "sigmoid_curve": line(beliefs.logit, beliefs.p, color=colors.PROBABILITY, axes=3),
        "likelihood_curve": line(beliefs.p, beliefs.likelihood, color=colors.ODDS, axes=4),
        "heads": point(lie[:heads], high[:heads], **coin),
        "tails": point(lie[heads:flips], high[heads:flips], symbol="circle-open", **coin),
        "loss_curve": line(beliefs.p, beliefs.surprisal, color=colors.CONTRAST, axes=5),
        "entropy_curve": line(beliefs.p, beliefs.entropy, color=colors.LOGIT, axes=7),
        "training_curve": line(beliefs.logit, beliefs.surprisal, color=colors.CONTRAST, axes=8),
    }
    for name in ("odds", "sigmoid", "likelihood", "loss", "entropy", "training"):
        curves[f"{name}_curve"]["line"]["simplify"] = False
    return curves


def _marks(here: int, beliefs: Beliefs, verdicts: Sequence[str], size: int) -> dict[str, Trace]:
    def bead(color: str, axes: int, size: int = 12) -> Trace:
        return point(0, 0, color=color, axes=axes, size=size, hoverinfo="skip")

    marks = {
        "shares": _bars(),
        "slope": line([0, 0], [0, 0], color=colors.ODDS, axes=8),
        "on_odds": bead(colors.LOGIT, 2),
        "on_sigmoid": bead(colors.PROBABILITY, 3),
        "on_likelihood": bead(colors.ODDS, 4),
        "on_loss": bead(colors.CONTRAST, 5),
        "on_entropy": bead(colors.LOGIT, 7),
        "on_training": bead(colors.CONTRAST, 8),
        "claim": _claim(size),
        HANDLE: bead(colors.PROBABILITY, 1, size=20),
    }
    frames = road_frames(beliefs, verdicts)
    return {name: {**mark, **_row(frames[name], here)} for name, mark in marks.items()}


def _row(changes: Mapping[str, Any], here: int) -> dict[str, Any]:
    rows = {attribute: all_rows[here] for attribute, all_rows in changes.items()}
    return {
        attribute: row if attribute == "text" else np.atleast_1d(row)
        for attribute, row in rows.items()
    }


def road_frames(beliefs: Beliefs, verdicts: Sequence[str]) -> Frames:
    """Return where the marks stand for each belief, as traces of a sweep over them.

    ``verdicts`` are the words for a claim that is false and for one that is true.
    """
    p, z, loss = beliefs.p, beliefs.logit, beliefs.surprisal
    ends_x = np.stack([z - REACH, z + REACH], axis=1)
    ends_y = np.stack([loss - REACH * beliefs.slope, loss + REACH * beliefs.slope], axis=1)
    return {
        HANDLE: {"x": p, "y": np.zeros_like(p)},
        "on_odds": {"x": p, "y": z},
        "on_sigmoid": {"x": z, "y": p},
        "on_likelihood": {"x": p, "y": beliefs.likelihood},
        "on_loss": {"x": p, "y": loss},
        "shares": {"x": np.stack([beliefs.share, beliefs.other], axis=1)},
        "on_entropy": {"x": p, "y": beliefs.entropy},
        "on_training": {"x": z, "y": loss},
        "slope": {"x": ends_x, "y": ends_y},
        "claim": {"text": [f"<b>{verdicts[int(holds)]}</b>" for holds in beliefs.holds]},
    }


def _bars() -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "y": np.array([DOG, CAT]),
        "width": 0.62,
        "marker": {
            "color": [colors.tint(hue, 0.35) for hue in SHARES],
            "line": {"color": list(SHARES), "width": 2},
        },
        "hoverinfo": "skip",
        "showlegend": False,
        "xaxis": "x6",
        "yaxis": "y6",
    }


def _claim(size: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": np.array([0.5]),
        "y": np.array([0.3]),
        "textfont": {"size": size},
        "hoverinfo": "skip",
        "showlegend": False,
        "xaxis": "x9",
        "yaxis": "y9",
    }


def _layout(
    beliefs: Beliefs, coins: Coins, labels: Mapping[str, str], board: Board
) -> dict[str, Any]:
    logits = _span(beliefs.logit)
    up = {
        2: logits,
        3: _span([0, 1]),
        4: _span([0, float(beliefs.likelihood.max())]),
        5: _span([0, float(beliefs.surprisal.max())]),
        6: [-0.6, 1.6],
        7: _span([0, float(beliefs.entropy.max())]),
        8: _span([0, float(beliefs.surprisal.max())]),
        9: [0, 1],
    }
    ranges: dict[str, dict[str, Any]] = {
        "xaxis": {"range": [0, 1], **_RULER, "anchor": "y"},
        "yaxis": {**HIDDEN_AXIS, "range": [0, 1]},
    }
    for number, span in up.items():
        across = logits if number in (3, 8) else _span([0, 1])
        shown = _FOOT if number < 9 else HIDDEN_AXIS
        ranges[f"xaxis{number}"] = {**shown, "range": across, "anchor": f"y{number}"}
        ranges[f"yaxis{number}"] = {**HIDDEN_AXIS, "range": span, "anchor": f"x{number}"}
    domains = board.axes()
    return layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        barmode="overlay",
        annotations=_words(labels),
        shapes=_guides(beliefs, coins),
        **{name: {**part, **domains[name]} for name, part in ranges.items()},
    )


_FOOT = {
    "showticklabels": False,
    "ticks": "",
    "showgrid": False,
    "zeroline": False,
    "showline": True,
    "fixedrange": True,
}
_RULER = {
    **_FOOT,
    "showticklabels": True,
    "ticks": "outside",
    "ticklen": 6,
    "linewidth": 3,
    "layer": "below traces",
    "tickvals": [0, 0.25, 0.5, 0.75, 1],
    "tickformat": "~g",
}


def _span(values: npt.ArrayLike) -> list[float]:
    low, high = np.min(values), np.max(values)
    room = 0.04 * (high - low)
    return [float(low - room), float(high + room)]


def _words(labels: Mapping[str, str]) -> list[Trace]:
    def at_axis(text: str, number: int) -> Trace:
        place = {"xref": f"x{number} domain", "yref": f"y{number} domain"}
        return words(text, 1, 0, xanchor="right", yanchor="top", **place)

    def bar(text: str, at: float) -> Trace:
        return words(text, 0.02, at, xref="x6", yref="y6", xanchor="left")

    names = {2: "p", 3: "z", 4: "π", 5: "p", 7: "p", 8: "z"}
    return [
        *(at_axis(f"<i>{name}</i>", number) for number, name in names.items()),
        bar(labels["dog"], DOG),
        bar(labels["cat"], CAT),
        words(labels["claim"], 0.5, 0.78, xref="x9", yref="y9"),
    ]


def _guides(beliefs: Beliefs, coins: Coins) -> list[Trace]:
    style = {"color": colors.NEUTRAL, "width": 1.5, "dash": "dot"}

    def guide(number: int, **ends: float) -> Trace:
        return {"type": "line", "line": style, "xref": f"x{number}", "yref": f"y{number}", **ends}

    low, high = beliefs.logit.min(), beliefs.logit.max()
    return [
        guide(2, x0=0, x1=1, y0=0, y1=0),
        guide(3, x0=low, x1=high, y0=0.5, y1=0.5),
        guide(4, x0=coins.best, x1=coins.best, y0=0, y1=beliefs.likelihood.max()),
    ]


def narrow_road() -> dict[str, Any]:
    """Return what differs on a phone: two columns, the ruler across both."""
    return {"height": NARROW.height, **NARROW.axes()}
