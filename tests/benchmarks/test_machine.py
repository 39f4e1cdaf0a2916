"""What is read off the machine is what a process tells of itself."""

import subprocess
import sys

import pytest

from benchmarks.machine import cpu_seconds

# Works for a while in a thread that ends, and less than a tick of 10 ms in another one; then waits.
WORKS = """
import sys, threading, time
def work(until):
    while time.process_time() < until:
        pass
for until in (0.3, 0.304):
    thread = threading.Thread(target=work, args=(until,))
    thread.start()
    thread.join()
print(time.process_time(), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it in ticks")
def test_cpu_time_is_told_finer_than_in_ticks_and_of_threads_that_have_ended() -> None:
    command = [sys.executable, "-c", WORKS]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as child:
        assert child.stdin
        assert child.stdout
        told = float(child.stdout.readline())
        assert told <= cpu_seconds(child.pid) < told + 0.1
        child.stdin.close()
