"""``python -m benchmarks``: measure the app, a plain Streamlit app and a static page in one run."""

import argparse
import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from benchmarks.classroom import classroom_rows
from benchmarks.cockpit import cockpit_rows
from benchmarks.machine import description, load_average
from benchmarks.measures import QUICK, Effort, Run, measure
from benchmarks.room_hour import room_hour_rows
from benchmarks.room_pages import room_page_rows
from benchmarks.rooms import room_rows
from benchmarks.scenes import scene_rows
from benchmarks.table import Row, markdown, rows
from benchmarks.training import training_rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the raw numbers there")
    return parser.parse_args()


def _write(file: Path, run: Run, machine: str) -> None:
    raw = {"machine": machine, **asdict(run)}
    file.write_text(json.dumps(raw, indent=1), encoding="utf-8")


def main() -> None:
    """Measure and print the table; what cannot be measured is an error, a limit not held is not."""
    options = _options()
    start, load = time.monotonic(), load_average()
    run = asyncio.run(measure(QUICK if options.quick else Effort()))
    machine = description(run.browser)
    if options.json:
        _write(options.json, run, machine)
    for line in markdown(chain(rows(run), _more(quick=options.quick))):
        print(line, flush=True)
    print(f"\n{machine}; measured in {time.monotonic() - start:.0f} s, begun at {load}.")


def _more(*, quick: bool) -> Iterator[Row]:
    """Measure what has no peer, one after the other."""
    yield from scene_rows(sessions=not quick)
    for measured in (
        cockpit_rows,
        training_rows,
        classroom_rows,
        room_rows,
        room_page_rows,
        room_hour_rows,
    ):
        yield from measured()


if __name__ == "__main__":
    main()
