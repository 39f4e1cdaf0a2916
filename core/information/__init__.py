"""What an outcome costs, what it costs on average, and codes that come close to it."""

from core.information.coding import (
    MOST_BLOCKS,
    block_bits,
    expected_length,
    fewest_signals,
    huffman_code,
)
from core.information.events import JointPrice, joint_price
from core.information.measures import (
    NATS_PER_UNIT,
    Unit,
    contributions,
    cross_entropy,
    effective_classes,
    entropy,
    kl_divergence,
    surprisal,
)
from core.information.stream import Score, draw_symbols, score_beliefs, score_guesses

__all__ = [
    "MOST_BLOCKS",
    "NATS_PER_UNIT",
    "JointPrice",
    "Score",
    "Unit",
    "block_bits",
    "contributions",
    "cross_entropy",
    "draw_symbols",
    "effective_classes",
    "entropy",
    "expected_length",
    "fewest_signals",
    "huffman_code",
    "joint_price",
    "kl_divergence",
    "score_beliefs",
    "score_guesses",
    "surprisal",
]
