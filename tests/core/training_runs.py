"""Data to train on, and states to compare."""

import dataclasses

import numpy as np

from core.training import TrainingData, expand, layers, readable


def cloud(*, points=53, tests=20, classes=2, seed=7):
    """Draw points whose class depends on their angle, so that no line tells them apart."""
    inputs = np.random.default_rng(seed).normal(size=(points + tests, 2))
    angle = np.arctan2(inputs[:, 1], inputs[:, 0]) + np.pi
    labels = (angle * classes / np.pi).astype(np.int64) % classes
    return TrainingData(inputs[:points], labels[:points], inputs[points:], labels[points:], classes)


def block(parts, settings):
    """Put weights and biases layer by layer into the block of a state."""
    parts = [(np.array(weights), np.array(biases)) for weights, biases in parts]
    inputs, units = parts[0][0].shape[1], sum(len(biases) for _, biases in parts)
    found = np.zeros((units, inputs + 1 + sum(settings.hidden)))
    row, column = 0, 0
    for weights, biases in parts:
        rows = slice(row, row + len(biases))
        found[rows, column : column + weights.shape[1]] = weights
        found[rows, inputs] = biases
        column = inputs + 1 if column == 0 else column + weights.shape[1]
        row += len(biases)
    return found


def beliefs(parameters, inputs, settings):
    """Belief in each class at some points, by the network that is written to be read."""
    parts = [(layer.weights, layer.biases) for layer in layers(parameters, settings)]
    _, found = readable.forward(parts, expand(inputs, settings.features), settings.activation)
    return np.hstack([1 - found, found]) if found.shape[1] == 1 else found


def same(one, other):
    """Tell whether two states agree in every bit."""
    pairs = zip(dataclasses.astuple(one), dataclasses.astuple(other), strict=True)
    return all(np.array_equal(a, b) for a, b in pairs)
