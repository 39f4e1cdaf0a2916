"""The reader's own data on the training page: files and drawn points."""

import csv
import io
import re

import pytest
from expecting import expect
from samples import REFUSED as UNUSABLE
from samples import SAMPLES
from visitor import Visitor

GOOD = b"width,height,fruit\n1,2,apple\n2,1,apple\n7,6,banana\n6,7,banana\n"

REFUSED = [
    (b"a,b,class\n1,two,x\n3,4,y\n", "Row 2, column b is 'two'; it must be a number"),
    (b"1" * (2**20 + 1), "The file has 1.01 MB; it must have at most 1 MB"),
]


def choose(visitor: Visitor, content: bytes, name: str = "points.csv") -> None:
    """Choose a file in the field, be it empty or not."""
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])


COLUMNS = ("csv_x1", "csv_x2", "csv_class")


def assert_used(visitor: Visitor, name: str) -> None:
    """Give a table to the page, and look at what it says and shows."""
    page, sample = visitor.page, SAMPLES[name]
    choose(visitor, sample.content, f"{name}.csv")
    line = page.get_by_text("In use:")
    for part in (f"{name}.csv", f"{sample.count:,} points", *sample.said):
        expect(line).to_contain_text(part)
    visitor.rest()
    for key, column in zip(COLUMNS, sample.columns, strict=True):
        expect(page.locator(f".st-key-{key}").get_by_role("combobox")).to_have_value(column)
    for axis, column in zip("xy", sample.columns, strict=False):
        expect(page.locator(f".{axis}title", has_text=column).first).to_be_visible()
    expect(page.locator(".first-rows thead [data-used]")).to_have_count(3)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


@pytest.mark.exhaustive
def test_a_table_as_a_teacher_has_it_is_used_at_once(visitor: Visitor) -> None:
    page = visitor.open("train", data="own", epochs="10").skip().page
    for name in ("CP949", "penguins"):
        assert_used(visitor, name)
    before = visitor.readouts()["train_loss"]
    cells = page.locator(".first-rows tbody tr").first.locator("td").all_inner_texts()
    assert cells == ["Adelie", "Dream", "39.1", "18.7", "181", "3750", "male", "2007"]
    # A page that still scrolls closes the list.
    box = page.locator(".st-key-csv_class").get_by_role("combobox")
    box.scroll_into_view_if_needed()
    visitor.rest()
    box.click()
    page.get_by_role("option", name="sex", exact=True).click()
    expect(page.get_by_text("In use:")).to_contain_text("class: sex")
    assert visitor.rest().readouts()["train_loss"] != before
    # A projector, a phone: what is wide is scrolled within its place.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.exhaustive
def test_every_sample_is_used_or_refused(visitor: Visitor) -> None:
    page = visitor.open("train", data="own", epochs="10").skip().page
    for name in SAMPLES:
        assert_used(visitor, name)
    for content, *_where in UNUSABLE.values():
        if content:  # the browser takes no empty file for another one
            choose(visitor, content)
            expect(page.get_by_test_id("stAlert")).to_have_count(1)
            choose(visitor, SAMPLES["plain"].content)
            expect(page.get_by_test_id("stAlert")).to_have_count(0)
            visitor.rest()


def test_a_file_is_used_outlives_one_that_is_refused_and_is_taken_away(visitor: Visitor) -> None:
    page = visitor.open("train", data="own", epochs="10").skip().page
    drawn = visitor.readouts()["train_loss"]
    choose(visitor, GOOD)
    expect(page.get_by_text("In use:")).to_be_visible()
    of_file = visitor.rest().readouts()["train_loss"]
    assert of_file != drawn
    content, said = REFUSED[0]
    choose(visitor, content)
    expect(page.get_by_test_id("stAlert")).to_contain_text(said)
    assert visitor.rest().readouts()["train_loss"] == of_file
    page.get_by_role("button", name="Remove the file").click()
    expect(page.get_by_text("In use:")).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == drawn
    expect(page.get_by_test_id("stFileChip")).to_have_count(0)


@pytest.mark.exhaustive
def test_a_file_that_is_too_large_is_told_in_the_words_of_the_page(visitor: Visitor) -> None:
    page = visitor.open("train", data="own", epochs="10").skip().page
    field, alert = page.get_by_test_id("stFileUploader"), page.get_by_test_id("stAlert")
    choose(visitor, GOOD)
    expect(page.get_by_text("In use:")).to_be_visible()
    of_file = visitor.rest().readouts()["train_loss"]
    # The page alone takes a file away, and tells the limits in its own words.
    expect(field.get_by_role("button", name="Remove")).to_have_count(0)
    expect(field.get_by_text("per file")).to_be_hidden()
    content, said = REFUSED[1]
    choose(visitor, content)
    expect(alert).to_contain_text(said)
    assert visitor.rest().readouts()["train_loss"] == of_file
    choose(visitor, GOOD)
    expect(alert).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == of_file

    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    notice = page.locator(".st-key-file_not_sent")
    expect(notice).to_be_hidden()
    choose(visitor, b"1" * 10 * 2**20)  # far too large to be sent
    expect(notice).to_be_visible()
    expect(notice).to_have_text(re.compile("at most 1 MB"))
    expect(field.get_by_role("alert")).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == of_file
    assert "PUT" not in sent
    with visitor.page.expect_request(lambda request: request.method == "PUT"):
        choose(visitor, GOOD)
    expect(notice).to_be_hidden()
    expect(page.get_by_test_id("stFileChip").and_(page.locator(":visible"))).to_have_count(1)


@pytest.mark.exhaustive
def test_the_chart_saves_names_and_numbers_as_the_file_has_them(visitor: Visitor) -> None:
    names, first = ("<b>참</b> & <i>co</i>", "%{y}"), [39.1, 1732820401, 123456789012, 1e99]
    rows = [f"{one!r},{i},{names[i % 2]}" for i, one in enumerate(first)]
    visitor.open("train", data="own", split="1", epochs="10").skip()
    choose(visitor, "\n".join(["one,two,class", *rows]).encode())
    expect(visitor.page.get_by_text("In use:")).to_be_visible()
    visitor.rest()
    menu = visitor.page.locator(".st-key-belief .lf-save")
    menu.locator("summary").click()
    with visitor.page.expect_download() as waiting:
        menu.locator("button[data-format=csv]").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    saved = [row for row in csv.reader(io.StringIO(text)) if row[0].endswith(" (train)")]
    assert [(row[0], float(row[2]), row[3]) for row in saved] == [
        (f"{names[i % 2]} (train)", first[i], str(i)) for i in (1, 3, 0, 2)
    ]


def click_map(visitor: Visitor, across: float, down: float) -> None:
    """Click on the map, at shares of its width and height."""
    visitor.rest()
    box = visitor.page.locator(".st-key-belief .nsewdrag").first.bounding_box()
    assert box
    visitor.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


@pytest.mark.exhaustive
def test_what_was_refused_is_told_no_longer_than_until_the_next_run(visitor: Visitor) -> None:
    page = visitor.open("train", data="own", own="a1_1", pen="delete", epochs="100").skip().page
    alert = page.get_by_test_id("stAlert")
    click_map(visitor, 0.5, 0.5)
    expect(alert).to_contain_text("The last point stays")
    visitor.rest().hold("step", 0.4)
    visitor.release()
    expect(alert).to_have_count(0)
    click_map(visitor, 0.5, 0.5)
    expect(alert).to_have_count(1)
    visitor.rest().page.locator(".st-key-pen").get_by_role("radio", name="b", exact=True).click()
    expect(alert).to_have_count(0)
    click_map(visitor, 0.02, 0.02)
    expect(alert).to_contain_text("within ±6")
    click_map(visitor, 0.5, 0.5)
    page.wait_for_function("() => location.search.includes('own=a1_1b')")
    visitor.rest()
    expect(alert).to_have_count(0)
