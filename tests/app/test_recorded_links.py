"""Links that were made once open with the same numbers ever after.

``recorded_links.json`` was written from the course as it stood when its links were first kept:
``PYTHONPATH=.:tests/ui python tests/app/test_recorded_links.py`` opens every link in that file and
puts the numbers of the page beside it. A number that changes is a link that lies, so the file is
written again only to add links.
"""

import json
import math
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from course import opened, readouts

RECORD = Path(__file__).with_name("recorded_links.json")
# NumPy and BLAS take other kernels on other processors. With those of AVX-512, of Haswell and of
# Nehalem the numbers of these links differ by up to 2e-14 of themselves (the longest trainings),
# those of the laboratory of short floats by the last bit of theirs.
TOLERANCE = {"float": 1e-13, "float32": 2.0**-23, "float16": 2.0**-10}
RECORDED: dict[str, dict[str, float]] = json.loads(RECORD.read_text("utf-8"))


def numbers_of(link: str) -> dict[str, float]:
    """Return every live number of the page that a link opens, by its name."""
    address = urlsplit(link)
    parameters = dict(parse_qsl(address.query, keep_blank_values=True))
    app = opened(address.path.strip("/"), **{**parameters, "view": "all"})
    assert not app.exception
    told = "\n".join(one.value for one in app.warning)
    assert not [name for name in parameters if f"{name} = `" in told], told
    return readouts(app)


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(link, marks=[pytest.mark.exhaustive] if number % 3 else [])
        for number, link in enumerate(RECORDED)
    ],
)
def test_a_link_opens_with_the_numbers_that_it_had(link: str) -> None:
    now = numbers_of(link)
    changed = {
        name: (now.get(name), before)
        for name, before in RECORDED[link].items()
        if not same(now.get(name), before, tolerance(link, name))
    }
    assert not changed


def tolerance(link: str, name: str) -> float:
    """Return by what share of itself a number may differ."""
    short = dict(parse_qsl(urlsplit(link).query)).get("float", "float32")
    return TOLERANCE[short if name.startswith("float_") and short != "float64" else "float"]


def same(now: float | None, before: float, tolerance: float) -> bool:
    if now is None or math.isnan(before):
        return now is not None and math.isnan(now)
    return math.isclose(now, before, rel_tol=tolerance, abs_tol=0.0)


def record() -> None:
    rows = {link: numbers_of(link) for link in RECORDED}
    lines = (f"{json.dumps(link)}: {json.dumps(numbers)}" for link, numbers in rows.items())
    RECORD.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    record()
