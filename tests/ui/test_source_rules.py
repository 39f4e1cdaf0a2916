"""Rules of the house that the source itself shows: colours, and words in both languages."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PARTS = ("core", "files", "charts", "ui", "rooms", "lessons", "pages")
FILES = sorted(path for part in PARTS for path in (ROOT / part).rglob("*.py"))
SECTIONS = [
    path for path in sorted((ROOT / "lessons").rglob("*.py")) if path.parent.name != "charts"
]
PAGES = sorted([*(ROOT / "pages").glob("*.py"), *SECTIONS])
MOST_LINES = 300
COLOR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
TRANSLATED = {"_", "message", "gettext_noop"}
UNTRANSLATABLE = {"sources"}  # titles of books, as they are printed
WORDS = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}|^[A-Z][a-z]+$")
MARKUP = re.compile(r"<[^>]*>|:material/\w+:|\$[^$]*\$")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_rule_knows_a_colour() -> None:
    assert COLOR.findall('a = "#0072B2"; b = "#fff"; c = "#0072b280"') == [
        "#0072B2",
        "#fff",
        "#0072b280",
    ]
    assert COLOR.search("x = 1  # added, faded (issue #12)") is None
    assert COLOR.search((ROOT / "charts/colors.py").read_text(encoding="utf-8"))


def offenders(paths: list[Path], found: Callable[[str], Any]) -> dict[str, Any]:
    """Return what was found in the text of each file, where anything was."""
    results = {name(path): found(path.read_text(encoding="utf-8")) for path in paths}
    return {path: result for path, result in results.items() if result}


def test_the_rules_look_at_every_part() -> None:
    seen = {path.relative_to(ROOT).parts[0] for path in FILES}
    assert seen == set(PARTS)
    assert len(FILES) > len(PAGES) > len(SECTIONS) > 0


def code_lines(source: str) -> int:
    """Count the lines that are neither blank nor part of a docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = [
        node.body[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None
    ]
    told = {n for each in docstrings for n in range(each.lineno, (each.end_lineno or 0) + 1)}
    lines = enumerate(source.splitlines(), start=1)
    return sum(number not in told and bool(line.strip()) for number, line in lines)


def test_lines_of_code_are_those_that_do_something_or_say_why() -> None:
    source = '"""One.\n\nTwo.\n"""\n\n# Why.\ndef f():\n    """Three."""\n    return """\nfour"""\n'
    assert code_lines(source) == 4


def test_no_file_is_too_long_to_be_taken_in() -> None:
    lengths = offenders(FILES, code_lines)
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_colours_are_named_in_one_place() -> None:
    assert list(offenders(FILES, COLOR.findall)) == ["charts/colors.py"]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def bare_words(node: ast.AST) -> list[str]:
    """Return the texts below a node that read like words and are not handed to be translated."""
    if isinstance(node, ast.Call) and called(node) in TRANSLATED | UNTRANSLATABLE:
        return []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = MARKUP.sub(" ", node.value)
        return [node.value] if "\\" not in text and WORDS.search(text.strip()) else []
    return [text for child in _children(node) for text in bare_words(child)]


def _children(node: ast.AST) -> list[ast.AST]:
    documented = isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
    docstring = node.body[:1] if documented and ast.get_docstring(node) is not None else []
    return [child for child in ast.iter_child_nodes(node) if child not in docstring]


def test_the_rule_knows_words_from_names_and_formulas() -> None:
    source = '''"""A docstring of words."""
st.markdown("Two words")
slider(P, "Speed")
st.caption(f"After {n} flips of it")
st.markdown(_("Translated words"))
sources(("A book title.",))
st.latex(r"\\text{odds of it}")
live_figure(key="odds", icon=":material/swap_horiz:")
st.html("<div class='a b'>p</div>")
'''
    assert bare_words(ast.parse(source)) == ["Two words", "Speed", "After ", " flips of it"]


def test_every_word_of_a_page_can_be_translated() -> None:
    assert offenders(PAGES, lambda text: bare_words(ast.parse(text))) == {}


def computed_texts(source: str) -> list[str]:
    """Return what is translated after it was put together: no catalogue holds such a text."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    texts = [
        node.args[0] for node in calls if isinstance(node.func, ast.Name) and node.func.id == "_"
    ]
    computed = (ast.JoinedStr, ast.Call, ast.BinOp)
    return [ast.unparse(text) for text in texts if isinstance(text, computed)]


def test_the_rule_knows_a_text_that_is_put_together() -> None:
    assert computed_texts("""_("plain"); _(f"{n} flips"); _("a".format())""") == [
        "f'{n} flips'",
        "'a'.format()",
    ]


def test_a_page_translates_literal_texts_alone() -> None:
    assert offenders(PAGES, computed_texts) == {}


def translated_at_import(node: ast.AST) -> list[str]:
    """Return the translations that are made while a module is imported, not within a function."""
    if isinstance(node, ast.Call) and called(node) == "_":
        return [ast.unparse(node)]
    children = ast.iter_child_nodes(node)
    if isinstance(node, ast.FunctionDef | ast.Lambda):
        inside = node.body if isinstance(node.body, list) else [node.body]
        children = (child for child in children if child not in inside)
    return [text for child in children for text in translated_at_import(child)]


def test_the_rule_knows_what_runs_at_import() -> None:
    source = """
TITLE = _("at import")
def labels(title=_("default")):
    return _("when called")
later = lambda: _("when called")
class Label:
    text = _("in a class")
"""
    found = translated_at_import(ast.parse(source))
    assert found == ["_('at import')", "_('default')", "_('in a class')"]


def test_a_section_translates_nothing_while_it_is_imported() -> None:
    """It is imported once, in the language of whoever comes first."""
    assert offenders(SECTIONS, lambda text: translated_at_import(ast.parse(text))) == {}


def test_scripts_of_the_browser_stand_in_their_folders() -> None:
    found = [path for path in ROOT.rglob("*.js") if path.relative_to(ROOT).parts[0] in PARTS]
    assert found
    astray = [name(path) for path in found if path.parent.name not in {"browser", "vendor"}]
    assert astray == []


STYLES = sorted(path for part in ("ui", "rooms") for path in (ROOT / part).rglob("*.css"))


def split(text: str, at: str) -> list[str]:
    """Split a selector at characters that stand in no brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "([" and 1) or -(letter in ")]")
        if not depth and letter in at:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]


def rules(style: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors of a style sheet, nested ones too, each with what it is nested in."""
    plain = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    within: list[str] = []
    for text, mark in re.findall(r"([^{};]*)([{};])", plain):
        if mark == "{":
            yield from ((one, " ".join(within)) for one in split(text, ","))
            within.append(text)
        elif mark == "}" and within:
            within.pop()


def costly_selectors(style: str) -> list[str]:
    """Return the selectors for which a browser looks at very many elements whenever one comes.

    Such is one by which all elements, or all that have a class, ask what their ancestors hold, and
    one by which every element is asked what it holds itself.
    """
    found = []
    for selector, within in rules(style):
        *before, last = split(selector, " >+~\n")
        outer = within if selector.startswith("&") else ""
        asks_above = any(":has(" in one for one in [outer, *before])
        asked_itself = any(re.match(r":.*:?has\(", one) for one in [*before, last])
        wide = asks_above and re.match(r"\*|:(?!is\()|\[class", last)
        if wide or (asked_itself and "@media print" not in within):
            found.append(selector)
    return found


def test_the_rule_knows_a_costly_selector() -> None:
    costly = "/* a */ .a > :has(.b) * { color: red } .c, .d:has(> .e) :not(.f, .g) { top: 0 }"
    assert costly_selectors(costly) == [".a > :has(.b) *", ".d:has(> .e) :not(.f, .g)"]
    costly = '.a > :has(.b) { top: 0 } .c:has(.d) [class*="e"] {} .f:has(.g) .h > :first-child {}'
    assert len(costly_selectors(costly)) == 3
    costly = "@media (width > 9rem) { .a:has(.b) { top: 0; & > * { top: 1px } & .c { top: 0 } } }"
    assert costly_selectors(costly) == ["& > *"]
    cheap = ".a * {} .a:has(.b) .c {} .a:has(.b)::before {} .a .d:has(.b) {} .e:not(:has(.b)) {}"
    assert costly_selectors(cheap) == []
    assert costly_selectors("@media print { html :is(.a):has(.b) { top: 0 } }") == []


def test_no_element_has_to_ask_what_its_ancestors_hold() -> None:
    assert len(STYLES) > 3
    assert offenders(STYLES, costly_selectors) == {}
