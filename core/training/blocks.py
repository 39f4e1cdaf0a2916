"""Which network a block of weights and biases belongs to."""

from core.training.engine import state
from core.training.engine.passes import Network
from core.training.settings import Settings


def network_of(shape: tuple[int, ...], settings: Settings) -> Network:
    """Sizes of the network whose block has a shape; its outputs are what the settings leave."""
    outputs = (0, *shape)[-2] - sum(settings.hidden)
    sizes = state.network(settings, outputs)
    if outputs < 1 or shape != sizes.shape:
        rule = f"parameters must be those of a network of {sizes.shape[1]} sources"
        raise ValueError(f"{rule}; got shape {shape}")
    return sizes
