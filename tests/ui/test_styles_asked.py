"""What a rule with `:has()` costs: a browser restyles all that its end may name at every change.

Chromium keeps one set of names for what `:has()` may alter below where it stands. Whatever is put
into a page or taken out of it, everything within that bears one of these names is styled anew: with
`div` among them that was most of the page, 70 times at every turn of a scene.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.assets import STYLES

ASKS = ":has("
EVERYWHERE = {"*", "div", "p", "span", "svg", "button"}  # names that most of a page bears
TYPE = re.compile(r"^[a-z][\w-]*|^\*")


def _selectors(css: str) -> Iterator[str]:
    """Yield each selector of a style sheet on its own, after those that it is nested in."""
    above: list[str] = []
    text = ""
    for piece in re.split(r"([{};])", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if piece == "{":
            nested = above[-1] if above else ""
            above.append("" if text.strip().startswith("@") else f"{nested} {text}".strip())
            if text.strip().startswith("@"):
                above[-1] = nested
            else:
                yield from (f"{nested} {one}".strip() for one in _apart(text, ","))
        elif piece == "}":
            above.pop()
        text = piece


def _apart(text: str, marks: str) -> list[str]:
    """Split at marks that stand outside of brackets."""
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter in marks and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


def _told_below(selector: str) -> str:
    """Return what a selector names at its end, where it asks with `:has()` before that."""
    *before, end = _apart(selector.replace("&", " "), " \n>+~")
    return end if any(ASKS in part for part in before) else ""


@pytest.mark.parametrize("name", STYLES)
def test_no_rule_asks_of_what_stands_everywhere(name: str) -> None:
    found = []
    for selector in _selectors(Path(STYLES[name]).read_text(encoding="utf-8")):
        end = _told_below(selector)
        kind = TYPE.match(end)
        if kind and kind[0] in EVERYWHERE and not set(end) & set(".#"):
            found.append(selector)
    assert found == []
