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
    "core.softmax.slopes",
)
# What others may call, by its package.
CONTRACT = [
    [package, name]
    for package, names in {
        "binary": "odds logit sigmoid log_sigmoid softplus sigmoid_derivative normal_cdf",
        "softmax": "log_sum_exp softmax log_softmax",
        "information": "surprisal entropy cross_entropy kl_divergence",
        "losses": "binary_cross_entropy binary_cross_entropy_gradient squared_error "
        "squared_error_gradient softmax_cross_entropy softmax_cross_entropy_gradient",
    }.items()
    for name in names.split()
]
SHORT = 2  # lines; a function of so few shows what it takes and returns
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


def contract():
    """Return the functions that others may call, each as its package offers it."""
    return [getattr(importlib.import_module(f"core.{part}"), name) for part, name in CONTRACT]


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


def has_section(function, name):
    return f"\n{name}\n{'-' * len(name)}\n" in (inspect.getdoc(function) or "")


def missing_sections(function):
    """Return the sections that a function's documentation should have and has not."""
    sections = ["Returns"]
    sections += ["Parameters"] if inspect.signature(function).parameters else []
    return [name for name in sections if not has_section(function, name)]


def test_what_others_may_call_stands_in_its_package():
    assert [function.__name__ for function in contract()] == [name for _, name in CONTRACT]


def test_every_public_function_says_what_it_means():
    without = [name for name, function in PUBLIC.items() if not inspect.getdoc(function)]
    assert without == []


def test_a_function_that_others_may_call_or_that_is_long_is_documented_section_by_section():
    long = {
        name: function
        for name, function in PUBLIC.items()
        if body_lines(function) > SHORT or function in contract()
    }
    assert len(long) > len(CONTRACT)
    missing = {name: missing_sections(function) for name, function in long.items()}
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
        if has_section(function, "Parameters")
    }
    assert {name: pair for name, pair in pairs.items() if pair[0] != pair[1]} == {}


def test_what_others_may_call_has_an_example():
    """The examples themselves are run by pytest, with those of charts and ui."""
    finder = doctest.DocTestFinder(recurse=False)
    without = [one.__name__ for one in contract() if not finder.find(one)[0].examples]
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
