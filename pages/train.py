"""Training: a classifier learns, and the film of it can be played."""

import streamlit as st

from core.evaluation import confusion_matrix, point_surprisals, reliability
from core.training import initial_state, readable, unit_maps, units
from lessons.train import controls, data, loss_surface, model
from lessons.train.alerts import alerts
from lessons.train.film import asked_for, film_figure
from lessons.train.predictions import predictions
from lessons.train.presets import PRESET, presets
from lessons.train.session import training_session
from lessons.train.takeaway import takeaway
from lessons.train.views import views
from ui.code import code_that_ran, code_to_read, sources
from ui.controls import current_value
from ui.language import _
from ui.layout import lesson_at, page_foot, page_head
from ui.run_queue import fragment
from ui.view import global_controls

LESSON = lesson_at("train")
CONTROLS = (
    PRESET,
    *data.CONTROLS,
    *model.CONTROLS,
    *controls.CONTROLS,
    *loss_surface.CONTROLS,
)


def settings() -> list[object]:
    """Tell for which settings the page is drawn, and what the pen has been refused."""
    everywhere = (*global_controls(), *CONTROLS)
    return [*map(current_value, everywhere), training_session().refused]


played = fragment(film_figure, waits=asked_for, outside=settings)

page_head(_(LESSON.title), _(LESSON.question), CONTROLS)
presets()
runs, beside = controls.controlled()
data.tell_refusal()
with beside.container():
    shown = controls.film(runs, played)
    alerts(shown)
views(shown)
takeaway(shown)
predictions()
code_to_read(
    readable.forward, readable.mean_loss, readable.gradient, readable.update, readable.train
)
code_that_ran(initial_state, units, unit_maps, point_surprisals, confusion_matrix, reliability)
sources(
    (
        "Robbins, H., Monro, S. (1951). A stochastic approximation method. *Annals of Mathematical "
        "Statistics* 22, 400–407.",
        "Rumelhart, D. E., Hinton, G. E., Williams, R. J. (1986). Learning representations by "
        "back-propagating errors. *Nature* 323, 533–536.",
        "Kingma, D. P., Ba, J. (2015). Adam: a method for stochastic optimization. *ICLR*.",
        "Smilkov, D. et al. (2017). Direct-manipulation visualization of deep networks. "
        "arXiv:1708.03788 (TensorFlow Playground).",
        "Gorman, K. B., Williams, T. D., Fraser, W. R. (2014). Ecological sexual dimorphism and "
        "environmental variability within a community of Antarctic penguins. *PLoS ONE* 9, e90081 "
        "(the penguins, CC0).",
    )
)
page_foot(LESSON)
if shown.on_the_way:
    st.rerun()
