"""What is taken out of the image is what the list says, no more and no less."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.deploy.test_class import ROOT

found = spec_from_file_location("slim", ROOT / "tools" / "slim.py")
assert found
assert found.loader
tool = module_from_spec(found)
found.loader.exec_module(tool)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    files = ["a/__init__.py", "a/tests/test_a.py", "a/LICENSE", "b/ko.dat", "b/fr.dat"]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("four")
    return tmp_path


def test_the_list_goes_and_all_else_stays(packages: Path) -> None:
    assert tool.slim(packages, {"a/tests": "tests", "b/*.dat": "languages"}) == 8
    left = {str(path.relative_to(packages)) for path in packages.rglob("*") if path.is_file()}
    assert left == {"a/__init__.py", "a/LICENSE", "b/ko.dat"}


def test_a_line_that_has_become_untrue_ends_the_build(packages: Path) -> None:
    with pytest.raises(ValueError, match="a/gone must name something"):
        tool.slim(packages, {"a/gone": "once there"})


def test_no_licence_is_on_the_list() -> None:
    assert all(reason for reason in tool.UNUSED.values())
    assert not [line for line in tool.UNUSED if "licen" in line.lower() or "dist-info" in line]
