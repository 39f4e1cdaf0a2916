"""New numbers for a question: the address says which, so that a whole class can get the same."""

from collections.abc import Sequence
from typing import Any, TypeVar
from zlib import crc32

import numpy as np

from ui.address import put, value_of
from ui.parameters import Number

QUESTIONS = Number("questions", 1, 9999, 1)
Numbers = TypeVar("Numbers", bound=Any)


def seeded(key: str, usual: Numbers, others: Sequence[Numbers]) -> tuple[str, Numbers]:
    """Return the name of a question and the numbers that it asks with.

    At first these are the ``usual`` ones; each further seed takes the next of the ``others``, in an
    order of the question's own. Answers belong to a name, so those to other numbers are others.
    """
    seed = value_of(QUESTIONS)
    if seed == QUESTIONS.default:
        return key, usual
    order = np.random.default_rng(crc32(key.encode())).permutation(len(others))
    return f"{key}-{seed}", others[order[(seed - 2) % len(others)]]


def take_new_numbers() -> None:
    """Ask all questions that can be asked with other numbers with the next ones."""
    put(QUESTIONS.key, QUESTIONS.write(value_of(QUESTIONS) % QUESTIONS.high + 1))
