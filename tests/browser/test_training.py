"""Buttons of the page on training have the room that they need, in either language."""

from collections.abc import Iterator

import pytest
from expecting import expect
from visitor import Visitor

from ui.language import LANGUAGES

CUT = """(key) => {
  const [row] = document.querySelectorAll(`.st-key-${key} .stButtonGroup > div`);
  const { right, bottom } = row.getBoundingClientRect();
  return [...row.querySelectorAll("button")].map((button) => button.getBoundingClientRect())
    .filter((box) => box.right > right + 1 || box.bottom > bottom + 1).length;
}"""


def each_language(visitor: Visitor) -> Iterator[str]:
    """Show the page in one language after the other."""
    for language, name in LANGUAGES.items():
        visitor.page.get_by_role("radio", name=name).click()
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        visitor.rest()
        yield language


@pytest.mark.exhaustive
def test_no_button_of_a_narrow_column_is_out_of_sight_and_the_field_speaks_korean(
    visitor: Visitor,
) -> None:
    page = visitor.open("train", data="own").skip().page
    for language in each_language(visitor):
        for key in ("features", "pen"):
            assert page.evaluate(CUT, key) == 0, (key, language)
    button = page.get_by_test_id("stFileUploader").get_by_role("button", name="파일 고르기")
    expect(button).to_be_visible()
    expect(button.get_by_text("Upload", exact=True)).to_have_css("font-size", "0px")
