"""Training as pure steps from a frozen state, and the film of a run."""

from core.training.batches import (
    Lowest,
    Walk,
    batch_slopes,
    looks_within,
    lowest_cost,
    point_slopes,
    slope_scatter,
    steps_within,
    walk,
)
from core.training.blocks import (
    LARGEST_WEIGHT,
    WeightPlace,
    Weights,
    weight_cells,
    weight_places,
)
from core.training.differences import Differences, slope_by_difference, slopes_by_difference
from core.training.engine.state import State
from core.training.features import expand
from core.training.film import BUDGET, TrainingHistory
from core.training.frames import Frames, Grid, Segment, Stop, frame_steps, grid_around
from core.training.network import Layer, border_point, layers, units
from core.training.one_step import (
    PLACES,
    BackwardPass,
    ForwardPass,
    OneStep,
    activated,
    backward_pass,
    forward_pass,
    one_step,
    varied,
)
from core.training.rounding import rounded
from core.training.settings import (
    ACTIVATIONS,
    FEATURES,
    LOSSES,
    MOST_LAYERS,
    MOST_UNITS,
    Settings,
    activation_of,
    feature_names,
    hidden_layers,
)
from core.training.surface import Place, loss_surface, steepest_places
from core.training.training import Scores, TrainingData, advance, initial_state, scores
from core.training.unit_maps import BOUNDS, unit_maps, weight_levels, weights_in_order

__all__ = [
    "ACTIVATIONS",
    "BOUNDS",
    "BUDGET",
    "FEATURES",
    "LARGEST_WEIGHT",
    "LOSSES",
    "MOST_LAYERS",
    "MOST_UNITS",
    "PLACES",
    "BackwardPass",
    "Differences",
    "ForwardPass",
    "Frames",
    "Grid",
    "Layer",
    "Lowest",
    "OneStep",
    "Place",
    "Scores",
    "Segment",
    "Settings",
    "State",
    "Stop",
    "TrainingData",
    "TrainingHistory",
    "Walk",
    "WeightPlace",
    "Weights",
    "activated",
    "activation_of",
    "advance",
    "backward_pass",
    "batch_slopes",
    "border_point",
    "expand",
    "feature_names",
    "forward_pass",
    "frame_steps",
    "grid_around",
    "hidden_layers",
    "initial_state",
    "layers",
    "looks_within",
    "loss_surface",
    "lowest_cost",
    "one_step",
    "point_slopes",
    "rounded",
    "scores",
    "slope_by_difference",
    "slope_scatter",
    "slopes_by_difference",
    "steepest_places",
    "steps_within",
    "unit_maps",
    "units",
    "varied",
    "walk",
    "weight_cells",
    "weight_levels",
    "weight_places",
    "weights_in_order",
]
