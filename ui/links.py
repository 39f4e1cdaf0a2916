"""Links within the course: a click leads on in the same session (links.js), a copy opens anew."""

import html
from urllib.parse import urlencode

from ui.address import SCENE, lasting_parameters
from ui.assets import base_path


def link_to(path: str, scene: str | None = None, **parameters: str) -> str:
    """Return the address of a page, at one of its scenes, in the reader's language and view."""
    place = {} if scene is None else {SCENE: scene}
    query = urlencode({**place, **parameters, **lasting_parameters()}, safe=",:{}")
    return f"{base_path()}/{path}" + (f"?{query}" if query else "")


def inside(address: str, words: str) -> str:
    """Return the element of a link; ``words`` are plain text."""
    return f'<a href="{html.escape(address)}" data-inside="true">{html.escape(words)}</a>'
