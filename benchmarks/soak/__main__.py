"""``python -m benchmarks.soak``: hostile visitors and a long day, and what came of them."""

import argparse
import asyncio
import sys

from benchmarks.scenes import scene_rows
from benchmarks.servers import ROOT, serving, streamlit
from benchmarks.soak.addresses import visit
from benchmarks.soak.endurance import held, live
from benchmarks.soak.forged import forge
from benchmarks.soak.tables import read_all

SHOWN = 5  # faults of each kind that are printed


def main() -> None:
    """Run what is asked for, print a line for each, and fail where one does not hold."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--addresses", type=int, default=2000)
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--forged", type=int, default=500)
    parser.add_argument("--soak", type=float, default=600, help="seconds")
    parser.add_argument("--load", type=int, default=200, help="sessions on each scene; 0: none")
    parser.add_argument("--lesson", help="the only lesson that is loaded")
    asked = parser.parse_args()
    faults: list[str] = []

    def tell(what: str, found: str, problems: list[str]) -> None:
        print(f"{what:58} {found:>34}  {len(problems)} faults", flush=True)
        for one in problems[:SHOWN]:
            print(f"    {one}", flush=True)
        faults.extend(problems)

    used, problems = read_all(asked.tables, asked.seed)
    tell(f"{asked.tables} generated tables", f"{used} used, others refused", problems)
    with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
        problems = asyncio.run(visit(server.address, asked.addresses, asked.seed))
        tell(f"{asked.addresses} hostile addresses", "", problems)
        problems = asyncio.run(forge(server.address, asked.forged, asked.seed))
        tell(f"{asked.forged} forged messages", "", problems)
    if asked.soak:
        with serving(streamlit("app.py"), ROOT, ready="/_stcore/health") as server:
            before = held(server.pid)
            day = asyncio.run(live(server.address, server.pid, asked.soak, asked.seed))
            grown = [
                *([f"memory grew by {day.growth:.1%}"] if day.growth > 0.05 else []),
                *(["threads grew"] if day.end.threads > day.warm.threads + 2 else []),
                *(["open files grew"] if day.end.files > day.warm.files + 60 else []),
            ]
            memory = f"{before.memory:.0f} → {day.warm.memory:.0f} → {day.end.memory:.0f} MB"
            tell(f"{asked.soak:g} s, {day.visits} visits", memory, [*day.problems, *grown])
            counts = f"{day.warm.threads} → {day.end.threads}, {day.warm.files} → {day.end.files}"
            tell("    threads, open files", counts, [])
    if asked.load:
        for row in scene_rows(sessions=asked.load, only=asked.lesson):
            print(row, flush=True)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
