"""The sections of the cross-entropy page: the price of a wrong belief, and the way to pay less."""
