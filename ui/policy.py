"""Content security policy: what a page of the course may load and run.

What it does not name the browser refuses, and the browser tests fail at its first report.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Sequence

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Each source beside 'self' with what needs it. Not in the list: 'unsafe-eval', since Streamlit lets
# Vega interpret its expressions and Plotly's small build compiles nothing; 'unsafe-inline' for
# scripts, since each inline one is named by its hash.
SOURCES = {
    "default-src": ["'self'"],
    "script-src": [
        "'self'",
        "blob:",  # Streamlit loads the script of a component as a module of this kind
        "'wasm-unsafe-eval'",  # its protobuf multiplies 64-bit numbers in WebAssembly
    ],
    "style-src": [
        "'self'",
        "'unsafe-inline'",  # Streamlit, Plotly and KaTeX write styles while they run
    ],
    "font-src": [
        "'self'",
        "data:",  # KaTeX's smallest font stands in its style sheet
    ],
    "img-src": [
        "'self'",
        "data:",  # maps of the training page; the page's own icon
        "blob:",  # a drawing on its way to a PNG
    ],
    "connect-src": [
        "'self'",
        "data:",  # a saved picture, which Plotly hands over as an address
    ],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}


def content_policy(
    page: str, later: Iterable[str] = (), frames: Sequence[str] = ("'self'",)
) -> str:
    """Return the policy of a page whose own inline scripts, and those added later, may run.

    ``frames`` are the pages that may show this one inside.
    """
    allowed = [_fingerprint(script) for html in (page, *later) for script in SCRIPT.findall(html)]
    scripts = SOURCES["script-src"] + allowed
    sources = {**SOURCES, "script-src": scripts, "frame-ancestors": [*frames]}
    return "; ".join(f"{kind} {' '.join(places)}" for kind, places in sources.items())


def _fingerprint(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
