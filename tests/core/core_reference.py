"""Exact values computed with 60 digits, and the distance from them in units in the last place."""

import json
import math
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np

FILE = Path(__file__).parent / "reference" / "core_values.json"
SMALLEST_NORMAL = 2.0**-1022


@cache
def reference(name):
    """Return the inputs and the correctly rounded values of one scalar function."""
    pairs = json.loads(FILE.read_text())[name]
    inputs = np.array([float.fromhex(given) for given, _ in pairs])
    return inputs, np.array([exact for _, exact in pairs], dtype=np.float64)


def ulp_error(value, exact):
    """Return |value - exact| in units in the last place of the exact value; exact or Fraction."""
    if math.isinf(value) or math.isinf(exact):
        return 0.0 if value == exact else math.inf
    difference = abs(Fraction(float(value)) - Fraction(exact))
    return float(difference / Fraction(math.ulp(float(exact))))


def worst_ulp_error(values, exact):
    """Return the largest `ulp_error` among the exact values that are normal numbers."""
    errors = [
        ulp_error(value, truth)
        for value, truth in zip(np.ravel(values), np.ravel(exact), strict=True)
        if abs(truth) >= SMALLEST_NORMAL
    ]
    assert errors, "no normal number to compare"
    return max(errors)
