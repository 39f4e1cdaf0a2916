"""``python -m tests.browser.longer run app.py``: the course with words 1.6 times as long.

What stands in another language takes other room; who sees a page with these words sees at once what
has been made for English alone. They take the place of the Korean ones.
"""

import math
import re

from babel.support import NullTranslations
from streamlit.web.cli import main

from ui import language

FACTOR = 1.6
# Gaps, live numbers, formulas, code, markup and targets of links stay as they are.
KEPT = re.compile(r"(\{[^}]*\}|@\w+|\$[^$]*\$|`[^`]*`|<[^>]*>|\]\([^)]*\)|&\w+;)")
WORD = re.compile(r"[^\W\d_]{3,}")


def longer(text: str) -> str:
    """Return a text with longer words.

    Examples
    --------
    >>> longer("Drag **p** to {value}, then read $logit$ and @odds.")
    'Dragdra **p** to {value}, thenthe readrea $logit$ andan @odds.'
    """
    parts = KEPT.split(text)
    return "".join(part if i % 2 else WORD.sub(_stretched, part) for i, part in enumerate(parts))


def _stretched(found: re.Match[str]) -> str:
    word = found.group()
    return word + word.lower()[: math.ceil((FACTOR - 1) * len(word))]


class Longer(NullTranslations):
    """Translates English into longer English."""

    def gettext(self, message: str) -> str:
        return longer(message)

    ugettext = gettext


def _catalogue(wanted: str) -> NullTranslations:
    return NullTranslations() if wanted == language.SOURCE else Longer()


if __name__ == "__main__":
    language.catalogue = _catalogue
    main()
