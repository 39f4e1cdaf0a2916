"""What the numbers were measured on."""

import os
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("streamlit", "plotly", "numpy")


def processor() -> str:
    """Return the processor's name where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def load_average() -> str:
    """Return how many processes wanted a core in the last minute: more than cores means noise."""
    return f"load average {os.getloadavg()[0]:.1f}"


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has used, user and system time, its ended threads too.

    Linux tells it to the nanosecond by the clock of that process, `clock_getcpuclockid(3)`. Its
    ticks of 10 ms, which are all that other systems and `psutil` have, miss much of what a process
    does that sleeps most of the time: of a move in plain Streamlit, a third.
    """
    if sys.platform == "linux":
        return time.clock_gettime(~pid << 3 | 2)
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def description(browser: str) -> str:
    """Return one line with the machine and the versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    cores = f"{os.cpu_count()} cores, {processor()}, {platform.system()}"
    return f"{cores}; Python {platform.python_version()}, {packages}, Chromium {browser}"
