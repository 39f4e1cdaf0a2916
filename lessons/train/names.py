"""What the two runs of a race are called."""

from core.training import LOSSES, Settings
from lessons.train.experiment import FAIR, GOOD_RATES
from lessons.train.model import OPTIMIZER, loss_names, optimizer_names
from ui.language import _
from ui.numbers import plain


def race_names(first: Settings, second: Settings, kind: str) -> tuple[str, str]:
    """Return what both runs of a race are called: by what they do otherwise."""
    one, other = (_name(settings, kind) for settings in (first, second))
    if one == other:
        return _("this run"), _("{name}, too").format(name=other)
    return one, other


def _name(settings: Settings, kind: str) -> str:
    rate = f"η = {plain(settings.learning_rate)}"
    if kind.removeprefix(FAIR) in GOOD_RATES:
        names = dict(zip(OPTIMIZER.options, optimizer_names(), strict=True))
        return f"{names[settings.optimizer]}, {rate}"
    if kind == "loss":
        return dict(zip(LOSSES, loss_names(), strict=True))[settings.loss]
    if kind == "full":
        return _("batch {size}").format(size=settings.batch)
    return rate
