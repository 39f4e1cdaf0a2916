"""Numbers out of a file reach the charts as the file gives them."""

import re
from io import BytesIO

import pyarrow as pa
import pytest
from course import elements, figures, opened
from streamlit.testing.v1 import AppTest
from training_page import upload

SECONDS = [1732820400 + 30 * i for i in range(6)]  # since 1970
COLUMNS = {
    "tenths": [39.1, 39.5, 40.3, 36.7, 38.9, 41.1],
    "years": [2002, 2003, 2001, 2007, 2009, 2002],
    "seconds": SECONDS,
    "identities": [123456789012, 123456789013, 123456789017, 123456789021, 123456789033, 9],
    "thousands": [20_000, 35_000, 41_000, 20_000, 25_000, 30_000],
    "huge": [1e99, -1e99, 2.5e98, 3e97, -4e98, 5e99],
    "computed": [2 / 3, 1 / 7, -1 / 9, 1.5, 2.25, -1 / 3],
    "computed seconds": [at + 1 / 3 for at in SECONDS],
}
# What is read when the first point of a column is pointed at.
READ = {
    "tenths": "39.1",
    "years": "2002",
    "seconds": "1732820400",
    "identities": "123456789012",
    "thousands": "20000",
    "huge": "1e+99",
    "computed": "0.667",
    "computed seconds": "1732820400",
}


def with_file(column: list[float]) -> AppTest:
    rows = [f"{value!r},{i},{'ab'[i % 2]}" for i, value in enumerate(column)]
    content = "\n".join(["column,place,class", *rows]).encode()
    return upload(opened("train", data="own", split="0.5", rival="adam"), content)


@pytest.fixture(scope="module", params=COLUMNS)
def column(request: pytest.FixtureRequest) -> tuple[str, AppTest]:
    return request.param, with_file(COLUMNS[request.param])


def test_every_point_of_the_map_has_the_coordinates_of_the_file(
    column: tuple[str, AppTest],
) -> None:
    name, app = column
    traces = figures(app)["belief"]["figure"]["data"]
    points = [trace for trace in traces if trace["mode"] == "markers" and "name" in trace]
    rings = [trace for trace in traces if trace["mode"] == "markers" and "name" not in trace]
    given = sorted(zip(COLUMNS[name], range(6), strict=True))
    for lane in ("x", "x2"):
        pairs = [zip(one["x"], one["y"], strict=True) for one in points if one["xaxis"] == lane]
        assert sorted(pair for pairs_of_one in pairs for pair in pairs_of_one) == given
    assert [ring["x"].tolist() for ring in rings] == [COLUMNS[name]] * 2
    marks = figures(app)["belief"]["film"]["marks"]
    assert [mark["y"].tolist() for mark in marks] == [list(range(6))] * 2


def digits(app: AppTest) -> tuple[str, str]:
    """Return how many digits of its coordinates a point shows on hover.

    d3's "~g", which Plotly uses, is Python's "g": zeros at the end are left out.
    """
    template = figures(app)["belief"]["figure"]["data"][0]["hovertemplate"]
    found = re.match(r"\(%\{x:\.(\d+)~g\}, %\{y:\.(\d+)~g\}\)", template)
    assert found
    return found[1], found[2]


def test_a_point_that_is_pointed_at_tells_its_coordinates(column: tuple[str, AppTest]) -> None:
    name, app = column
    across, up = digits(app)
    assert f"{COLUMNS[name][0]:.{across}g}" == READ[name]
    assert f"{5:.{up}g}" == "5"


def test_the_costliest_points_are_listed_with_their_coordinates(
    column: tuple[str, AppTest],
) -> None:
    name, app = column
    (table,) = [one.value for one in app.markdown if one.value.startswith("| costliest points")]
    listed = {tuple(pair) for pair in re.findall(r"\((.+?),\s(.+?)\)", table.replace("−", "-"))}
    across, up = digits(app)
    points = enumerate(COLUMNS[name])
    assert listed < {(f"{value:.{across}g}", f"{i:.{up}g}") for i, value in points}
    assert len(listed) == 5


def test_the_map_of_the_surprisals_has_the_coordinates_of_the_file(
    column: tuple[str, AppTest],
) -> None:
    name, app = column
    (chart,) = [one.proto for one in elements(app) if one.type == "vega_lite_chart"]
    table = pa.ipc.open_stream(BytesIO(chart.datasets[0].data.data)).read_all().to_pydict()
    assert (table["x"], table["y"]) == (COLUMNS[name], list(range(6)))
