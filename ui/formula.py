"""Formulas whose numbers are live: LaTeX in, MathML out, with a place for each readout."""

import re
from functools import lru_cache

from latex2mathml.converter import convert

PLACE = re.compile(r"@(\w+)")
MARKED = re.compile(r"<mtext>@(\w+)@</mtext>")


@lru_cache(maxsize=256)
def live_formula(latex: str) -> str:
    r"""Return a formula in which every ``@name`` is the live number of that readout.

    Examples
    --------
    >>> "<mn data-live=\"logit\"></mn>" in live_formula(r"\ell = @logit")
    True
    """
    marked = PLACE.sub(r"\\text{@\1@}", latex)
    return MARKED.sub(r'<mn data-live="\1"></mn>', convert(marked, display="block"))
