"""Formulas whose numbers are live: LaTeX in, MathML out, with a place for each readout."""

import re
from functools import lru_cache

from latex2mathml.converter import convert

PLACE = re.compile(r"@(\w+)", re.ASCII)
MARKED = re.compile(r"<mtext>@(\w+)@</mtext>", re.ASCII)
# What TeX does by itself: a thin space around a function's name, none after the sign of a number.
THIN = '<mspace width="0.167em" />'
FUNCTION = re.compile(
    r"(?P<factor></m(?:i|n|sub|sup)>)?<mi>ln</mi>(?P<operand>(?=<m(?:i|n|sub|sup)>))?"
)
# Set in the italic of formulas in the text (live_figure.css), the same in every browser.
VARIABLE = re.compile(r"<mi>(.)</mi>")
NEGATIVE = re.compile(r"(?<=<mo>&#x0003D;</mo><mo)(?=>&#x02212;</mo>)")


@lru_cache(maxsize=256)
def live_formula(latex: str) -> str:
    r"""Return a formula in which every ``@name`` is the live number of that readout.

    Examples
    --------
    >>> "<mn data-live=\"logit\"></mn>" in live_formula(r"\ell = @logit")
    True
    """
    marked = PLACE.sub(r"\\text{@\1@}", latex)
    spaced = FUNCTION.sub(_with_space, convert(marked, display="block"))
    signed = VARIABLE.sub(r'<mi class="variable">\1</mi>', NEGATIVE.sub(' form="prefix"', spaced))
    return MARKED.sub(r'<mn data-live="\1"></mn>', signed)


def _with_space(found: re.Match[str]) -> str:
    before = "" if found["factor"] is None else found["factor"] + THIN
    return before + "<mi>ln</mi>" + ("" if found["operand"] is None else THIN)
