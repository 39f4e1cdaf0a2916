"""Makes the helpers of this folder, and the reader of live figures, importable."""

import logging
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "ui")]

# Outside a server every widget would warn that it has no session.
logging.getLogger("streamlit.runtime").setLevel(logging.ERROR)
