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
from core.training.engine.state import State
from core.training.features import expand
from core.training.film import BUDGET, TrainingHistory
from core.training.frames import Frames, Grid, Segment, Stop, frame_steps, grid_around
from core.training.network import Layer, layers, units
from core.training.one_step import (
    PLACES,
    BackwardPass,
    Differences,
    ForwardPass,
    OneStep,
    activated,
    backward_pass,
    forward_pass,
    one_step,
    slope_by_difference,
    varied,
)
from core.training.settings import (
    ACTIVATIONS,
    FEATURES,
    LOSSES,
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
    "LOSSES",
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
    "activated",
    "activation_of",
    "advance",
    "backward_pass",
    "batch_slopes",
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
    "scores",
    "slope_by_difference",
    "slope_scatter",
    "steepest_places",
    "steps_within",
    "unit_maps",
    "units",
    "varied",
    "walk",
    "weight_levels",
    "weights_in_order",
]
