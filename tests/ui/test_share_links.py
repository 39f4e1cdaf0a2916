"""A link to hand on is as short as it can be and says the same; its QR code is drawn and named."""

import json
import re
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from ui.teacher import share
from ui.teacher.share import LONGEST, NoHostError, code, drawable_link, server_of, short_link

SERVER = "http://192.168.0.7:8501"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
# The corner of a QR code, as the standard has it: a ring of seven modules around nine dark ones.
FINDER = np.ones((7, 7), dtype=bool)
FINDER[1:6, 1:6] = False
FINDER[2:5, 2:5] = True


def test_nothing_is_encoded_that_may_stand_as_it_is() -> None:
    query = "layers=4%2C2&hide=scene%3Acoin%2Creadouts&past=0*sgd*0.3~20&data=moons"
    plain = "layers=4,2&hide=scene:coin,readouts&past=0*sgd*0.3~20&data=moons"
    assert short_link(SERVER, "/train", query) == f"{SERVER}/train?{plain}"


@given(st.dictionaries(TEXTS.filter(bool), TEXTS, max_size=5))
def test_a_short_link_says_what_the_address_says(parameters: dict[str, str]) -> None:
    parameters.pop("view", None)
    link = short_link(SERVER, "/odds", urlencode(parameters))
    assert dict(parse_qsl(urlsplit(link).query, keep_blank_values=True)) == parameters
    assert re.fullmatch(r"[!-~]+", link)
    assert len(link) <= len(f"{SERVER}/odds?{urlencode(parameters)}") + 2 * link.count("%20")


@pytest.mark.parametrize(
    ("view", "kept"), [("projector", ""), ("teacher", ""), ("all", "?view=all")]
)
def test_a_view_for_the_screen_in_front_is_not_handed_on(view: str, kept: str) -> None:
    assert short_link(SERVER, "/odds", f"view={view}") == f"{SERVER}/odds{kept}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.0.7:8501", SERVER),
        (" http://192.168.0.7:8501/ ", SERVER),
        ("HTTP://Lab.School:80", "http://lab.school"),
        ("https://school.example/course/", "https://school.example/course"),
        ("https://school.example:443", "https://school.example"),
        ("[fe80::1]:8501", "http://[fe80::1]:8501"),
    ],
)
def test_an_address_is_read_as_teachers_write_it(typed: str, meant: str) -> None:
    assert server_of(typed) == meant


NO_ADDRESSES = ["", " ", "a b", "http://", "ftp://lab", "lab:99999", "lab:x", "me:secret@lab"]
NO_ADDRESSES += ["lab?x=1", "lab#x", "<script>", "javascript:alert(1)", "[::1", "x" * 10_000]


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NoHostError):
        server_of(typed)


def test_the_code_of_a_long_link_leads_to_the_scene_without_its_settings() -> None:
    query = "scene=points&lang=ko&hide=w&points=" + "-1:0," * 200
    whole = short_link(SERVER, "/loss", query)
    assert len(whole) > LONGEST
    with pytest.raises(ValueError, match=f"at most {LONGEST} characters; got {len(whole)}"):
        code(whole)
    assert drawable_link(SERVER, "/loss", query) == f"{SERVER}/loss?scene=points&lang=ko&hide=w"


def test_the_longest_link_is_drawn_whole_and_no_longer_one() -> None:
    room = LONGEST - len(f"{SERVER}/odds?x=")
    fitting, beyond = ("x=" + "1" * count for count in (room, room + 1))
    assert drawable_link(SERVER, "/odds", fitting) == f"{SERVER}/odds?{fitting}"
    assert code(f"{SERVER}/odds?{fitting}")
    assert drawable_link(SERVER, "/odds", beyond) == f"{SERVER}/odds"


@given(
    st.dictionaries(st.sampled_from(["scene", "hide", "lang", "x"]), st.text("a한%", max_size=700))
)
def test_every_link_has_one_that_can_be_drawn(parameters: dict[str, str]) -> None:
    assert len(drawable_link(SERVER, "/odds", urlencode(parameters))) <= LONGEST


def modules(drawn: str) -> np.ndarray:
    """Read the dark modules out of the path of a drawing, row by row."""
    tree = ElementTree.fromstring(drawn)
    size = int(tree.attrib["viewBox"].split()[2])
    dark = np.zeros((size, size), dtype=bool)
    path = next(one.attrib["d"] for one in tree if one.attrib.get("class") == "qrline")
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]*)", path):
        first, *rest = map(float, numbers.split())
        if command == "h":
            dark[int(y), int(x) : int(x + first)] = True
            x += first
        else:
            x, y = (first, rest[0]) if command == "M" else (x + first, y + rest[0])
    return dark


def test_a_code_has_its_three_corners_a_quiet_border_and_the_name_of_its_link() -> None:
    link = f"{SERVER}/odds?p=0.8&x=<b>"
    drawn = code(link)
    dark = modules(drawn)
    border = dark.copy()
    border[4:-4, 4:-4] = False
    assert not border.any()
    inner = dark[4:-4, 4:-4]
    for corner in (inner[:7, :7], inner[:7, -7:], inner[-7:, :7]):
        assert np.array_equal(corner, FINDER)
    assert not np.array_equal(inner[-7:, -7:], FINDER)
    tree = ElementTree.fromstring(drawn)
    assert tree.attrib["role"] == "img"
    assert next(one.text for one in tree if one.tag == "title") == link


def answer(**asked: str) -> tuple[int, dict[str, str]]:
    request = Request({"type": "http", "query_string": urlencode(asked).encode(), "headers": []})
    found = share._answer(request)
    return found.status_code, json.loads(bytes(found.body))


def test_the_browser_is_told_link_and_code() -> None:
    status, found = answer(server="10.0.0.7:8501", path="/odds", query="?p=0.8&view=projector")
    assert status == 200
    assert found["link"] == found["leads"] == "http://10.0.0.7:8501/odds?p=0.8"
    assert found["code"].startswith("<svg ")


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"server": "a b", "path": "/odds", "query": ""}, "server"),
        ({"server": "lab", "path": "odds", "query": ""}, "address"),
        ({"server": "lab", "path": "/" + "x" * LONGEST, "query": ""}, "address"),
        ({"server": "lab", "path": "/odds", "query": "x" * 100_000}, "address"),
        ({}, "address"),
    ],
)
def test_what_cannot_be_shared_is_named(asked: dict[str, str], problem: str) -> None:
    status, found = answer(**asked)  # a browser would note another status as an error of the page
    assert (status, found["problem"]) == (200, problem)
    assert "link" not in found
