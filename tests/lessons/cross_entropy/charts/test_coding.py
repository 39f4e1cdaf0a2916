"""The trees lead to every word, and the blocks to their bits."""

import numpy as np
from drawn import LABELS, accepts, agrees

from lessons.cross_entropy.charts import coding


def test_a_tree_leads_to_every_word_and_blocks_to_their_bits() -> None:
    codes = [("00", "01", "1"), ("0", "10", "11")]
    blocks = np.array([1.3, 1.2, 1.25])
    figure = coding.trees_and_blocks(codes, blocks, 2, 1.157, LABELS)
    lengths = np.array([1.0, 2.0, 3.0])
    agrees(figure, coding.block_frames(lengths, blocks), 1)
    accepts(figure, coding.NARROW)
    for i, code in enumerate(codes):
        tree = figure["data"][f"tree{i}"]
        nodes = set(zip(tree["x"], tree["y"], strict=True))
        assert {(rank, -len(word)) for rank, word in enumerate(sorted(code))} <= nodes
        assert len(nodes) == 5  # three leaves, the root and one more
    named = [note["text"] for note in figure["layout"]["annotations"]]
    assert [word for word in codes[0] if any(text.endswith(f"<br>{word}") for text in named)] == [
        *codes[0]
    ]
