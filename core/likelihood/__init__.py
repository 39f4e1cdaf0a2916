"""How well a belief explains data, the best one, and how far it strays."""

from core.likelihood.bernoulli import (
    bernoulli_probability,
    coin_rows,
    likelihood,
    log_likelihood,
    maximum_likelihood,
    mean_surprisal,
    negative_log_likelihood,
    relative_likelihood,
)
from core.likelihood.estimator import (
    central_interval,
    normal_density,
    sampling_distribution,
    standardised_shares,
)
from core.likelihood.pictures import Line, joint_likelihood, label_probability, likeliest_line
from core.likelihood.sampling import (
    flip_coin,
    latent_score_share,
    running_frequency,
    standard_error,
)

__all__ = [
    "Line",
    "bernoulli_probability",
    "central_interval",
    "coin_rows",
    "flip_coin",
    "joint_likelihood",
    "label_probability",
    "latent_score_share",
    "likeliest_line",
    "likelihood",
    "log_likelihood",
    "maximum_likelihood",
    "mean_surprisal",
    "negative_log_likelihood",
    "normal_density",
    "relative_likelihood",
    "running_frequency",
    "sampling_distribution",
    "standard_error",
    "standardised_shares",
]
