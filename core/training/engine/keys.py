"""A bounded number of states of a run, spread over its steps, to walk on from."""

from core.training.engine.state import State

MOST = 200


class Keys:
    """States by their steps, about ``spacing`` steps apart, and the state reached last."""

    def __init__(self, first: State) -> None:
        self.first = self.last = first
        self.spacing = 500
        self._states = {first.step: first}

    def nearest(self, step: int) -> State:
        """Find the state from which the way to a step is shortest."""
        known = [self.last, *self._states.values()]
        return max((state for state in known if state.step <= step), key=lambda state: state.step)

    def keep(self, state: State) -> None:
        """Remember a state, and every second one if there are too many."""
        self.last = state
        before = max(step for step in self._states if step <= state.step)
        if state.step - before >= self.spacing or state.stop:
            self._states[state.step] = state
        if len(self._states) > MOST:
            self.spacing *= 2
            self._thin()

    def up_to(self, step: int) -> "Keys":
        """Forget what comes after a step."""
        keys = Keys(self.first)
        keys.spacing = self.spacing
        kept = [state for state in (*self._states.values(), self.last) if state.step <= step]
        keys._states |= {each.step: each for each in kept}
        return keys

    def _thin(self) -> None:
        thinned = {self.first.step: self.first}
        reached = self.first.step
        for step, state in sorted(self._states.items()):
            if step - reached >= self.spacing or state.stop:
                thinned[step], reached = state, step
        self._states = thinned
