"""Loss curves: what a wrong belief costs, and the way to a cheaper one."""

from core.losses import (
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    cost,
    descend,
    separable,
    slope_ratio,
    squared_error_gradient,
)
from lessons.loss import assumptions, compare, descent, growth, meaning, points, predictions, prices
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("loss")
CONTROLS = (
    *prices.CONTROLS,
    *compare.CONTROLS,
    *points.CONTROLS,
    *descent.CONTROLS,
    *growth.CONTROLS,
)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
prices.prices()
meaning.meaning()
compare.compare()
assumptions.assumptions()
data = points.points()
if data is not None:
    descent.descent(*data)
growth.growth()
predictions.predictions()
code_that_ran(
    binary_cross_entropy,
    binary_cross_entropy_gradient,
    squared_error_gradient,
    slope_ratio,
    cost,
    descend,
    separable,
)
sources(
    (
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §4.3. Springer.",
        "Solla, S. A., Levin, E., Fleisher, M. (1988). Accelerated learning in layered neural "
        "networks. *Complex Systems* 2, 625–640.",
        "Albert, A., Anderson, J. A. (1984). On the existence of maximum likelihood estimates in "
        "logistic regression models. *Biometrika* 71, 1–10.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
