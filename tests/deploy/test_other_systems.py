"""Windows and macOS, as far as they can be tried here: what they lack, and what they install."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PARTS = ("app.py", "pages", "lessons", "rooms", "ui", "files", "charts", "core")
SOURCES = sorted(
    file
    for part in PARTS
    for file in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*.py"))
)
# What Python has on Linux and not on Windows, of what a server is tempted to use.
MISSING = {
    "signal": {"SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGCHLD", "alarm", "pause"},
    "os": {
        "fork",
        "getuid",
        "geteuid",
        "getloadavg",
        "uname",
        "setsid",
        "killpg",
        "nice",
        "sched_getaffinity",
        "chown",
        "mkfifo",
    },
    "socket": {"AF_UNIX", "SO_REUSEPORT"},
    "time": {"tzset", "clock_gettime"},
}
# The other packages come first: that they run on Windows is theirs to see to.
ABSENT = """
import builtins, importlib, os, signal, sys, warnings
from pathlib import Path
for name in ("streamlit.web.bootstrap", "streamlit.testing.v1", "uvicorn", "plotly.graph_objects",
             "altair", "pandas", "babel.support", "segno", "latex2mathml.converter"):
    importlib.import_module(name)
root = Path.cwd()
def ours(module):
    file = Path((module or {}).get("__file__") or "/")
    return root in file.parents and "site-packages" not in file.parts
real = builtins.__import__
def restricted(name, globals=None, *rest, **options):
    if ours(globals) and name.split(".")[0] in {"fcntl", "resource", "pwd", "grp", "termios"}:
        raise ModuleNotFoundError(name)
    return real(name, globals, *rest, **options)
builtins.__import__ = restricted
del signal.SIGHUP, signal.SIGKILL, signal.SIGUSR1, os.fork, os.getuid
import app, ui.descriptors
assert ui.descriptors.resource is None
from ui.descriptors import raise_limit
assert raise_limit() is None
for page in sorted(Path("pages").glob("*.py")):
    for node in page.read_text(encoding="utf-8").splitlines():
        if node.startswith("from lessons"):
            importlib.import_module(node.split()[1])
print("imported")
"""


def test_the_app_is_imported_where_modules_and_signals_are_missing() -> None:
    # A file that is opened in the system's own encoding is not read right in Korea or France.
    strict = ["-X", "warn_default_encoding", "-W", "default::EncodingWarning"]
    told = subprocess.run(
        [sys.executable, *strict, "-c", ABSENT], cwd=ROOT, capture_output=True, text=True
    )
    assert told.stdout == "imported\n", told.stderr
    ours = [line for line in told.stderr.splitlines() if str(ROOT) in line]
    assert [
        line for line in ours if "EncodingWarning" in line and "/site-packages/" not in line
    ] == []


def used(tree: ast.AST) -> set[str]:
    """Return the names of the modules above that a file uses, as in ``os.fork``."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in MISSING.get(node.value.id, ())
    }


def opened_blindly(tree: ast.AST) -> list[int]:
    """Return the lines that read or write text without saying in which encoding."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("read_text", "write_text")
        and not any(word.arg == "encoding" for word in node.keywords)
    ]


def test_the_rules_find_what_they_look_for() -> None:
    tree = ast.parse("os.fork()\nPath('a').read_text()\nos.getpid()\na.read_text(encoding='ascii')")
    assert used(tree) == {"os.fork"}
    assert opened_blindly(tree) == [2]


def test_nothing_is_used_that_windows_lacks() -> None:
    trees = {str(file): ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES}
    assert len(trees) > 100
    assert {file: names for file, tree in trees.items() if (names := used(tree))} == {}
    assert {file: lines for file, tree in trees.items() if (lines := opened_blindly(tree))} == {}


def pinned() -> dict[str, str]:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {
        str(canonicalize_name(name)): condition
        for name, condition in re.findall(
            r"^([\w.-]+)==[^\s;]+ ?(?:; ([^\\\n]+?))? *\\$", text, re.M
        )
    }


@pytest.mark.parametrize(("system", "platform"), [("Windows", "win32"), ("Darwin", "darwin")])
def test_what_other_systems_need_beside_is_among_the_requirements(
    system: str, platform: str
) -> None:
    """With hashes pip installs nothing that the file does not name."""
    there = {"platform_system": system, "sys_platform": platform, "extra": ""}
    there |= {"os_name": "nt" if system == "Windows" else "posix"}
    pins = pinned()
    assert {"streamlit", "numpy"} <= pins.keys()
    for name, condition in pins.items():
        if condition and not Requirement(f"{name}; {condition}").marker.evaluate(there):  # type: ignore[union-attr]
            continue
        for line in requires(name) or ():
            need = Requirement(line)
            if need.marker is None or need.marker.evaluate(there):
                assert str(canonicalize_name(need.name)) in pins, f"{name} needs {line}"


def test_the_readme_gives_the_plain_way() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```\n(py -m venv .*?)```", text, re.S)
    assert block
    commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
    assert commands == [
        "py -m venv .venv",
        r".venv\Scripts\python -m pip install -r requirements.txt",
        r".venv\Scripts\streamlit run app.py",
    ]
    # What the last one starts is there, and the file can be read as it is meant.
    told = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "--help"],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0
