"""A score with noise on it, and the share of cases in which the sum is above zero."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from charts import colors
from charts.bends import bends, smooth
from charts.frames import without
from charts.marks import Figure, Frames, axis, layout, line, point, words
from charts.panels import Panels

LATENT_SPAN = (-9.0, 9.0)
SHARE_SPAN = (-4.3, 4.3)  # room for whole circles at both ends
PANELS = Panels(((0, 0.455), (0.545, 1)), height=36, gap=75, margin={"t": 30})
OUTLINE, ABOVE, SCORE, SHARE = "outline", "above", "score", "share"
NORMAL, LOGISTIC, SIMULATED = "normal", "logistic", "simulated"
HANDLES = (SCORE, SHARE)
SHARES = (NORMAL, LOGISTIC, SIMULATED, SHARE)  # of the right-hand panel
COLORS = {"normal": colors.CONTRAST, "logistic": colors.PROBABILITY}


class Hump(NamedTuple):
    """The density of score + noise: points of its outline, and of the part of it above zero.

    Each array has shape (k,), or (n, k) with a row a score; ``noise`` alone is always (k,).
    """

    noise: np.ndarray
    density: np.ndarray
    noise_above: np.ndarray
    density_above: np.ndarray


def noise_nodes(noise: npt.ArrayLike, density: npt.ArrayLike) -> np.ndarray:
    """Return the few values of the noise at which its density is drawn well."""
    return bends(noise, density, 23)


def noise_above(noise: np.ndarray, score: npt.ArrayLike) -> np.ndarray:
    """Return the values of the noise, those that leave the sum below zero brought up to it."""
    return np.maximum(noise, -np.asarray(score, dtype=float)[..., np.newaxis])


def latent_panels(
    score: float,
    share: float,
    hump: Hump,
    curves: Mapping[str, np.ndarray],
    labels: Mapping[str, str],
    *,
    noise: str,
) -> Figure:
    """Draw the noisy score with its part above zero, beside the share of that part over the score.

    ``curves`` holds ``score``, ``normal`` and ``logistic``, and ``at`` and ``shares`` of the
    simulation; ``labels`` names ``latent``, ``density``, ``score``, ``share``, ``above``,
    ``normal`` and ``logistic``.
    """
    x, above = hump.noise + score, _above(hump.noise_above + score, hump.density_above)
    dots: dict[str, Any] = {"symbol": "circle-open", "size": 8, "hoverinfo": "skip"}
    color = COLORS[noise]
    shade: dict[str, Any] = {"fill": "toself", "fillcolor": colors.tint(colors.LOGIT, 0.1)}
    normal: dict[str, Any] = {"color": colors.CONTRAST, "axes": 2, "dash": "dash"}
    logistic: dict[str, Any] = {"color": colors.PROBABILITY, "axes": 2}
    traces = {
        OUTLINE: smooth(line(x, hump.density, color=colors.LOGIT, **shade)),
        ABOVE: smooth(line(*above, color=color, width=0, **shade)),
        SCORE: point(score, 0.0, color=colors.LOGIT),
        NORMAL: smooth(line(curves["score"], curves["normal"], **normal)),
        LOGISTIC: smooth(line(curves["score"], curves["logistic"], **logistic)),
        SIMULATED: point(curves["at"], curves["shares"], color=color, axes=2, **dots),
        SHARE: point(score, share, color=color, axes=2),
    }
    traces[ABOVE]["fillcolor"] = colors.tint(color, 0.35)
    return {"data": traces, "layout": _layout(labels)}


def noise_alone(figure: Figure) -> Figure:
    """Return the panel of the score alone, in the place of both."""
    bare, layout = without(figure, *SHARES), figure["layout"]
    whole = {
        "annotations": layout["annotations"][:1],
        "xaxis": {**layout["xaxis"], "domain": [0, 1]},
    }
    return {**bare, "layout": {**layout, **whole}}


def _above(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the outline of the part above zero, which starts at its foot on the axis."""
    foot = np.zeros_like(y[..., :1])
    rows = (np.concatenate([x[..., :1], x], axis=-1), np.concatenate([foot, y], axis=-1))
    return rows[0].astype(np.float32), rows[1].astype(np.float32)


def _layout(labels: Mapping[str, str]) -> dict[str, Any]:
    on_curve = {"xref": "x2", "yref": "y2", "yanchor": "middle"}
    return layout(
        shapes=[
            {
                "type": "line",
                "line": {"color": colors.NEUTRAL, "width": 2, "dash": "dot"},
                **{"x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "y domain"},
            }
        ],
        annotations=[
            words(
                labels["above"], 0.0, 1, xref="x", yref="y domain", xanchor="left", yanchor="bottom"
            ),
            words(labels["normal"], 0.5, 0.9, xanchor="right", **on_curve),
            words(labels["logistic"], 1.5, 0.7, xanchor="left", **on_curve),
        ],
        **PANELS.wide(
            (
                axis(labels["latent"], LATENT_SPAN, dtick=3, zeroline=False),
                axis(labels["density"], (0, 0.44), dtick=0.1),
            ),
            (
                axis(labels["score"], SHARE_SPAN, dtick=1),
                axis(labels["share"], (-0.02, 1.02), dtick=0.25),
            ),
        ),
    )


def latent_frames(scores: np.ndarray, shares: np.ndarray, humps: Hump) -> Frames:
    """Return the traces of a sweep over n scores."""
    middle = scores[:, np.newaxis]
    above = _above(humps.noise_above + middle, humps.density_above)
    return {
        OUTLINE: {"x": (humps.noise + middle).astype(np.float32)},
        ABOVE: {"x": above[0], "y": above[1]},
        SCORE: {"x": scores},
        SHARE: {"x": scores, "y": shares},
    }
