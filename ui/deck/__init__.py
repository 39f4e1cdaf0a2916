"""The strip of a lesson's scenes, and the keys that turn them."""

from ui.deck.strip import Stop, strip

__all__ = ["Stop", "strip"]
