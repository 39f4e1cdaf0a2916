"""Whatever a style sheet reads as a property of its own is there where it is read."""

import pytest
from visitor import Visitor

# The properties that rules of ours use without a value for their lack, where they are not set.
UNSET = """() => {
  const found = new Set();
  const place = (selector) => selector
    .replace(/::[\\w-]+/g, "").replace(/:(hover|focus|focus-visible|disabled)(?![\\w-])/g, "");
  const look = (rules, outer) => {
    for (const rule of rules) {
      if (rule.media && !matchMedia(rule.media.mediaText).matches) continue;
      const own = place(rule.selectorText ?? "&");
      const selector = own.includes("&") ? own.replaceAll("&", outer) : `${outer} ${own}`;
      const used = [...(rule.style?.cssText ?? "").matchAll(/var\\((--[\\w-]+)\\)/g)];
      const places = used.length ? [...document.querySelectorAll(selector)] : [];
      for (const [, name] of used)
        if (places.some((one) => !getComputedStyle(one).getPropertyValue(name)))
          found.add(`${name} in ${selector}`);
      look(rule.cssRules ?? [], rule.selectorText ? `:is(${selector})` : outer);
    }
  };
  const ours = [...document.styleSheets].filter(({ href }) => href?.includes("/assets/"));
  for (const sheet of ours) look(sheet.cssRules, "");
  return [ours.length > 5, [...found]];
}"""


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("odds", {}),
        *(
            pytest.param(path, parameters, marks=pytest.mark.exhaustive)
            for path, parameters in (
                ("", {}),
                ("train", {}),
                ("odds", {"view": "all"}),
                ("odds", {"view": "teacher"}),
                ("odds", {"scene": "evidence"}),
                ("likelihood", {"scene": "pictures"}),
                ("train", {"data": "own"}),
                ("train", {"scene": "equation"}),
                ("mistakes", {}),
                ("class", {}),
            )
        ),
    ],
)
def test_no_style_reads_a_property_that_is_not_set(
    visitor: Visitor, path: str, parameters: dict[str, str]
) -> None:
    page = visitor.open(path, **parameters).page
    assert page.evaluate(UNSET) == [True, []]
    visitor.skip()
    assert page.evaluate(UNSET) == [True, []]
