"""Training as pure steps from a frozen state, and the film of a run."""

from core.training.engine.state import State
from core.training.features import expand
from core.training.film import BUDGET, TrainingHistory
from core.training.frames import Frames, Grid, Segment, Stop, frame_steps, grid_around
from core.training.network import Layer, layers, units
from core.training.settings import FEATURES, LOSSES, Settings, feature_names, hidden_layers
from core.training.surface import Place, loss_surface, steepest_places
from core.training.training import Scores, TrainingData, advance, initial_state, scores
from core.training.unit_maps import BOUNDS, unit_maps, weight_levels, weights_in_order

__all__ = [
    "BOUNDS",
    "BUDGET",
    "FEATURES",
    "LOSSES",
    "Frames",
    "Grid",
    "Layer",
    "Place",
    "Scores",
    "Segment",
    "Settings",
    "State",
    "Stop",
    "TrainingData",
    "TrainingHistory",
    "advance",
    "expand",
    "feature_names",
    "frame_steps",
    "grid_around",
    "hidden_layers",
    "initial_state",
    "layers",
    "loss_surface",
    "scores",
    "steepest_places",
    "unit_maps",
    "units",
    "weight_levels",
    "weights_in_order",
]
