"""Softmax: many scores become as many probabilities, at any temperature."""

from core.floats import softmax_steps
from core.information import effective_classes, entropy
from core.softmax import (
    boltzmann,
    linear_scores,
    log_sum_exp,
    naive_shares,
    preference,
    real_softmax,
    softmax,
    tempered,
    triangle_point,
    winner_takes_all,
)
from lessons.softmax import (
    derivation,
    differences,
    duel,
    logits,
    meaning,
    numerics,
    picture,
    predictions,
    scores,
    soft_maximum,
    temperature,
)
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("softmax")
CONTROLS = (
    *logits.CONTROLS,
    *temperature.CONTROLS,
    *differences.CONTROLS,
    *picture.CONTROLS,
    *numerics.CONTROLS,
    *soft_maximum.CONTROLS,
    *duel.CONTROLS,
)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
scores.scores()
meaning.meaning()
differences.differences()
picture.picture()
numerics.numerics()
soft_maximum.soft_maximum()
duel.duel()
derivation.why_exp()
predictions.predictions()
code_that_ran(
    softmax,
    log_sum_exp,
    softmax_steps,
    entropy,
    effective_classes,
    triangle_point,
    tempered,
    boltzmann,
    winner_takes_all,
    naive_shares,
    linear_scores,
    real_softmax,
    preference,
)
sources(
    (
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
        "Boltzmann, L. (1868). Studien über das Gleichgewicht der lebendigen Kraft zwischen "
        "bewegten materiellen Punkten. *Wiener Berichte* 58, 517–560.",
        "Bridle, J. S. (1990). Probabilistic interpretation of feedforward classification network "
        "outputs. In *Neurocomputing*. Springer, 227–236.",
        "Bradley, R. A., Terry, M. E. (1952). Rank analysis of incomplete block designs. "
        "*Biometrika* 39, 324–345.",
        "Blanchard, P., Higham, D. J., Higham, N. J. (2021). Accurately computing the log-sum-exp "
        "and softmax functions. *IMA Journal of Numerical Analysis* 41, 2311–2330.",
    )
)
page_foot(LESSON)
