"""A network with fewer digits."""

from dataclasses import replace

import numpy as np

from core.shared import domain
from core.training.engine.state import State


def rounded(state: State, *, digits: int) -> State:
    """Round every parameter of a network to so many significant digits.

    Parameters
    ----------
    state : State
        Where the run stands; its parameters are finite.
    digits : int
        How many digits are kept of each number, at least 1.

    Returns
    -------
    State
        The same place with its parameters rounded.

    Examples
    --------
    >>> from core.training import Settings, TrainingData, initial_state
    >>> data = TrainingData([[-1, 0], [1, 0]], [0, 1], [[2, 0]], [0])
    >>> state = replace(
    ...     initial_state(data, Settings(hidden=(), initial_scale=0)),
    ...     parameters=np.array([[0.0149, -28.6, 0.0]]),
    ... )
    >>> rounded(state, digits=2).parameters.tolist()
    [[0.015, -29.0, 0.0]]
    """
    kept = domain.whole("digits", digits)
    parameters = domain.finite("parameters", state.parameters)
    # Written with the digits that are kept and read again, each is the nearest such number.
    numbers = [float(f"{value:.{kept - 1}e}") for value in parameters.ravel().tolist()]
    return replace(state, parameters=np.array(numbers).reshape(parameters.shape))
