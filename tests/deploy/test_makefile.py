"""The two commands say what is missing, and lose no time when nothing is."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

no_browser_in_applications = pytest.mark.skipif(
    sys.platform == "darwin", reason="a browser in /Applications would be found"
)


@pytest.fixture
def project(tmp_path):
    """Return a copy of what sets things up, in a folder with a space in its name."""
    folder = tmp_path / "logit lab"
    folder.mkdir()
    shutil.copytree(ROOT / "tools", folder / "tools")
    for name in ["Makefile", "requirements.txt", "requirements-dev.txt"]:
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def commands(tmp_path):
    """Return a folder to be the PATH: a plain system's commands, without Python or a browser."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ["make", "sh", "cat", "cksum", "tr", "rm", "id", "sed", "awk"]:
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    return folder


def script(path: Path, text: str) -> Path:
    """Write a shell script that stands in for a program."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(folder, commands, *arguments, **variables):
    """Run a command that sees no other variables or programs."""
    environment = {"PATH": str(commands), "HOME": str(folder), **variables}
    return subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, timeout=60
    )


def python_with(version: str, modules: str) -> str:
    """Return a stand-in's text: a Python of that version that can import those modules."""
    return f"""
case $2 in
    *version_info*) [ {version} -ge 11 ] && echo "$0" ;;
    *"import ensurepip, venv"*) [ "{modules}" = venv ] ;;
    *) exec '{sys.executable}' "$@" ;;
esac"""


def test_help_lists_the_two_commands(project, commands):
    shown = run(project, commands, "make").stdout
    assert "make run " in shown
    assert "make test " in shown


def test_a_machine_without_python_is_told_what_to_install(project, commands):
    result = run(project, commands, "make", "run")
    assert result.returncode != 0
    assert "Python 3.11 or newer is needed and none was found" in result.stderr


def test_an_old_python_does_not_count(project, commands):
    script(commands / "python3", python_with("10", "venv"))
    result = run(project, commands, "make", "run")
    assert result.returncode != 0
    assert "Python 3.11 or newer is needed and none was found" in result.stderr


def test_a_python_without_venv_is_told_what_to_install(project, commands):
    script(commands / "python3", python_with("11", "nothing"))
    result = run(project, commands, "make", "run")
    assert result.returncode != 0
    assert "python3 has no venv module; install python3-venv" in result.stderr


def test_a_python_with_venv_is_preferred_to_a_newer_one_without(project, commands):
    script(commands / "python3.13", python_with("13", "nothing"))
    usable = script(commands / "python3", python_with("11", "venv"))
    assert run(project, commands, "sh", "tools/find-python.sh").stdout.strip() == str(usable)


def test_a_given_python_is_taken(project, commands, tmp_path):
    script(commands / "python3.13", python_with("13", "venv"))
    given = script(tmp_path / "my python" / "python3", python_with("12", "venv"))
    found = run(project, commands, "sh", "tools/find-python.sh", PYTHON=str(given))
    assert found.stdout.strip() == str(given)


def test_a_given_python_that_does_not_run_is_not_replaced_in_silence(project, commands):
    script(commands / "python3", python_with("12", "venv"))
    result = run(project, commands, "make", "run", "PYTHON=/no/such/python")
    assert result.returncode != 0
    assert "none was found (tried: /no/such/python)" in result.stderr


RECORDING_PYTHON = """
case "$*" in
    *version_info*) echo "$0" ;;
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"-m pip"*) echo "$*" >>pip.log; [ ! -e offline ] ;;
    *) echo "$*" >>other.log ;;
esac"""


@pytest.fixture
def installed(project, commands):
    """Return a function that sets the project up and says which files pip was given since."""
    for name in ["mkdir", "cp"]:
        (commands / name).symlink_to(shutil.which(name))
    script(commands / "python3", RECORDING_PYTHON)

    def set_up(target="setup-dev"):
        log = project / "pip.log"
        log.unlink(missing_ok=True)
        run(project, commands, "make", target)
        return [line.split()[-1] for line in log.read_text().splitlines()] if log.exists() else []

    return set_up


def test_running_needs_no_development_packages(installed):
    assert installed("setup") == ["requirements.txt"]


def test_testing_adds_to_what_running_installed(installed):
    installed("setup")
    assert installed() == ["requirements-dev.txt"]


def test_nothing_is_installed_twice(installed):
    assert installed() == ["requirements.txt", "requirements-dev.txt"]
    assert installed() == []
    assert installed("setup") == []


def test_a_changed_requirement_builds_the_environment_again(installed, project):
    installed()
    with (project / "requirements.txt").open("a") as file:
        file.write("# changed\n")
    assert installed() == ["requirements.txt", "requirements-dev.txt"]


def test_an_interrupted_installation_is_started_again(installed, project):
    installed("setup")
    (project / "offline").touch()
    assert installed() == ["requirements-dev.txt"]
    (project / "offline").unlink()
    assert installed() == ["requirements.txt", "requirements-dev.txt"]


def test_an_environment_whose_python_is_gone_is_built_again(installed, project):
    installed()
    (project / ".venv/bin/python").unlink()
    assert installed() == ["requirements.txt", "requirements-dev.txt"]


def test_a_moved_environment_is_built_again(installed, project, commands):
    installed()
    moved = project.rename(project.with_name("elsewhere"))
    assert "Creating .venv" in run(moved, commands, "make", "setup").stdout


def test_a_prepared_environment_costs_a_start_almost_nothing(installed, project):
    """Two starts of a Python that imports nothing: one for each of the two lists."""
    installed()
    log = project / "other.log"
    log.unlink(missing_ok=True)
    assert installed() == []
    assert log.read_text().splitlines() == ["-c "] * 2


def test_a_busy_port_is_told_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "tools/serve.py", "--port", str(port), "--address", "localhost"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
        )
    assert result.returncode == 1
    assert result.stderr.startswith(f"Port {port} is busy")
    assert f"make run PORT={port + 1}" in result.stderr


def test_a_given_browser_that_does_not_run_is_refused(project, commands):
    result = run(project, commands, "sh", "tools/find-browser.sh", CHROMIUM="/no/such/browser")
    assert result.returncode == 1
    assert result.stderr == "CHROMIUM=/no/such/browser does not run\n"


def test_an_installed_browser_is_found(project, commands):
    browser = script(commands / "chromium-browser", "echo Chromium")
    found = run(project, commands, "sh", "tools/find-browser.sh")
    assert found.stdout.strip() == str(browser)


def test_a_browser_that_cannot_start_is_passed_over(project, commands):
    script(commands / "chromium", "exit 1")
    browser = script(commands / "google-chrome", "echo Chrome")
    found = run(project, commands, "sh", "tools/find-browser.sh")
    assert found.stdout.strip() == str(browser)


@no_browser_in_applications
def test_root_on_debian_gets_a_browser(project, commands):
    script(project / ".venv/bin/python", "exit 1")
    (commands / "id").unlink()
    script(commands / "id", "echo 0")
    packaged = script(project / "packaged", "echo Chromium")
    (commands / "ln").symlink_to(shutil.which("ln"))
    install = f"[ $1 = update ] || ln -s '{packaged}' '{commands}/chromium'"
    script(commands / "apt-get", f"echo fetching; {install}")
    result = run(project, commands, "sh", "tools/find-browser.sh")
    assert result.stdout == f"{commands}/chromium\n"
    assert "fetching" in result.stderr


@no_browser_in_applications
def test_a_machine_without_a_browser_is_told_what_to_install(project, commands):
    script(project / ".venv/bin/python", "exit 1")  # Playwright neither has nor gets one
    result = run(project, commands, "sh", "tools/find-browser.sh")
    assert result.returncode == 1
    assert "install one (Debian: sudo apt-get install chromium" in result.stderr


def test_the_tools_are_executable_by_a_plain_shell():
    for tool in (ROOT / "tools").glob("*.sh"):
        assert tool.read_text(encoding="utf-8").startswith("#!/bin/sh\n")
        subprocess.run(["sh", "-n", tool], check=True)
    assert os.access(ROOT / ".ci/run", os.X_OK)
