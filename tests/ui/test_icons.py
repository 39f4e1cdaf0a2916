"""The part of Streamlit's icon font that is served in its place holds every icon that is shown."""

from asgi import Site, ask
from fontTools.ttLib import TTFont

from tools.icons import drawn, own_files, used, whole
from ui.assets import VENDOR, IconFont

PART = VENDOR / whole().name  # where it is missing, tools/vendor.sh is to be run again


def test_the_part_draws_every_icon_that_is_used() -> None:
    assert drawn(TTFont(PART)).keys() == used() & drawn(TTFont(whole())).keys()


def test_the_course_writes_the_name_of_an_icon_in_one_piece() -> None:
    """A name that is put together is not found, and its letters are drawn over the words."""
    assert [path for path in own_files() if ":material/{" in path.read_text(encoding="utf-8")] == []


def test_icons_of_both_streamlit_and_the_course_are_among_them() -> None:
    assert drawn(TTFont(PART)).keys() > {"expand_more", "casino"}


def test_an_icon_looks_as_it_does_in_the_whole() -> None:
    outlines = []
    for font in (TTFont(PART), TTFont(whole())):
        glyph = font["glyf"][drawn(font)["casino"]]
        outlines.append(glyph.getCoordinates(font["glyf"]))
    assert outlines[0] == outlines[1]


def test_the_part_is_served_in_the_place_of_the_whole_below_any_base_path() -> None:
    site = Site(b"whole", content_type="font/woff2")
    for base in ("", "/lab"):
        answer = ask(IconFont(site), f"{base}/static/media/{PART.name}")
        assert (answer.status, answer.body) == (200, PART.read_bytes())
        assert answer.headers["content-type"] == "font/woff2"
    assert site.asked == []


def test_everything_else_is_passed_on() -> None:
    site = Site(b"whole", content_type="font/woff2")
    assert ask(IconFont(site), "/static/media/MaterialSymbols-Rounded.other.woff2").body == b"whole"
