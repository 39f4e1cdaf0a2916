"""Keep of Streamlit's icon font what is drawn: some of 4,000 icons. tools/vendor.sh runs it."""

import re
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STREAMLIT = Path(streamlit.__file__).parent
ROOT = Path(__file__).parent.parent
NAMED = re.compile(r":material/(\w+):")


def own_files() -> list[Path]:
    """Return the files of the course that may name an icon."""
    folders = ("ui", "rooms", "lessons", "pages")
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def used() -> set[str]:
    """Return the names of icons that Streamlit and the course write down, each in one piece."""
    ours = own_files()
    scripts = (STREAMLIT / "static" / "static" / "js").glob("*.js")
    texts = [*ours, *scripts, *STREAMLIT.rglob("*.py")]
    return {name for path in texts for name in NAMED.findall(path.read_text(encoding="utf-8"))}


def whole() -> Path:
    """Return the font that Streamlit brings."""
    (found,) = (STREAMLIT / "static" / "static" / "media").glob("MaterialSymbols-*.woff2")
    return found


def drawn(font: TTFont, *, keep: set[str] | None = None) -> dict[str, str]:
    """Return the names that a font draws as icons, with their glyphs; only ``keep`` stay in it."""
    # Capitals share their glyph with small letters, which come later and stay.
    letters = {glyph: chr(code) for code, glyph in sorted(font.getBestCmap().items())}
    found = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            beginnings = getattr(table, "ExtSubTable", table).ligatures
            for first, ligatures in list(beginnings.items()):
                names = ["".join(map(letters.get, [first, *one.Component])) for one in ligatures]
                kept = [i for i, name in enumerate(names) if keep is None or name in keep]
                found |= {names[i]: ligatures[i].LigGlyph for i in kept}
                beginnings[first] = [ligatures[i] for i in kept]
                if not kept:
                    del beginnings[first]
    return found


def write(folder: Path) -> Path:
    """Write the part that is used under the name of the whole, and return where."""
    font = TTFont(whole())
    names = drawn(font, keep=used())
    options = Options(layout_features=["*"], flavor="woff2", name_IDs=["*"])
    part = Subsetter(options)
    part.populate(text="".join(names))
    part.subset(font)
    font.flavor = "woff2"
    place = folder / whole().name
    font.save(place)
    return place


if __name__ == "__main__":
    print(write(ROOT / "ui" / "vendor"))
