"""The strip of a lesson's scenes, the cards of all lessons, and the keys that turn them."""

from ui.deck.cards import Card, cards
from ui.deck.kept import progress
from ui.deck.strip import Stop, strip
from ui.deck.tab_memory import Long, tab_memory

__all__ = ["Card", "Long", "Stop", "cards", "progress", "strip", "tab_memory"]
