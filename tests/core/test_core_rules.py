"""Rules every module of core keeps, so that a new one is tested on arrival."""

import ast
import doctest
import importlib
import inspect
import sys
from pathlib import Path

import core

FOLDER = Path(core.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))
MODULES = [
    importlib.import_module(".".join(path.relative_to(FOLDER.parent).with_suffix("").parts))
    for path in FILES
    if path.stem != "__init__"
]
# What the packages use among themselves, and is no name that others may call.
HIDDEN = (
    "core.shared",
    "core.training.engine",
    "core.training.blocks",
    "core.training.readable",  # read as a whole; `core.training` does the same
    "core.training.screen",
    "core.evaluation.scores",
    "core.losses.points",
)
PUBLIC = {
    f"{module.__name__}.{name}": function
    for module in MODULES
    if not module.__name__.startswith(HIDDEN)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}


def imported(source):
    """Return the top-level names of the packages a source text imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "core" if node.level else node.module.split(".")[0]


def raises(function):
    """Tell whether a function raises, or checks an argument, by itself."""
    tree = ast.parse(inspect.getsource(function))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return "domain" in names or any(isinstance(node, ast.Raise) for node in ast.walk(tree))


def body_lines(function):
    """Count the lines of a function's body without its docstring."""
    body = ast.parse(inspect.getsource(function)).body[0].body
    statements = (
        body[1:] if ast.get_docstring(ast.parse(inspect.getsource(function)).body[0]) else body
    )
    return statements[-1].end_lineno - statements[0].lineno + 1


def test_the_import_reader_finds_every_kind_of_import():
    source = (
        "import os.path\nfrom scipy.special import expit\nfrom . import x\ndef f():\n import mpmath"
    )
    assert set(imported(source)) == {"os", "scipy", "core", "mpmath"}


def test_the_rules_look_at_something():
    assert "core.binary.scales.sigmoid" in PUBLIC
    assert "core.binary.normal.normal_cdf" in PUBLIC


def read(path):
    return path.read_text(encoding="utf-8")


def test_core_imports_numpy_and_the_standard_library_alone():
    allowed = {"numpy", "core", *sys.stdlib_module_names}
    foreign = {path.name: set(imported(read(path))) - allowed for path in FILES}
    assert {name: found for name, found in foreign.items() if found} == {}


def test_a_function_body_stays_below_15_lines():
    lengths = {name: body_lines(function) for name, function in PUBLIC.items()}
    assert {name: length for name, length in lengths.items() if length >= 15} == {}


def missing_sections(function):
    """Return the sections that a function's documentation should have and has not."""
    sections = ["Returns", "References", "Examples"]
    sections += ["Parameters"] if inspect.signature(function).parameters else []
    sections += ["Raises"] if raises(function) else []
    text = inspect.getdoc(function) or ""
    return [name for name in sections if f"\n{name}\n{'-' * len(name)}\n" not in text]


def test_a_public_function_is_documented_section_by_section():
    missing = {name: missing_sections(function) for name, function in PUBLIC.items()}
    assert {name: sections for name, sections in missing.items() if sections} == {}


def documented_parameters(function):
    text = (inspect.getdoc(function) or "").split("\nParameters\n")[-1].split("\nReturns\n")[0]
    entries = [
        line.split(" : ")[0] for line in text.splitlines() if " : " in line and line[0] != " "
    ]
    return [name.lstrip("*") for entry in entries for name in entry.split(", ")]


def test_every_parameter_is_documented_and_no_other():
    pairs = {
        name: (documented_parameters(function), list(inspect.signature(function).parameters))
        for name, function in PUBLIC.items()
    }
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_every_public_function_has_an_example():
    """The examples themselves are run by pytest, with those of charts and ui."""
    finder = doctest.DocTestFinder(recurse=False)
    without = [name for name, function in PUBLIC.items() if not finder.find(function)[0].examples]
    assert without == []


def test_core_lists_its_packages_and_a_package_offers_what_its_modules_define():
    packages = sorted(path.parent.name for path in FOLDER.glob("*/__init__.py"))
    listed = (core.__doc__ or "").splitlines()
    assert [name for name in packages if name not in listed] == []
    missing = [
        full
        for full, function in PUBLIC.items()
        if function.__name__ not in vars(sys.modules[full.rsplit(".", 2)[0]]).get("__all__", ())
    ]
    assert missing == []


def test_options_with_a_default_are_keyword_only():
    positional = [
        f"{name}({parameter.name})"
        for name, function in PUBLIC.items()
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is not parameter.empty and parameter.kind is not parameter.KEYWORD_ONLY
    ]
    assert positional == []
