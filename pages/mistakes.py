"""Spot the mistake: which of these sentences are right, and why."""

from lessons.mistakes.page import mistakes
from ui.layout import lesson_at

mistakes(lesson_at("mistakes"))
