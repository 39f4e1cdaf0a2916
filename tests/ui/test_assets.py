"""Every file of the live figure is served compressed, at an address made of its contents."""

import gzip
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import plotly
import pytest
import streamlit as st
from asgi import ask
from plotly.offline import get_plotlyjs_version
from starlette.routing import Router

from ui import assets

MODULES = {
    f"{name}/{path.name}": path
    for name, folder in assets.MODULES.items()
    for path in sorted(folder.glob("*.js"))
}
ROUTES = {route.path: route for route in assets.asset_routes()}


@pytest.fixture
def base_path() -> Iterator[str]:
    """Serve the course below a path, as behind a proxy."""
    before = st.get_option("server.baseUrlPath")
    st.config.set_option("server.baseUrlPath", "/class/lab/")
    yield "/class/lab"
    st.config.set_option("server.baseUrlPath", before)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_is_served_whole(name: str) -> None:
    answer = ask(Router(list(ROUTES.values())), assets.asset_url(name))
    assert answer.status == 200
    assert gzip.decompress(answer.body) == MODULES[name].read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def served(name: str) -> bytes:
    answer = ask(Router(list(ROUTES.values())), assets.asset_url(name))
    assert answer.headers["content-type"].startswith("text/javascript")
    return answer.body


def test_the_whole_of_plotly_is_that_of_the_installed_package() -> None:
    place = Path(plotly.__file__).with_name("package_data") / "plotly.min.js"
    assert gzip.decompress(served("plotly-whole.js")) == place.read_bytes()


def test_the_small_build_is_of_the_same_version_and_a_third_of_the_size() -> None:
    script = gzip.decompress(served("plotly.js")).decode()
    assert f"plotly.js (cartesian - minified) v{get_plotlyjs_version()}\n" in script[:200]
    assert "Licensed under the MIT license" in script[:300]
    assert len(served("plotly.js")) < 0.4 * len(served("plotly-whole.js"))


def test_nothing_else_is_served() -> None:
    names = {path.split("/", 3)[3] for path in ROUTES}
    names_of_styles = (
        "style live_figure questions deck home cockpit teacher follow mistakes rooms asking"
    )
    styles = {f"{name}.css" for name in names_of_styles.split()}
    scripts = {"plotly.js", "plotly-whole.js"}
    assert names == {*scripts, *styles, *MODULES}


def test_an_import_between_modules_leads_to_a_module() -> None:
    found = []
    for name, module in MODULES.items():
        imported = re.findall(r'^import .* from "(.*)";', module.read_text(), re.MULTILINE)
        found += [posixpath.normpath(f"{name}/../{one}") for one in imported]
    assert found
    assert set(found) <= MODULES.keys()


def test_an_address_changes_with_the_contents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = assets.version()
    for name, folder in assets.MODULES.items():
        shutil.copytree(folder, tmp_path / name)
    monkeypatch.setattr(assets, "MODULES", {name: tmp_path / name for name in assets.MODULES})
    assert assets.version.__wrapped__() == before
    (tmp_path / next(iter(MODULES))).write_text("// changed")
    assert assets.version.__wrapped__() != before


def test_a_file_is_found_below_the_base_path(base_path: str) -> None:
    """Streamlit hands a path to its custom routes as it is asked for, base path and all."""
    url = assets.asset_url("plotly.js")
    assert url.startswith(f"{base_path}/assets/")
    assert ask(Router(list(assets.asset_routes())), url).status == 200


def test_a_page_loads_its_chart_code_along_with_its_html(base_path: str) -> None:
    linked = re.findall(r'rel="(\w+)"[^>]* href="([^"]*)"', assets.early_tags())
    scripts = [url for kind, url in linked if kind == "preload"]
    assert scripts == [assets.asset_url("plotly.js")]
    modules = {url for kind, url in linked if kind == "modulepreload"}
    rooms = {name for name in MODULES if name.startswith("rooms/")} - {assets.DOOR}
    own = {assets.asset_url(name) for name in MODULES.keys() - rooms}
    assert own < modules
    assert not {assets.asset_url(name) for name in rooms} & modules  # a page of no room
    assert all(url.startswith(f"{base_path}/static/js/") for url in modules - own)


@pytest.mark.parametrize("chunk", assets.CHUNKS)
def test_a_part_of_streamlit_that_is_loaded_early_exists(chunk: str) -> None:
    names = [path.name for path in assets.streamlit_chunks()]
    assert sum(name.startswith(f"{chunk}.") for name in names) == 1
