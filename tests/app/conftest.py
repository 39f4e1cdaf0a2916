"""Makes the helpers of this folder importable, and its sessions start without needless work."""

import logging
import sys
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.state.safe_session_state import SafeSessionState

from ui.lean import Held

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / folder) for folder in ("ui", "files"))]

# Outside a server every widget would warn that it has no session.
logging.getLogger("streamlit.runtime").setLevel(logging.ERROR)

# A server looks through the installed packages once; AppTest would at every run of a page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# As the course is served: a field reads its own value alone of all that a session holds.
SafeSessionState.filtered_state = property(Held)
