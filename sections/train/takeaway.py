"""What a reader can take away: the weights, the losses, the data, a script, the address."""

import csv
import io
from collections.abc import Callable
from functools import partial

import numpy as np
import streamlit as st

from core.export import weights_as_json, weights_as_npz
from core.own_data import format_csv
from core.training_script import training_script
from sections.train.moment import COLUMNS, Moment, moment
from sections.train.stage import Shown
from ui.language import _
from ui.layout import section
from ui.numbers import format_number


def takeaway(shown: Shown) -> None:
    """Offer the run up to the shown step as files; each is written when it is asked for."""
    now = moment(shown)
    step, kind = now.state.step, shown.experiment.name.split()[0]
    with section("takeaway", _("Take it with you")):
        st.markdown(
            _(
                "The run as it stands at step {step}, and the points it learns from. The script "
                "needs NumPy alone, trains anew and prints the losses that the page shows at that "
                "step, to the last bit."
            ).format(step=format_number(step, 0))
        )
        with st.container(horizontal=True, key="files"):
            _file(
                _("Weights (JSON)"),
                partial(weights_as_json, now.state, now.settings),
                f"weights-step-{step}.json",
            )
            _file(
                _("Weights (NPZ)"),
                partial(weights_as_npz, now.state, now.settings),
                f"weights-step-{step}.npz",
            )
            _file(_("Losses (CSV)"), partial(losses_as_csv, now), f"losses-to-step-{step}.csv")
            _file(
                _("Data (CSV)"),
                partial(format_csv, shown.experiment.dataset),
                f"data-{kind}.csv",
            )
            _file(
                _("Script (Python)"),
                partial(script, now),
                f"training-to-step-{step}.py",
                disabled=step == 0,
            )
        st.caption(_link_in_words(step, of_a_file=kind == "file"))


def _file(
    label: str, write: Callable[[], str | bytes], name: str, *, disabled: bool = False
) -> None:
    key = f"take_{name.split('-')[0]}_{name.split('.')[-1]}"
    st.download_button(label, write, file_name=name, key=key, on_click="ignore", disabled=disabled)


def _link_in_words(step: int, *, of_a_file: bool) -> str:
    told = _(
        "The address of this page is the link to it: it holds every setting, the seeds and step "
        "{step}, and opens this very film there."
    ).format(step=format_number(step, 0))
    return " ".join([told, *([_("Your file alone is not in it.")] if of_a_file else [])])


def losses_as_csv(now: Moment) -> str:
    """Write losses and accuracies of every frame up to the shown one, to the last bit."""
    known = [name for name in COLUMNS if not np.all(np.isnan(now.column(name)))]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["step", *known])
    columns = [now.steps.astype(int), now.column("epoch").astype(int)]
    columns += [now.column(name) for name in known[1:]]
    writer.writerows(zip(*(column.tolist() for column in columns), strict=True))
    return text.getvalue()


def script(now: Moment) -> str:
    """Write the script that repeats the run up to the shown frame."""
    return training_script(now.film.data, now.film.segments, steps=now.state.step)
