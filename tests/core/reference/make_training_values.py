"""Writes training_values.json: runs of small networks by PyTorch's own layers and optimizers.

Needs PyTorch (2.14.1 wrote the file that is kept), which the tests do not: they read the file.
"""

import itertools
import json
from pathlib import Path

import numpy as np
import torch

STEPS = 25
ACTIVATIONS = {
    "tanh": torch.tanh,
    "relu": torch.relu,
    "sigmoid": torch.sigmoid,
    "linear": lambda scores: scores,
}
OPTIMIZERS = {
    "sgd": lambda parameters: torch.optim.SGD(parameters, lr=0.3),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9),
    "adam": lambda parameters: torch.optim.Adam(parameters, lr=0.05),
    "rmsprop": lambda parameters: torch.optim.RMSprop(parameters, lr=0.05),
}
RATES = {"sgd": 0.3, "momentum": 0.1, "adam": 0.05, "rmsprop": 0.05}


def loss_of(scores, labels, loss):
    if scores.shape[1] == 1:
        wanted = labels[:, None].double()
        if loss == "cross_entropy":
            return torch.nn.functional.binary_cross_entropy_with_logits(scores, wanted)
        return (0.5 * (torch.sigmoid(scores) - wanted) ** 2).mean()
    if loss == "cross_entropy":
        return torch.nn.functional.cross_entropy(scores, labels)
    one_hot = torch.nn.functional.one_hot(labels, scores.shape[1])
    return (0.5 * (torch.softmax(scores, dim=1) - one_hot) ** 2).sum(dim=1).mean()


def run(number, activation, loss, optimizer, classes, hidden, l1, l2):
    rng = np.random.default_rng(number)
    inputs, labels = rng.normal(size=(12, 2)), rng.integers(0, classes, 12)
    sizes = [2, *hidden, 1 if classes == 2 else classes]
    first = [
        (rng.normal(size=(after, before)), rng.normal(size=after))
        for before, after in itertools.pairwise(sizes)
    ]
    layers = [[torch.tensor(part, requires_grad=True) for part in layer] for layer in first]
    x, y = torch.tensor(inputs), torch.tensor(labels)

    def scores():
        values, names = x, [activation] * len(hidden) if isinstance(activation, str) else activation
        for name, (weights, biases) in zip(names, layers[:-1], strict=True):
            values = ACTIVATIONS[name](values @ weights.T + biases)
        return values @ layers[-1][0].T + layers[-1][1]

    stepper, losses = OPTIMIZERS[optimizer](itertools.chain(*layers)), []
    for _ in range(STEPS):
        stepper.zero_grad()
        cost = loss_of(scores(), y, loss)
        losses.append(cost.item())
        for weights, _ in layers:
            cost = cost + l1 * weights.abs().sum() + 0.5 * l2 * (weights**2).sum()
        cost.backward()
        stepper.step()
    return {
        "settings": {
            "activation": activation,
            "loss": loss,
            "optimizer": optimizer,
            "hidden": hidden,
            "l1": l1,
            "l2": l2,
            "learning_rate": RATES[optimizer],
        },
        "classes": classes,
        "inputs": inputs.tolist(),
        "labels": labels.tolist(),
        "first": [[part.tolist() for part in layer] for layer in first],
        "losses": losses,
        "last": [[part.tolist() for part in layer] for layer in layers],
    }


def main():
    choices = [
        (activation, loss, optimizer, classes, (3, 2), 0.0, 0.0)
        for activation, (loss, classes), optimizer in itertools.product(
            ACTIVATIONS,
            itertools.product(("cross_entropy", "squared_error"), (2, 3)),
            ("sgd",),
        )
    ]
    choices += [
        ("tanh", "cross_entropy", optimizer, 2, hidden, 0.01, 0.1)
        for optimizer, hidden in itertools.product(OPTIMIZERS, ((), (4,), (2, 3, 2)))
    ]
    choices += [
        (("relu", "tanh", "sigmoid"), "cross_entropy", "sgd", classes, (3, 2, 2), 0.01, 0.1)
        for classes in (2, 3)
    ]
    runs = [run(number, *choice) for number, choice in enumerate(choices)]
    file = Path(__file__).with_name("training_values.json")
    file.write_text(json.dumps(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
