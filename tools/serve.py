"""Serve the app on this computer and show it in the browser, if there is one."""

import argparse
import os
import runpy
import socket
import sys
import threading
import time
import webbrowser


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


def open_when_ready(address: str, port: int) -> None:
    """Open the app once it answers; Streamlit itself opens no browser for an st.App."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if answers(address, port):
            webbrowser.open(f"http://localhost:{port}")
            return
        time.sleep(0.2)


def main() -> None:
    """Check the port, then become ``streamlit run app.py``."""
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--address", required=True)
    options = parser.parse_args()

    if answers(options.address, options.port):
        sys.exit(
            f"Port {options.port} is busy: stop what runs there, "
            f"or choose another: make run PORT={options.port + 1}"
        )
    if has_desktop():
        threading.Thread(
            target=open_when_ready, args=(options.address, options.port), daemon=True
        ).start()

    # Headless, so that the first start asks for no e-mail address.
    sys.argv = [
        "streamlit",
        "run",
        "app.py",
        "--server.headless=true",
        f"--server.address={options.address}",
        f"--server.port={options.port}",
    ]
    sys.path[0] = os.getcwd()  # as `python -m streamlit` would have it
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
