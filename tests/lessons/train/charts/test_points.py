"""Kinds of data as pictures on the buttons that choose them."""

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import numpy as np

from charts import colors
from lessons.train.charts.points import EDGE, HEIGHT, WIDTH, picture_rules, point_picture


def test_every_point_is_a_dot_in_the_colour_of_its_class_within_the_picture() -> None:
    places = np.array([[0.0, 0.0], [10.0, 5.0], [5.0, 2.5], [0.0, 5.0]])
    drawn = ElementTree.fromstring(point_picture(places, np.array([0, 1, 1, 0])))
    dots = {
        path.get("stroke"): [
            (int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h0", path.get("d") or "")
        ]
        for path in drawn
    }
    right, top = WIDTH - EDGE, EDGE
    assert dots == {
        colors.CLASSES[0]: [(EDGE, HEIGHT - EDGE), (EDGE, top)],
        colors.CLASSES[1]: [(right, top), (WIDTH // 2, HEIGHT // 2)],
    }


def test_points_on_a_line_stand_in_its_middle() -> None:
    drawn = point_picture(np.array([[0.0, 3.0], [1.0, 3.0]]), np.array([0, 1]))
    assert re.findall(r"M(\d+) (\d+)h0", drawn) == [("4", "15"), ("44", "15")]


def test_each_button_has_its_own_picture() -> None:
    rules = picture_rules(".one button", ["<svg a='#1'/>", "<svg b='#2'/>"])
    assert re.findall(r"nth-of-type\((\d)\)", rules) == ["1", "2"]
    found = re.findall(r'url\("data:image/svg\+xml,([^"]*)"\)', rules)
    assert [unquote(one) for one in found] == ["<svg a='#1'/>", "<svg b='#2'/>"]
    assert not set("<>#") & set("".join(found))
