"""The tour leads to files that exist, and finds in them the names that it mentions."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Files, and folders, whose names end with a stroke.
PLACE = re.compile(r"[\w/]+(\.(py|js)|/)")


def stops() -> list[tuple[set[str], set[str]]]:
    """Return places and names of each item or paragraph of the tour."""
    text = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    quoted = [re.findall(r"`([^`]+)`", part) for part in re.split(r"\n(?=\d\. |\n)", text)]
    found = [({q for q in part if PLACE.fullmatch(q)}, set(part)) for part in quoted if part]
    return [(places, both - places) for places, both in found]


def test_every_place_of_the_tour_exists() -> None:
    places = set().union(*(places for places, _ in stops()))
    assert len(places) > 20
    assert [place for place in sorted(places) if not (ROOT / place).exists()] == []


def test_every_name_of_the_tour_stands_in_a_file_beside_it() -> None:
    lost = []
    for places, names in stops():
        files = [ROOT / place for place in places if not place.endswith("/")]
        words = set(
            re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in files))
        )
        lost += [name for name in names if not set(name.split(".")) <= words]
    assert lost == []
