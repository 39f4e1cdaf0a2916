"""Odds and logit: one belief on three scales."""

from core.binary import logit, logit_ladder, odds, probability_from_odds
from core.likelihood import running_frequency
from lessons.odds import coin, ladder, meaning, predictions, rulers, symmetry
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("odds")
CONTROLS = (
    *rulers.CONTROLS,
    *ladder.CONTROLS,
    *coin.CONTROLS,
)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
rulers.rulers()
meaning.meaning()
symmetry.symmetry()
ladder.ladder()
coin.coin()
predictions.predictions()
code_that_ran(odds, probability_from_odds, logit, logit_ladder, running_frequency)
sources(
    (
        "Agresti, A. (2013). *Categorical Data Analysis*, 3rd ed. Wiley.",
        "Berkson, J. (1944). Application of the logistic function to bio-assay. *Journal of the "
        "American Statistical Association* 39, 357–365.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
