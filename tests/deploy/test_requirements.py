"""What is installed is pinned, hashed, and the same on every machine."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMPILED = ["requirements.txt", "requirements-dev.txt"]
VERSION = r"[0-9]+(\.[0-9]+)*(\.?(a|b|rc|post)[0-9]+)?"


def requirements(name: str) -> list[str]:
    """Return the file's requirements, each with its hashes on one line."""
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def pins(name: str) -> dict[str, str]:
    """Return the version that the compiled file gives each package."""
    return dict(re.match(r"([\w.-]+)==(\S+)", line).groups() for line in requirements(name))


def direct(name: str) -> list[str]:
    """Return the packages that the hand-written file asks for."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [found[0].lower() for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))]


@pytest.mark.parametrize("name", COMPILED)
def test_every_requirement_is_one_public_release_with_hashes(name):
    # A local version such as 2.0+cpu exists on one machine only.
    shape = rf"[\w.-]+=={VERSION}( ;[^-]+)?(\s+--hash=sha256:[0-9a-f]{{64}})+"
    assert [line for line in requirements(name) if not re.fullmatch(shape, line)] == []


@pytest.mark.parametrize("name", [*COMPILED, "requirements.in", "requirements-dev.in"])
def test_no_file_names_an_index_a_host_or_a_place(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"--(?:extra-)?index-url|--find-links|--trusted-host|\w+://|@ ", text) == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_direct_requirement_is_compiled(name):
    missing = set(direct(f"{name}.in")) - set(pins(f"{name}.txt"))
    assert direct(f"{name}.in")
    assert missing == set()


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_direct_requirement_says_what_it_is_for(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match(r"\w", line) and "  # " not in line] == []


def test_development_runs_with_the_versions_that_are_deployed():
    deployed, developed = (pins(name) for name in COMPILED)
    shared = deployed.keys() & developed.keys()
    assert shared
    assert {n: developed[n] for n in shared} == {n: deployed[n] for n in shared}
