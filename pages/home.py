"""Home: the road from a probability to a trained classifier."""

import streamlit as st

from rooms.join import join_field
from ui.catalog import LESSONS
from ui.code import sources
from ui.deck import progress
from ui.glossary import glossary, symbols
from ui.language import _
from ui.layout import page_foot, page_head, section
from ui.parameters import literal
from ui.road import P, road
from ui.run_queue import fragment
from ui.scenes import folded
from ui.view import current_view


def notice() -> None:
    missing = st.query_params.get("missing")
    if missing is not None:
        st.warning(
            _("There is no page at {path}; this is where the course starts.").format(
                path=literal(f"/{missing}")
            ),
        )


def about() -> None:
    with section("about", _("How to use this course")):
        columns = st.columns(3, gap="medium")
        columns[0].markdown(
            _(
                "**For whom.** Anyone who meets probabilities in machine learning. School algebra "
                "is enough to begin with; derivatives and a few matrices come later and are "
                "explained where they are used. The main formulas are derived line by line: logit "
                "and sigmoid, the slope σ(1−σ), softmax, the gradient of the cross-entropy, and "
                "the bounds of log-sum-exp. The core scenes of a lesson take 15 to 20 minutes, "
                "the deeper ones about as long again."
            )
        )
        columns[1].markdown(
            _(
                "**By yourself.** A lesson is a row of scenes, each with one question: answer it, "
                "move something, watch what follows, then read why. Every chart responds as you "
                "drag its points or its sliders; the arrow keys move a slider by one step. What "
                "you have finished is known to this tab alone, and kept in this browser if you "
                "wish."
            )
        )
        columns[2].markdown(
            _(
                "**In class.** A clicker turns the scenes: `PageDown` and `PageUp` work wherever "
                "the focus is. `t` switches the projector view (`view=projector` in the address), "
                "`f` the full screen, `?` lists all keys. `b` opens the teacher's bar: a sheet for "
                "each lesson, a timer, what to hide (`hide=` in the address), and the link of the "
                "very view as a QR code. Nothing needs the internet."
            )
        )


@fragment
def words() -> None:
    with section("words", _("Symbols and words")):
        whole = current_view() == "all"
        st.markdown(_("One symbol, one meaning, and one word for each idea, on every page."))
        folded("symbols", _("Symbols"), symbols, opened=whole)
        folded("glossary", _("Words, in both languages"), glossary, opened=whole)


page_head(
    _("Logit Lab"),
    _("How does a machine turn scores into beliefs, and learn from being wrong?"),
    (P,),
)
notice()
join_field()
road(LESSONS)
progress(LESSONS)
about()
words()
sources(
    (
        "Zhang, A., Lipton, Z. C., Li, M., Smola, A. J. *Dive into Deep Learning*, §4.1.",
        "Cover, T. M., Thomas, J. A. (2006). *Elements of Information Theory*, 2nd ed. Wiley.",
        "MacKay, D. J. C. (2003). *Information Theory, Inference, and Learning Algorithms*. CUP.",
        "Shannon, C. E. (1948). A mathematical theory of communication. *BSTJ* 27, 379–423.",
        "Bishop, C. M. (2006). *Pattern Recognition and Machine Learning*, §4.3. Springer.",
    )
)
page_foot(None)
