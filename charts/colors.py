"""Colours by meaning, the same on every page.

The hues are those of Okabe and Ito (2008), which stay apart for every kind of colour vision. Each
keeps a contrast of 3:1 or more against both the light and the dark background, so that one figure
serves both; neutral colours (text, grid) come from the page's theme.
"""

PROBABILITY = "#0072b2"
ODDS = "#d55e00"
LOGIT = "#009e73"
SECOND = "#cc79a7"
NEUTRAL = "#808080"
