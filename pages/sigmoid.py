"""The sigmoid: from a score on a straight line back to a probability."""

from core.binary import (
    affine_score,
    midpoint,
    normal_cdf,
    sigmoid,
    sigmoid_derivative,
    softplus,
)
from core.floats import naive_failure_surprisal, probit_logit_gap
from core.likelihood import latent_score_share
from lessons.sigmoid import inverse, latent, meaning, mirror, panels, predictions, saturation
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("sigmoid")
CONTROLS = (
    *panels.CONTROLS,
    *mirror.CONTROLS,
    *saturation.CONTROLS,
    *latent.CONTROLS,
)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
panels.panels()
meaning.meaning()
inverse.inverse()
mirror.mirror()
saturation.saturation()
latent.latent()
predictions.predictions()
code_that_ran(
    affine_score,
    midpoint,
    sigmoid,
    sigmoid_derivative,
    normal_cdf,
    probit_logit_gap,
    naive_failure_surprisal,
    softplus,
    latent_score_share,
)
sources(
    (
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*. Springer, §4.3.",
        "Fechner, G. T. (1860). *Elemente der Psychophysik*. Breitkopf und Härtel.",
        "Bliss, C. I. (1934). The method of probits. *Science* 79, 38–39.",
        "Bliss, C. I. (1935). The calculation of the dosage-mortality curve. *Annals of Applied "
        "Biology* 22, 134–167.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Camilli, G. (1994). Origin of the scaling constant d = 1.7 in item response theory. "
        "*Journal of Educational and Behavioral Statistics* 19, 293–295.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
    )
)
page_foot(LESSON)
