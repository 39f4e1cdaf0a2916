"""Makes links to the glossary of its words in a text of Markdown."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from ui.glossary.chances import CHANCES
from ui.glossary.learning import LEARNING
from ui.glossary.term import Term
from ui.language import LANGUAGES, SOURCE, catalogue

TERMS = (*CHANCES, *LEARNING)
BY_KEY = {term.key: term for term in TERMS}
ANCHOR = "#term-"
HANGUL = "[가-힣]"
# What may follow a Korean noun; with anything else it is part of another word.
PARTICLES = (
    "은|는|이|가|을|를|의|와|과|도|만|로|으로|에|에서|에는|보다|처럼|까지|부터|마다|란|이란|라고|이라고|라|이라"
    "|고|이고|며|이며|나|이나|인|일|이면|면|입니다|이다|이었습니다|에서는|에서의|으로는|로는|뿐|대로|하고|들|들이|들을"
)
FORMULA_CODE_OR_LINK = re.compile(r"\$[^$]*\$|`[^`]*`|\[[^\]]*\]\([^)]*\)|<[^>]*>")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def linked(text: str, language: str, *, known: Collection[Term] = ()) -> tuple[str, Sequence[Term]]:
    """Return a text whose first mention of each term links to its entry, and these terms.

    Terms that are ``known`` stay as they are, and so do formulas, code and links. Bold words become
    a link as a whole or not at all at their ends: a mark of Markdown beside a bracket would not be
    one.

    Examples
    --------
    >>> linked("**Odds** weigh; odds of 1, $odds$.", "en")[0]
    '[**Odds**](#term-odds) weigh; odds of 1, $odds$.'
    >>> linked("**오즈**는 로짓과 다릅니다.", "ko")[0]
    '[**오즈**](#term-odds)는 [로짓](#term-logit)과 다릅니다.'
    """
    pieces, found, at = [], list[Term](), 0
    left = BY_KEY.keys() - {term.key for term in known}
    taken = list(_untouchable(text))
    for start, end, key in _mentions(text, language):
        wider = _with_marks(text, start, end)
        if start < at or key not in left or wider is None or _overlaps(wider, taken):
            continue
        start, end = wider
        pieces += [text[at:start], f"[{text[start:end]}]({ANCHOR}{key})"]
        found.append(BY_KEY[key])
        left.remove(key)
        at = end
    return "".join([*pieces, text[at:]]), found


def _untouchable(text: str) -> Iterator[tuple[int, int]]:
    for match in FORMULA_CODE_OR_LINK.finditer(text):
        yield match.span()


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a mention with the marks of bold around it; None where it touches one alone."""
    for bold in BOLD.finditer(text):
        if bold.span(1) == (start, end):
            return bold.span()
        if bold.start() <= start and end <= bold.end():
            inside = bold.start(1) < start and end < bold.end(1)
            return (start, end) if inside else None
    return start, end


def _mentions(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Return where terms are named, in the order of the text, the longest name at each place."""
    pattern, keys = _pattern(language)
    for match in pattern.finditer(text):
        yield *match.span(1), keys[match[1].lower()]


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    keys = {name.lower(): term.key for term in TERMS for name in names(term, language)}
    either = "|".join(re.escape(name) for name in sorted(keys, key=len, reverse=True))
    after = rf"(?=(?:{PARTICLES})?(?!{HANGUL}))" if language != SOURCE else ""
    return re.compile(rf"(?<![\w-])({either})(?![A-Za-z0-9_-]){after}", re.IGNORECASE), keys


def names(term: Term, language: str) -> list[str]:
    """Return the words for a term in a language."""
    korean = language != SOURCE
    also = [word for word in term.also if bool(re.search(HANGUL, word)) == korean]
    return [catalogue(language).ugettext(term.name), *also]


def in_both(message: str, language: str) -> list[tuple[str, str]]:
    """Return a message in each language with its code, that of the reader first."""
    order = sorted(LANGUAGES, key=lambda code: code != language)
    return [(code, catalogue(code).ugettext(message)) for code in order]
