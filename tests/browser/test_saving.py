"""A figure can be taken away: as a picture, a drawing, its data, or a page of its own."""

import codecs
import csv
import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from lone_figure import EMPTY, module
from playwright.sync_api import Browser
from visitor import Visitor

from core.binary import logit, odds
from ui.numbers import significant

P = 0.75
SAVED = """async (module) => (await import(module)).csvOf(
  [{ x: Float32Array.of(39.1, 2 ** 24), y: Float64Array.of(0.1 + 0.2, 1e99) }])"""
MOVED = """(before) => [...document.querySelectorAll(".point")]
  .some((point, i) => point.outerHTML !== before[i])"""


@pytest.fixture(scope="module")
def saved(everyday: Visitor, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Save the first figure of the odds page in every format that its menu has."""
    everyday.problems.clear()
    everyday.open("odds", p=str(P))
    folder = tmp_path_factory.mktemp("saved")
    menu = everyday.page.locator(".lf-save").first
    formats = menu.locator("button").evaluate_all("(all) => all.map((one) => one.dataset.format)")
    files = {}
    for name in formats:
        menu.locator("summary").click()
        with everyday.page.expect_download() as waiting:
            menu.locator(f"button[data-format={name}]").click()
        files[name] = folder / waiting.value.suggested_filename
        waiting.value.save_as(files[name])
    assert everyday.problems == []
    return files


def test_the_menu_has_every_format_and_files_have_names(saved: dict[str, Path]) -> None:
    assert set(saved) == {"png", "svg", "csv", "html"}
    assert [path.suffix for path in saved.values()] == [f".{name}" for name in saved]


def test_the_picture_is_a_picture(saved: dict[str, Path]) -> None:
    content = saved["png"].read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) > 5_000


def test_the_drawing_is_one_with_words(saved: dict[str, Path]) -> None:
    root = ElementTree.fromstring(saved["svg"].read_text(encoding="utf-8"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "probability" in "".join(root.itertext())


def test_the_data_are_the_points_of_the_figure(saved: dict[str, Path]) -> None:
    assert saved["csv"].read_bytes().startswith(codecs.BOM_UTF8)
    with saved["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"trace", "point", "x", "y"} <= rows[0].keys()
    places = [(float(row["x"]), float(row["y"])) for row in rows]
    for x, y in [(P, odds(P)), (P, logit(P)), (P, 0), (0.5, 1)]:
        apart = min(abs(x - one) + abs(y - other) for one, other in places)
        assert apart < 1e-5, (x, y)


def test_numbers_that_were_rounded_to_be_sent_are_saved_as_they_were(visitor: Visitor) -> None:
    visitor.page.goto(visitor.server + EMPTY)
    saved = visitor.page.evaluate(SAVED, module("save"))
    rows = csv.DictReader(io.StringIO(saved.removeprefix("\ufeff")))
    places = [(row["x"], row["y"]) for row in rows]
    assert places == [("39.1", "0.30000000000000004"), ("16777216", "1e+99")]


def test_no_name_is_saved_as_a_formula(visitor: Visitor) -> None:
    visitor.page.goto(visitor.server + EMPTY)
    names = ["=1+1", "@SUM(A1)", "＝1", "-1+1 (train)", "a=b"]
    traces = [{"name": name, "x": [-1.5], "y": ["-2"]} for name in names]
    saved = visitor.page.evaluate(
        "async ([module, traces]) => (await import(module)).csvOf(traces)", [module("save"), traces]
    )
    rows = [*csv.reader(io.StringIO(saved.removeprefix("\ufeff")))][1:]
    assert [row[0] for row in rows] == [*(f"'{name}" for name in names[:4]), "a=b"]
    assert {(row[2], row[3]) for row in rows} == {("-1.5", "-2")}


@pytest.fixture
def alone(browser: Browser, saved: dict[str, Path]) -> Any:
    """Return a tab without a network that shows the saved page."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda one: one.url.startswith("http") and problems.append(one.url))
    page.goto(saved["html"].as_uri())
    page.wait_for_selector(".slider-rail-touch-rect", state="attached")
    yield page
    assert problems == []
    context.close()


def test_the_saved_page_works_from_a_file_without_a_network(alone: Any) -> None:
    def points() -> list[str]:
        return list(alone.locator(".point").evaluate_all("(all) => all.map((p) => p.outerHTML)"))

    def label() -> str:
        return str(alone.locator(".slider-label").first.text_content())

    assert f"p = {P:.3f}" in label()
    before = points()
    rail = alone.locator(".slider-rail-touch-rect").bounding_box()
    alone.mouse.click(rail["x"] + 0.9 * rail["width"], rail["y"] + rail["height"] / 2)
    alone.wait_for_function(
        "(old) => !document.querySelector('.slider-label').textContent.includes(old)", arg="0.750"
    )
    alone.wait_for_function(MOVED, arg=before)
    p = float(re.findall(r"p = ([\d.]+)", label())[0])
    assert 0.85 < p < 0.95
    assert f"= {significant(odds(p))}" in label()
    assert f"= {significant(logit(p))}" in label()
