"""Points in the plane with a class each, and how they are prepared for training."""

from core.data.datasets import CLASS_COUNTS, Dataset, Shape, generate, separable_example
from core.data.preparation import Standardization, split, standardization

__all__ = [
    "CLASS_COUNTS",
    "Dataset",
    "Shape",
    "Standardization",
    "generate",
    "separable_example",
    "split",
    "standardization",
]
