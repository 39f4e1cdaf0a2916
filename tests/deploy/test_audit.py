"""What is pinned is asked about, and may be handed on: known vulnerabilities, and licences."""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAD = {"id": "PYSEC-1", "fix_versions": ["2.0"], "aliases": [], "description": ""}
CLEAN = {"name": "a", "version": "1.0", "vulns": []}
FOUND = {**CLEAN, "name": "b", "vulns": [BAD]}
SILENT = {"name": "c", "skip_reason": "not found"}


def audit(folder: Path, answer: str) -> subprocess.CompletedProcess[str]:
    """Run the audit with something in the place of pip-audit that writes an answer."""
    (folder / "pip_audit.py").write_text(f"import sys\nprint({answer!r})\nsys.exit(1)\n")
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit.py")],
        cwd=ROOT,
        env={"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([CLEAN], 0, ""),
        ([CLEAN, FOUND], 1, "b 1.0: PYSEC-1, mended in 2.0\n"),
        ([CLEAN, SILENT], 0, "NOTICE: nothing could be learnt of 1 packages (c)\n"),
    ],
)
def test_a_known_vulnerability_fails_and_silence_is_told(
    tmp_path: Path, packages: list[object], code: int, said: str
) -> None:
    told = audit(tmp_path, json.dumps({"dependencies": packages, "fixes": []}))
    assert (told.returncode, told.stdout) == (code, said), told.stderr


def test_without_a_network_there_is_a_notice(tmp_path: Path) -> None:
    told = audit(tmp_path, "")
    assert told.returncode == 0
    assert told.stdout.startswith("NOTICE: nobody could be asked")


# Licences under which what the app runs with may be handed on in an image, whatever the image is
# used for. MPL-2.0 asks for the sources of files that were changed; none is.
ALLOWED = {
    *("MIT", "MIT-CMU", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Zlib", "CC0-1.0"),
    *("Apache-2.0", "PSF-2.0", "MPL-2.0"),
}
# As it is written where no SPDX expression is given.
WRITTEN = {
    "BSD License": "BSD",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def licences(name: str) -> set[str]:
    """Return the licences of an installed package, one of several that it offers alike."""
    told = metadata(name)
    if expression := told["License-Expression"]:
        return {*re.split(r" (?:AND|OR|WITH) |[()]", expression)} - {""}
    kinds = [one for one in told.get_all("Classifier") or [] if one.startswith("License ::")]
    found = [one.split(" :: ")[-1] for one in kinds] or [told["License"] or "none"]
    return {WRITTEN.get(one, one) for one in found}


def run_time() -> dict[str, bool]:
    """Return the packages that the app runs with, and whether each is for some systems alone."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {
        name: bool(condition)
        for name, condition in re.findall(r"^([\w.-]+)==[^\s;]+( ;[^\\\n]+)?", text, re.M)
    }


def test_what_the_app_runs_with_may_be_handed_on() -> None:
    found, elsewhere = {}, []
    for name, conditional in run_time().items():
        try:
            found[name] = licences(name)
        except PackageNotFoundError:
            assert conditional, f"{name} is not installed"
            elsewhere.append(name)
    assert len(found) > 30
    assert len(elsewhere) < 5
    assert {name: some - ALLOWED for name, some in found.items() if some - ALLOWED} == {}


def test_the_rule_knows_a_licence_that_is_not_allowed() -> None:
    assert licences("certifi") == {"MPL-2.0"}
    assert {"GPL-3.0-only", "none"} - ALLOWED == {"GPL-3.0-only", "none"}
