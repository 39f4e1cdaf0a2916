"""Serve the app on this computer, or for a class, and show it in the browser, if there is one."""

import argparse
import io
import os
import runpy
import socket
import sys
import threading
import time
import webbrowser

EVERY_ADDRESS = "0.0.0.0"
# Addresses that no machine has; a way to the first is a way out, to the others into the school.
ELSEWHERE = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")


def answers(address: str, port: int) -> bool:
    """Say whether something listens there."""
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True


def has_desktop() -> bool:
    """Say whether a browser would open in a window, not as text in this terminal."""
    return sys.platform == "darwin" or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def open_when_ready(address: str, port: int, page: str = "") -> None:
    """Open a page of the app once it answers; Streamlit itself opens no browser for an st.App."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if answers(address, port):
            webbrowser.open(f"http://localhost:{port}/{page}")
            return
        time.sleep(0.2)


def lan_address() -> str | None:
    """Return this computer's address in the network it is in; None where it is in none.

    Nothing is sent: a datagram socket that is connected only says which way it would take.
    """
    for place in ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((place, 9))
            except OSError:
                continue
            address = str(probe.getsockname()[0])
        if not address.startswith("127."):
            return address
    return None


def invitation(address: str) -> str:
    """Return what a class needs to come: the address, and its code for a phone.

    The code is drawn for light letters on a dark ground; phones read it the other way round, too.
    """
    import segno

    drawn = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, border=2, compact=True)
    return (
        f"\n{drawn.getvalue()}\n  The class opens  {address}\n"
        f"  You open         {address}/class\n\n"
        "  Everybody in this network can open it until you press Ctrl+C.\n"
    )


def main() -> None:
    """Check the port, then become ``streamlit run app.py``."""
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--address", default="localhost")
    parser.add_argument("--class", dest="lan", metavar="ADDRESS", help="serve a class; '' finds it")
    options = parser.parse_args()
    for_class = options.lan is not None
    if for_class:
        options.address = EVERY_ADDRESS

    if answers(options.address, options.port):
        sys.exit(
            f"Port {options.port} is busy: stop what runs there, or choose another: "
            f"make {'class' if for_class else 'run'} PORT={options.port + 1}"
        )
    lan = (options.lan or lan_address()) if for_class else None
    if lan:
        print(invitation(f"http://{lan}:{options.port}"), flush=True)
    elif for_class:
        print("This computer is in no network: join the school's first, or give make class LAN=...")
    if has_desktop():
        threading.Thread(
            target=open_when_ready,
            args=(options.address, options.port, "class" if for_class else ""),
            daemon=True,
        ).start()

    # Headless, so that the first start asks for no e-mail address.
    sys.argv = [
        "streamlit",
        "run",
        "app.py",
        "--server.headless=true",
        f"--server.address={options.address}",
        f"--server.port={options.port}",
        # The teacher's bar hands on links that begin with it.
        *([f"--browser.serverAddress={lan}"] if lan else []),
    ]
    sys.path[0] = os.getcwd()  # as `python -m streamlit` would have it
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
