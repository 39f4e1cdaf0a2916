"""Home: the road from a probability to a trained classifier."""

import streamlit as st

from ui.catalog import LESSONS
from ui.code import sources
from ui.language import _
from ui.layout import page_foot, page_head, section
from ui.parameters import literal
from ui.road import road


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
                "**For whom.** Anyone who meets probabilities in machine learning: school algebra "
                "is enough to start, and every formula is derived line by line. Each page takes "
                "about fifteen minutes."
            )
        )
        columns[1].markdown(
            _(
                "**How.** Move something, see what follows, read what it means, predict, and only "
                "then look at the answer. Every chart follows your finger: drag its points, or its "
                "sliders, or use the arrow keys."
            )
        )
        columns[2].markdown(
            _(
                "**In class.** Switch to the projector view. The address holds all settings, so a "
                "copied link opens the very same view, and `hide=p,predict` in it hides parts. "
                "Shift and an arrow key turn the page. Nothing needs the internet."
            )
        )


page_head(
    _("Logit Lab"), _("How does a machine turn scores into beliefs, and learn from being wrong?")
)
notice()
st.markdown(
    _(
        "One number, seen on many scales: a belief is a **probability**; probability becomes "
        "**odds**, odds become a **logit**, the **sigmoid** brings a logit back, **surprisal** "
        "prices a belief, **softmax** does it for many classes, **cross-entropy** averages the "
        "price, and **gradient descent** lowers it."
    )
)
road(LESSONS)
about()
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
