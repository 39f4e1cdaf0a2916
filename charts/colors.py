"""Colours by meaning, the same on every page.

Most hues are those of Okabe and Ito (2008), which stay apart for every kind of colour vision; so do
the two of each pair that is compared. Each keeps a contrast of 3:1 or more against both the light
and the dark background, so that one figure serves both. Words, which need more, and the grid have
the colours of the page's theme. Shapes, dashes and places say the same a second time.
"""

PROBABILITY = "#0072b2"
ODDS = "#d55e00"
LOGIT = "#009e73"
CONTRAST = "#cc79a7"
ERROR = "#d55e00"  # what goes back from a mistake
NEUTRAL = "#808080"
PALE = "#f2f2f2"  # the lightest end of a shaded surface, and words on a dark bar
DEEP = "#1f2430"  # words on a light bar

# The true distribution P and what is believed of it, Q.
TRUTH, BELIEF = "#008b8b", "#c2405f"
# Numbers above and below 0, such as weights; lines of negative ones are dashed.
POSITIVE, NEGATIVE = "#7a5bc3", "#b5812a"
# Classes of points, in their order; their shapes differ too.
CLASSES = (ODDS, PROBABILITY, LOGIT, CONTRAST, "#b59a00")


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour, each from 0 to 255."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def tint(color: str, opacity: float) -> str:
    """Return a see-through version of a colour, for areas behind the data."""
    red, green, blue = channels(color)
    return f"rgba({red},{green},{blue},{opacity:g})"
