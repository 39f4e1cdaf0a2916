"""Likelihood: which belief explains the data best."""

from core.floats import powers_at, race_track, race_values, underflow_points
from core.likelihood import (
    bernoulli_probability,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    negative_log_likelihood,
    sampling_distribution,
    standardised_shares,
)
from lessons.likelihood import (
    data_and_belief,
    meaning,
    mirror,
    picture,
    predictions,
    race,
    share_of_heads,
    spread,
)
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("likelihood")
CONTROLS = (
    *data_and_belief.CONTROLS,
    *picture.CONTROLS,
    *mirror.CONTROLS,
    *race.CONTROLS,
    *spread.CONTROLS,
)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
data_and_belief.data_and_belief()
meaning.meaning()
picture.picture()
share_of_heads.share_of_heads()
mirror.mirror()
race.race()
spread.spread()
predictions.predictions()
code_that_ran(
    *(bernoulli_probability, likelihood, log_likelihood, negative_log_likelihood),
    *(maximum_likelihood, powers_at, race_values, race_track, underflow_points),
    *(sampling_distribution, standardised_shares),
)
sources(
    (
        "Fisher, R. A. (1922). On the mathematical foundations of theoretical statistics. "
        "*Philosophical Transactions of the Royal Society A* 222, 309–368.",
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §2.1 and §4.3. "
        "Springer.",
        "Goldberg, D. (1991). What every computer scientist should know about floating-point "
        "arithmetic. *ACM Computing Surveys* 23, 5–48.",
        "Van der Vaart, A. W. (1998). *Asymptotic Statistics*, chapter 5. Cambridge University "
        "Press.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
