"""Visits every page where there is no network at all; run by test_offline in a namespace."""

import errno
import fcntl
import socket
import struct
import sys
from pathlib import Path

from tests.deploy.test_operations import ROOT, running, visit
from ui.catalog import ready_lessons

SET_FLAGS, UP = 0x8914, 0x1


def raise_loopback() -> None:
    """Do what ``ip link set lo up`` does."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", UP))


def is_alone() -> bool:
    """Tell whether there is no way out, not even one that nobody answers on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        return probe.connect_ex(("192.0.2.1", 9)) == errno.ENETUNREACH


def main() -> None:
    """Serve the course and open its pages; say how many."""
    raise_loopback()
    assert is_alone()
    pages = [lesson.path for lesson in ready_lessons()]
    with running(ROOT, Path(sys.argv[1]), LOGIT_LAB_SLOW_SECONDS="3600") as server:
        for page in ["", *pages]:
            with server.stream() as stream:
                assert len(visit(stream, page=page)) > 3, page
        told = [each for each in server.events() if each["level"] != "info"]
        assert told == [], told
    print(f"{len(pages) + 1} pages")


if __name__ == "__main__":
    main()
