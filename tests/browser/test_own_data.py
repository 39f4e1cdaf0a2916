"""The reader's own data on the training page: files and drawn points."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from visitor import Visitor

GOOD = b"width,height,fruit\n1,2,apple\n2,1,apple\n7,6,banana\n6,7,banana\n"


def choose(visitor: Visitor, content: bytes) -> None:
    """Choose a file in the field, be it empty or not."""
    file = {"name": "points.csv", "mimeType": "text/csv", "buffer": content}
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([file])


@pytest.fixture
def loss_of_file(visitor: Visitor) -> Iterator[float]:
    """Open the page with a good file, and return its loss, which is not that of drawn points."""
    visitor.open("train", data="own")
    drawn = visitor.readouts()["train_loss"]
    choose(visitor, GOOD)
    expect(visitor.page.get_by_text("In use:")).to_be_visible()
    found = visitor.rest().readouts()["train_loss"]
    assert found != drawn
    yield found
    visitor.page.get_by_role("button", name="Remove the file").click()
    expect(visitor.page.get_by_text("In use:")).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == drawn
    expect(visitor.page.get_by_test_id("stFileChip")).to_have_count(0)


def test_the_button_of_the_field_is_named_in_korean_on_a_korean_page(visitor: Visitor) -> None:
    visitor.open("train", data="own", lang="ko")
    button = visitor.page.get_by_test_id("stFileUploader").get_by_role("button", name="파일 고르기")
    expect(button).to_be_visible()
    expect(button.get_by_text("Upload", exact=True)).to_have_css("font-size", "0px")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b,class\n1,two,x\n3,4,y\n", "must be a number"),
        (b"1" * (2**20 + 1), "the file has 1048577 bytes; it must have at most 1048576"),
    ],
    ids=["text", "a byte too much"],
)
def test_a_refused_file_leaves_the_file_before_it(
    visitor: Visitor, loss_of_file: float, content: bytes, said: str
) -> None:
    choose(visitor, content)
    alert = visitor.page.get_by_test_id("stAlert")
    expect(alert).to_contain_text(said)
    assert visitor.rest().readouts()["train_loss"] == loss_of_file
    choose(visitor, GOOD)
    expect(alert).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == loss_of_file


def test_a_file_that_is_far_too_large_is_not_sent_and_leaves_the_file_before_it(
    visitor: Visitor, loss_of_file: float
) -> None:
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.method))
    notice = visitor.page.locator(".st-key-file_not_sent")
    expect(notice).to_be_hidden()
    choose(visitor, b"1" * 10 * 2**20)
    expect(notice).to_be_visible()
    expect(notice).to_have_text(re.compile("at most 1 MB"))
    expect(visitor.page.get_by_test_id("stFileUploader").get_by_role("alert")).to_have_count(0)
    assert visitor.rest().readouts()["train_loss"] == loss_of_file
    assert "PUT" not in sent
    with visitor.page.expect_request(lambda request: request.method == "PUT"):
        choose(visitor, GOOD)
    expect(notice).to_be_hidden()
    expect(
        visitor.page.get_by_test_id("stFileChip").and_(visitor.page.locator(":visible"))
    ).to_have_count(1)


def test_a_file_is_taken_away_by_the_page_alone_and_limits_are_told_in_its_words(
    visitor: Visitor, loss_of_file: float
) -> None:
    assert loss_of_file > 0
    field = visitor.page.get_by_test_id("stFileUploader")
    expect(field.get_by_role("button", name="Remove")).to_have_count(0)
    expect(field.get_by_text("per file")).to_be_hidden()


def test_the_chart_saves_names_and_numbers_as_the_file_has_them(visitor: Visitor) -> None:
    names, first = ("<b>참</b> & <i>co</i>", "%{y}"), [39.1, 1732820401, 123456789012, 1e99]
    rows = [f"{one!r},{i},{names[i % 2]}" for i, one in enumerate(first)]
    visitor.open("train", data="own", split="1")
    choose(visitor, "\n".join(["one,two,class", *rows]).encode())
    expect(visitor.page.get_by_text("In use:")).to_be_visible()
    visitor.rest()
    menu = visitor.page.locator(".st-key-film .lf-save")
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
    box = visitor.page.locator(".st-key-film .nsewdrag").first.bounding_box()
    assert box
    visitor.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])


@pytest.mark.parametrize(
    ("own", "pen", "at", "said"),
    [
        ("a1_1", "delete", 0.5, "The last point stays"),
        ("a1_1" * 60, "b", 0.5, "there may be at most 60"),
        ("a1_1", "b", 0.02, "within ±6"),
        ("a1_1", "move", 0.02, "within ±6"),
    ],
)
def test_the_rule_that_the_pen_breaks_is_said(
    visitor: Visitor, own: str, pen: str, at: float, said: str
) -> None:
    visitor.open("train", data="own", own=own, pen=pen)
    click_map(visitor, at, at)
    expect(visitor.page.get_by_test_id("stAlert")).to_contain_text(said)
    assert visitor.rest().parameters["own"] == own


def test_what_was_refused_is_told_no_longer_than_until_the_next_run(visitor: Visitor) -> None:
    alert = visitor.open("train", data="own", own="a1_1", pen="delete").page.get_by_test_id(
        "stAlert"
    )
    click_map(visitor, 0.5, 0.5)
    expect(alert).to_have_count(1)
    visitor.rest().hold("step", 0.4)
    visitor.release()
    expect(alert).to_have_count(0)
    click_map(visitor, 0.5, 0.5)
    expect(alert).to_have_count(1)
    visitor.rest().page.locator(".st-key-pen").get_by_role("radio", name="b", exact=True).click()
    expect(alert).to_have_count(0)
    click_map(visitor, 0.5, 0.5)
    visitor.page.wait_for_function("() => location.search.includes('own=a1_1b')")
    visitor.rest()
    expect(alert).to_have_count(0)


def test_sixty_points_can_be_typed_and_one_more_is_refused_in_words(visitor: Visitor) -> None:
    visitor.open("train", data="own")
    field = visitor.page.get_by_label("Points", exact=True)
    point, alert = "a-1.25_-1.25", visitor.page.get_by_test_id("stAlert")
    field.fill(59 * point)
    field.press("End")
    field.press_sequentially("b-1.25_-1.25")
    field.press("Enter")
    visitor.page.wait_for_function("() => location.search.includes('b-1.25_-1.25')")
    assert visitor.rest().parameters["own"] == 59 * point + "b-1.25_-1.25"
    expect(alert).to_have_count(0)
    field.press("End")
    field.press_sequentially("b")
    field.press("Enter")
    expect(alert).to_contain_text("at most 60")
