"""The weights of a network as files that any other program reads."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from core.data import Standardization
from core.training import Settings, State, activation_of, layers


def weights_as_json(
    state: State,
    settings: Settings,
    *,
    classes: Sequence[str] = (),
    scale: Standardization | None = None,
) -> str:
    """Write the weights, the biases and the settings as JSON.

    Parameters
    ----------
    state : State
        Where the run stands; its parameters are finite.
    settings : Settings
        The choices that hold there.
    classes : sequence of str
        Names of the classes in their order.
    scale : Standardization, optional
        What the inputs go through before the network reads them.

    Returns
    -------
    str
        An object with ``step``, ``epoch``, ``settings``, ``classes``, ``mean`` and ``deviation`` of
        the inputs (null where they are read as they are) and ``layers``: for each layer
        ``weights``, a row for each unit, and ``biases``. Every number reads back to the same
        float64.

    Examples
    --------
    >>> state = State(np.array([[1.0, 2.0, 3.0]]), np.zeros((2, 1, 3)), "sgd", 0, 0, 0, 0, "")
    >>> json.loads(weights_as_json(state, Settings(hidden=())))["layers"]
    [{'weights': [[1.0, 2.0]], 'biases': [3.0]}]
    """
    parts = [
        {"weights": layer.weights.tolist(), "biases": layer.biases.tolist()}
        for layer in layers(state.parameters, settings)
    ]
    told = {
        "step": state.step,
        "epoch": state.epoch,
        "settings": asdict(settings),
        "classes": list(classes),
        "mean": scale and scale.mean.tolist(),
        "deviation": scale and scale.deviation.tolist(),
        "layers": parts,
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def weights_as_npz(
    state: State,
    settings: Settings,
    *,
    classes: Sequence[str] = (),
    scale: Standardization | None = None,
) -> bytes:
    """Write the weights and biases as NumPy's archive, which is read without pickle.

    Parameters
    ----------
    state : State
        Where the run stands; its parameters are finite.
    settings : Settings
        The choices that hold there.
    classes : sequence of str
        Names of the classes in their order.
    scale : Standardization, optional
        What the inputs go through before the network reads them.

    Returns
    -------
    bytes
        An NPZ file with ``classes``, ``features``, ``activations`` (one for each hidden layer),
        ``weights_1``, ``biases_1``, and so on up to the output; and with ``mean`` and
        ``deviation``, where the inputs are standardised.

    Examples
    --------
    >>> state = State(np.array([[1.0, 2.0, 3.0]]), np.zeros((2, 1, 3)), "sgd", 0, 0, 0, 0, "")
    >>> file = io.BytesIO(weights_as_npz(state, Settings(hidden=())))
    >>> np.load(file, allow_pickle=False)["weights_1"]
    array([[1., 2.]])
    """
    bends = [activation_of(settings.activation, layer) for layer in range(len(settings.hidden))]
    arrays: dict[str, np.ndarray] = {
        "classes": np.array(classes, dtype=np.str_),
        "features": np.array(settings.features, dtype=np.str_),
        "activations": np.array(bends, dtype=np.str_),
    }
    if scale:
        arrays |= {"mean": scale.mean, "deviation": scale.deviation}
    for number, layer in enumerate(layers(state.parameters, settings), start=1):
        arrays[f"weights_{number}"], arrays[f"biases_{number}"] = layer.weights, layer.biases
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()
