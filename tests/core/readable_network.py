"""A network written for reading, layer by layer, to which the fast one is compared."""

import numpy as np


def sigmoid(scores):
    return 1 / (1 + np.exp(-scores))


def softmax(scores):
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


ACTIVATIONS = {
    "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "linear": (lambda z: z, np.ones_like),
}


def forward(layers, inputs, activation):
    """Return the scores of every layer and the beliefs of the output."""
    scores, values = [], inputs
    for weights, biases in layers:
        scores.append(values @ weights.T + biases)
        values = ACTIVATIONS[activation][0](scores[-1])
    return scores, (sigmoid if scores[-1].shape[1] == 1 else softmax)(scores[-1])


def targets(labels, outputs):
    return labels[:, None] * 1.0 if outputs == 1 else np.eye(outputs)[labels]


def mean_loss(layers, inputs, labels, activation, loss):
    _, beliefs = forward(layers, inputs, activation)
    wanted = targets(labels, beliefs.shape[1])
    if loss == "squared_error":
        return 0.5 * ((beliefs - wanted) ** 2).sum(axis=1).mean()
    both = np.hstack([1 - beliefs, beliefs]) if beliefs.shape[1] == 1 else beliefs
    return -np.log(both[np.arange(len(labels)), labels]).mean()


def gradient(layers, inputs, labels, activation, loss):
    """Return the slope of the mean loss along every weight and bias, layer by layer."""
    function, slope = ACTIVATIONS[activation]
    scores, beliefs = forward(layers, inputs, activation)
    blame = beliefs - targets(labels, beliefs.shape[1])
    if loss == "squared_error" and beliefs.shape[1] == 1:
        blame = blame * beliefs * (1 - beliefs)
    elif loss == "squared_error":
        blame = beliefs * (blame - (beliefs * blame).sum(axis=1, keepdims=True))
    found = []
    for number in range(len(layers) - 1, -1, -1):
        values = function(scores[number - 1]) if number else inputs
        found.insert(0, (blame.T @ values / len(labels), blame.mean(axis=0)))
        if number:
            blame = (blame @ layers[number][0]) * slope(scores[number - 1])
    return found


def train(layers, inputs, labels, settings, steps):
    """Take plain steps of gradient descent over shuffled minibatches."""
    done, epoch = 0, 0
    while done < steps:
        rng = np.random.default_rng([settings.seed, 4, epoch // 16])
        orders = rng.permuted(np.tile(np.arange(len(labels)), (16, 1)), axis=1)
        order, epoch = orders[epoch % 16], epoch + 1
        for first in range(0, len(labels), settings.batch):
            chosen = order[first : first + settings.batch]
            slopes = gradient(
                layers, inputs[chosen], labels[chosen], settings.activation, settings.loss
            )
            layers = [
                (
                    weights - settings.learning_rate * (slope + settings.l2 * weights),
                    biases - settings.learning_rate * slope_of_biases,
                )
                for (weights, biases), (slope, slope_of_biases) in zip(layers, slopes, strict=True)
            ]
            done += 1
            if done == steps:
                return layers
    return layers
