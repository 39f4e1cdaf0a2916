"""The cross-entropy lesson: the price of a wrong belief, and the way to pay less."""
