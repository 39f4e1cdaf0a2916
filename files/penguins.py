"""Measurements of real penguins; README.md beside this file says where they come from."""

from pathlib import Path

from core.data import Dataset
from files.tables import parse_csv

_FILE = Path(__file__).with_name("penguins.csv")


def penguins() -> Dataset:
    """Bill and flipper length of 342 penguins of three species near Palmer Station, Antarctica.

    They are measurements, so there is no noise to choose and no number of points.

    Returns
    -------
    Dataset
        Bill length and flipper length, in mm, of Adelie, Chinstrap and Gentoo penguins.

    References
    ----------
    Gorman, K. B., Williams, T. D. and Fraser, W. R. (2014). Ecological sexual dimorphism and
    environmental variability within a community of Antarctic penguins (genus *Pygoscelis*).
    *PLoS ONE* 9(3), e90081.

    Examples
    --------
    >>> penguins().classes, penguins().sizes
    (('Adelie', 'Chinstrap', 'Gentoo'), array([151,  68, 123]))
    """
    return parse_csv(_FILE.read_bytes())
