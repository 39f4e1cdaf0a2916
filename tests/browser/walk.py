"""What can be wrong with a scene on the screen, as a script that its page is asked to run."""

from pathlib import Path

FAULTS = Path(__file__).with_name("walk.js").read_text("utf-8")
