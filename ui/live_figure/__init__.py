"""The live figure: a Plotly figure that follows the finger.

A page draws a figure for the current values and says, as sweeps, how it changes along each
control. The browser shows the frame that belongs to a slider's momentary value while the slider
is dragged, and takes the server's own figure on release.
"""

from ui.live_figure.component import live_figure, live_numbers, wanted_frames
from ui.live_figure.model import Corner, Handle, Pick, Playback, Readout, Sweep, Wanted
from ui.live_figure.rows import Beginning, Written

__all__ = [
    "Beginning",
    "Corner",
    "Handle",
    "Pick",
    "Playback",
    "Readout",
    "Sweep",
    "Wanted",
    "Written",
    "live_figure",
    "live_numbers",
    "wanted_frames",
]
