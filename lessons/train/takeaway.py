"""What a reader can take away: the weights, the losses, the data, a script, the address."""

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts import colors
from files.model_export import TrainedModel, notebook, pytorch_script
from files.tables import format_csv
from files.training_script import training_script
from files.weights import weights_as_json, weights_as_npz
from lessons.train.controls import ASKED_STEP
from lessons.train.experiment import Experiment
from lessons.train.follow import go_on, played
from lessons.train.moment import COLUMNS, Moment, moment
from lessons.train.presets import begin_with
from lessons.train.runs import Shown
from ui.language import _
from ui.language import gettext_noop as message
from ui.live_figure import Readout, live_numbers
from ui.numbers import format_number
from ui.questions import Answer, ChooseOne
from ui.scenes import Scene, bench

STEP = 1000
TRAINING = "training-to"  # how the name of the script begins that trains anew


def takeaway() -> None:
    begin_with({}, step=STEP)
    left, offered = bench()
    with left:
        shown = played("takeaway")
    with offered:
        with st.container(key="sheet_files"):
            _offer(shown)
        st.caption(_link_in_words(shown.asked, of_a_file=shown.experiment.kind == "file"))
    go_on(whole=False)


def _offer(shown: Shown) -> None:
    """Offer the runs up to the shown step as files; each is written when it is asked for."""
    runs = [moment(shown, lane) for lane in range(len(shown.lanes))]
    _last_loss(shown, runs)
    columns = st.columns(3, border=True)
    for column, (title, meaning) in zip(columns, _purposes(shown, runs[0].state.step), strict=True):
        column.markdown(f"**{title}**\n\n{meaning}")
    for lane, now in enumerate(runs):
        if len(runs) > 1:
            for column in columns:
                column.markdown(f"**{shown.names[lane]}**")
        _files_of(now, shown.experiment, "second-" if lane else "", columns)
    with columns[0]:
        write = partial(_table, partial(format_csv, shown.experiment.dataset))
        _file(_("Data (CSV)"), write, f"data-{shown.experiment.kind}.csv", "data_csv")


def _last_loss(shown: Shown, runs: list[Moment]) -> None:
    """Write the loss that the script prints, with all of its digits."""
    losses = [float(now.column("train_loss")[-1]) for now in runs]
    hues = (colors.PROBABILITY, colors.CONTRAST)
    text = _("training loss at step {step}")
    live_numbers(
        "",
        key="last_loss",
        name=_("The last loss, with all of its digits"),
        summary=", ".join(repr(loss) for loss in losses),
        readouts=[
            Readout(
                f"last_loss{lane or ''}",
                text.format(step=format_number(now.state.step, 0))
                + (f" · {shown.names[lane]}" if len(runs) > 1 else ""),
                losses[lane],
                "all",
                hues[lane],
            )
            for lane, now in enumerate(runs)
        ],
        sweeps=[],
    )


def _purposes(shown: Shown, reached: int) -> list[tuple[str, str]]:
    """Return what the files are for, and what they do."""
    again = (
        _("The script needs NumPy alone, repeats the run and prints the loss above, bit for bit.")
        if len(shown.lanes) == 1
        else _("A script needs NumPy alone. It repeats its run and prints its loss, bit for bit.")
    )
    if not reached:
        again = _("Play the film first: at step 0 there is nothing yet to train.")
    return [
        (_("Train it again"), again),
        (
            _("Use it elsewhere"),
            _("Both load the trained weights and give the outputs of this page."),
        ),
        (
            _("Read its numbers"),
            _("Weights with all that belongs to them, and the losses of every step shown."),
        ),
    ]


def _predict_saved() -> ChooseOne:
    return ChooseOne(
        "predict_saved",
        _("Somebody gets only your weights. Same answers?"),
        [
            Answer(
                _("Yes, the weights are the model"),
                _("tanh or ReLU? cm or mm? The weights do not say."),
            ),
            Answer(
                _("Only with the training data"),
                _("Predicting needs no training data; learning did."),
            ),
            Answer(
                _("Only with the same features, activation and standardising"),
                _("These three stand in the script as well."),
                right=True,
            ),
        ],
        hint=_("What happens to a point before the first weight?"),
    )


def _why() -> str:
    return _(
        "Weights alone are not a model: features, activation and the standardising of the inputs "
        "belong to it. And what it has learnt holds for data like these; other data need another "
        "look."
    )


def _files_of(
    now: Moment, experiment: Experiment, which: str, columns: Sequence[DeltaGenerator]
) -> None:
    """Offer the files of one run by what they are for; ``which`` stands before their names."""
    step = now.state.step
    weights = partial(_weights, now=now, experiment=experiment)
    model = TrainedModel(
        now.state,
        now.settings,
        experiment.dataset,
        experiment.train,
        experiment.test,
        experiment.scale,
    )
    read = partial(notebook, model, _notebook_texts(step))
    writers: list[tuple[int, str, Callable[[], str | bytes], str, str]] = [
        (0, _("Script (Python)"), partial(script, now), TRAINING, "py"),
        (1, _("PyTorch (Python)"), partial(pytorch_script, model), "pytorch", "py"),
        (1, _("Notebook (Jupyter)"), read, "model", "ipynb"),
        (2, _("Weights (JSON)"), partial(weights, weights_as_json), "weights", "json"),
        (2, _("Weights (NPZ)"), partial(weights, weights_as_npz), "weights", "npz"),
        (2, _("Losses (CSV)"), partial(_table, partial(losses_as_csv, now)), "losses-to", "csv"),
    ]
    for place, label, write, name, ending in writers:
        file, key = f"{which}{name}-step-{step}.{ending}", f"{which}{name}_{ending}"
        with columns[place]:
            _file(label, write, file, key, disabled=name == TRAINING and step == 0)


def _notebook_texts(step: int) -> list[str]:
    """Return what stands before the parts of the notebook."""
    return [
        _(
            "# A network from Logit Lab, after step {step}\n\n"
            "Its weights and settings, and the points it has learnt from, as they were measured. "
            "The notebook needs NumPy alone."
        ).format(step=format_number(step, 0)),
        _(
            "## From a point to its probabilities\n\n"
            "Standardise, compute the features, go from layer to layer, and turn the scores of the "
            "output into probabilities."
        ),
        _("## The losses and accuracies that the page shows"),
        _(
            "## New points\n\n"
            "Put points of your own here, in the units in which the others were measured. What the "
            "network has learnt holds for points like those it has seen."
        ),
    ]


def _weights(write: Callable[..., str | bytes], now: Moment, experiment: Experiment) -> str | bytes:
    """Write the weights, with what else is needed to use them on points as they were measured."""
    classes = experiment.dataset.classes
    return write(now.state, now.settings, classes=classes, scale=experiment.scale)


def _table(write: Callable[[], str]) -> bytes:
    """Return a table with the byte-order mark by which Excel knows that it is UTF-8."""
    return write().encode("utf-8-sig")


def _file(
    label: str, write: Callable[[], str | bytes], name: str, key: str, *, disabled: bool = False
) -> None:
    place = f"take_{key.replace('-', '_')}"
    st.download_button(
        label,
        write,
        file_name=name,
        key=place,
        on_click="ignore",
        disabled=disabled,
        width="stretch",
    )


def _link_in_words(step: int, *, of_a_file: bool) -> str:
    if of_a_file:
        return _(
            "The address of this page holds every setting, the seeds and step {step}, but not your "
            "file: opened elsewhere it shows the drawn points until the same file is loaded there."
        ).format(step=format_number(step, 0))
    return _(
        "The address of this page is the link to it: it holds every setting, the seeds and step "
        "{step}, and opens this very film there."
    ).format(step=format_number(step, 0))


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


SCENE = Scene(
    key="takeaway",
    name=message("Take away"),
    question=message("Can it live outside this page?"),
    task=message(
        "Choose what must be saved, then take the script: it prints this page's last loss, digit "
        "for digit."
    ),
    draw=takeaway,
    why=_why,
    controls=(ASKED_STEP,),
    ask=_predict_saved,
    deeper=True,
)
