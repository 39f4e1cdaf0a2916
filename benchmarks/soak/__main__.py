"""``python -m benchmarks.soak``: hostile visitors and a long day, and what came of them.

While sessions come and go at one server for ten minutes, another one is sent what nobody means; in
both a class is led the while, of which nobody and no answer may be lost. The load, whose times are
told, comes when nothing else runs. The last lines sum it up.
"""

import argparse
import asyncio
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import sync_playwright

from benchmarks.browser import ARGUMENTS, executable
from benchmarks.rooms import server_with_rooms
from benchmarks.scenes import Recorded
from benchmarks.soak.addresses import visit
from benchmarks.soak.endurance import Day, Held, held, live
from benchmarks.soak.forged import forge
from benchmarks.soak.forged_rooms import forge_rooms
from benchmarks.soak.in_class import beside_class
from benchmarks.soak.load import load, record
from benchmarks.soak.restless import complaints, paths, play
from benchmarks.soak.tables import read_all

SHOWN = 5  # faults of each kind that are printed
ENOUGH = 250  # milliseconds within which 95 of 100 moves are to be answered


class Account:
    """What has been found: a line for each thing that was tried, and all faults."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.faults = 0

    def tell(self, what: str, found: str, problems: list[str]) -> None:
        """Note what came of something."""
        self.lines.append(f"{what:52} {found:>38}  {len(problems)} faults")
        self.faults += len(problems)
        print(self.lines[-1], *(f"    {one}" for one in problems[:SHOWN]), sep="\n", flush=True)


def hostile(asked: argparse.Namespace, account: Account) -> dict[str, Recorded]:
    """Send tables, addresses, messages and random play; return what is to be loaded later."""
    used, problems = read_all(asked.tables, asked.seed)
    account.tell(f"{asked.tables} generated tables", f"{used} used, others refused", problems)
    with server_with_rooms() as server:
        requests = forge_rooms(server.address, asked.forged, asked.seed)
        problems, missed = asyncio.run(beside_class(server.address, requests))
        missed += complaints(server.log())
        account.tell(f"{asked.forged} forged requests to rooms", "", [*problems, *missed])
        visits = visit(server.address, asked.addresses, asked.seed)
        problems, missed = asyncio.run(beside_class(server.address, visits))
        account.tell(f"{asked.addresses} hostile addresses", "", [*problems, *missed])
        messages = forge(server.address, asked.forged, asked.seed)
        problems, missed = asyncio.run(beside_class(server.address, messages))
        account.tell(f"{asked.forged} forged messages", "", [*problems, *missed])
    with server_with_rooms() as server:
        # Each with as much of the time as is left; what is recorded is few moves of few sliders.
        scripts = asyncio.run(record(server.address, asked.lesson)) if asked.load else {}
        if asked.play:
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=executable(), args=ARGUMENTS)
                deeds, problems = play(browser, server, asked.seed, asked.play, parts=3)
                browser.close()
            did = f"{deeds} deeds, heap flat"
            account.tell(f"{asked.play:g} s of random play on {len(paths())} scenes", did, problems)
    return scripts


def tell_day(seconds: float, before: Held, day: Day, account: Account) -> None:
    """Tell what sessions that came and went have left behind."""
    grown = [
        *([f"memory grew by {day.growth:.1%}"] if day.growth > 0.05 else []),
        *(["threads grew"] if day.end.threads > day.warm.threads + 2 else []),
        *(["open files grew"] if day.end.files > day.warm.files + 60 else []),
    ]
    memory = f"{before.memory:.0f} → {day.warm.memory:.0f} → {day.end.memory:.0f} MB"
    account.tell(f"{seconds:g} s, {day.visits} visits", memory, [*day.problems, *grown])
    counts = f"{day.warm.threads} → {day.end.threads}, {day.warm.files} → {day.end.files}"
    account.tell("    threads, open files", counts, [])


def tell_load(scripts: dict[str, Recorded], sessions: int, account: Account) -> None:
    """Load one scene after the other, and tell of those on which the slow ones wait longest."""
    waits = {}
    with server_with_rooms() as server:
        for path, script in scripts.items():
            waits[path] = asyncio.run(load(server.address, script, sessions))
            print(f"    {sessions} sessions on {path}: p95 {waits[path]:.0f} ms", flush=True)
    worst = max(waits, key=waits.__getitem__)
    late = [f"{path}: p95 {ms:.0f} ms" for path, ms in waits.items() if ms > ENOUGH]
    found = f"p95 {min(waits.values()):.0f}–{waits[worst]:.0f} ms ({worst})"
    account.tell(f"{sessions} sessions on each of {len(waits)} scenes", found, late)


def main() -> None:
    """Run what is asked for, print a line for each, and fail where one does not hold."""
    parser = argparse.ArgumentParser(prog="make soak")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--addresses", type=int, default=2000)
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--forged", type=int, default=500)
    parser.add_argument("--play", type=float, default=6, help="seconds on each scene; 0: none")
    parser.add_argument("--soak", type=float, default=600, help="seconds; 0: none")
    parser.add_argument("--load", type=int, default=200, help="sessions on each scene; 0: none")
    parser.add_argument("--lesson", help="the only lesson that is loaded")
    asked = parser.parse_args()
    begun, account = time.monotonic(), Account()
    if asked.soak:
        with server_with_rooms() as server, ThreadPoolExecutor(1) as beside:
            before = held(server.pid)
            day = live(server.address, server.pid, asked.soak, asked.seed)
            lived = beside.submit(asyncio.run, beside_class(server.address, day))
            scripts = hostile(asked, account)
            found, missed = lived.result()
            tell_day(asked.soak, before, found, account)
            account.tell("    of the class that was led the while", "", missed)
    else:
        scripts = hostile(asked, account)
    if scripts:
        tell_load(scripts, asked.load, account)
    print(f"\n== make soak: {account.faults} faults in {time.monotonic() - begun:.0f} s")
    print(*account.lines, sep="\n")
    sys.exit(bool(account.faults))


if __name__ == "__main__":
    main()
