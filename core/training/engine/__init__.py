"""The arrays and recorded calls that train a network without allocating."""
