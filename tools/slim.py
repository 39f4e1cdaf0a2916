"""Take out of the image what the app never loads; ``python slim.py SITE_PACKAGES``.

Licences and the records of what is installed stay. A line that matches nothing ends the build: what
it was written for has changed, and needs a look.
"""

import shutil
import sys
from pathlib import Path

# What goes, and why nothing misses it.
UNUSED = {
    "pandas/tests": "tests of pandas",
    "numpy/**/tests": "tests of NumPy",
    "pyarrow/tests": "tests of Arrow",
    "pyarrow/_pyarrow_cpp_tests.*": "and their compiled half",
    "pyarrow/include": "headers, for those who compile against Arrow",
    "pyarrow/*flight*": "a network protocol for tables; Streamlit sends its own messages",
    "pyarrow/libarrow_s3.*": "tables in Amazon's store",
    "pyarrow/_s3fs*": "and its Python half; pyarrow.fs does without where it is missing",
    "pyarrow/libarrow_python.so": "a copy of the file that is loaded by its full name",
    "pyarrow/libarrow_python.so.*.*.*": "another copy",
    "pydeck/nbextension": "maps in notebooks",
    "plotly/labextension": "figures in notebooks",
    "plotly/package_data/widgetbundle.js": "likewise; plotly.min.js beside it is what pages load",
    "plotly/matplotlylib/**/tests": "tests of a converter",
    "babel/locale-data/*.dat": "languages that the course is not in, and English by country",
}
# What stays although a line above fits; all languages build on the root.
USED = {"en.dat", "ko.dat", "root.dat"}


def slim(packages: Path, unused: dict[str, str] = UNUSED) -> int:
    """Remove what is unused and return how many bytes that were.

    Raises
    ------
    ValueError
        If there is nothing of that name.
    """
    freed = 0
    for pattern in unused:
        found = [path for path in sorted(packages.glob(pattern)) if path.name not in USED]
        if not found:
            raise ValueError(f"{pattern} must name something in {packages}; nothing is there")
        for path in found:
            freed += _size(path)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    return freed


def _size(path: Path) -> int:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    print(f"{slim(Path(sys.argv[1])) / 1e6:.0f} MB are not needed at run time")
