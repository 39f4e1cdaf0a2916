"""Entropy and cross-entropy: what a wrong belief costs, in nats or in bits."""

from core.information import (
    block_bits,
    cross_entropy,
    entropy,
    huffman_code,
    kl_divergence,
    score_beliefs,
)
from core.softmax import (
    gradient_step,
    move_probability,
    softmax_cross_entropy_gradient,
    softmax_cross_entropy_hessian,
)
from lessons.cross_entropy import (
    beliefs,
    coded,
    coding,
    derivations,
    distributions,
    gradient,
    meaning,
    predictions,
    stream,
    walk,
)
from ui.code import code_that_ran, sources
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head

LESSON = lesson_at("cross-entropy")
CONTROLS = (
    *distributions.CONTROLS,
    *walk.CONTROLS,
    coded.CODED,
    *coding.CONTROLS,
    *stream.CONTROLS,
)


page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
coded.begin()
beliefs.beliefs()
meaning.meaning()
gradient.gradient()
p, q = coded.coded()
coding.coding(p, q)
stream.stream(p, q)
derivations.derivations()
predictions.predictions()
code_that_ran(
    entropy,
    cross_entropy,
    kl_divergence,
    move_probability,
    huffman_code,
    block_bits,
    score_beliefs,
    softmax_cross_entropy_gradient,
    softmax_cross_entropy_hessian,
    gradient_step,
)
sources(
    (
        "Shannon, C. E. (1948). A mathematical theory of communication. *Bell System Technical "
        "Journal* 27, 379–423, 623–656.",
        "Kullback, S., Leibler, R. A. (1951). On information and sufficiency. *Annals of "
        "Mathematical Statistics* 22, 79–86.",
        "Huffman, D. A. (1952). A method for the construction of minimum-redundancy codes. "
        "*Proceedings of the IRE* 40, 1098–1101.",
        "Cover, T. M., Thomas, J. A. (2006). *Elements of Information Theory*, 2nd ed. Wiley.",
        "MacKay, D. J. C. (2003). *Information Theory, Inference, and Learning Algorithms*. "
        "Cambridge University Press.",
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
    )
)
page_foot(LESSON)
