"""Content security policy: what a page of the course may load and run.

It is sent report-only: nothing is refused yet, but the browser tests fail at its first report, so
that what is written from here on keeps within it.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Each source beside 'self' with what needs it. Not in the list: 'unsafe-eval', since Streamlit lets
# Vega interpret its expressions and Plotly's small build compiles nothing; 'unsafe-inline' for
# scripts, since each inline one is named by its hash; frame-ancestors, since a school may show the
# course inside pages of its own.
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


def content_policy(page: str, later: Iterable[str] = ()) -> str:
    """Return the policy of a page whose own inline scripts, and those added later, may run."""
    allowed = [_fingerprint(script) for html in (page, *later) for script in SCRIPT.findall(html)]
    sources = {**SOURCES, "script-src": SOURCES["script-src"] + allowed}
    return "; ".join(f"{kind} {' '.join(places)}" for kind, places in sources.items())


def _fingerprint(script: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
