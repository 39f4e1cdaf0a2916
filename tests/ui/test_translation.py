"""The Korean catalogue says everything that the code says, and nothing else."""

import re
import shlex
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file
from babel.messages.pofile import read_po

from ui.live_words import PLACE

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
HANGUL = re.compile("[가-힣]")


def messages_in_the_code() -> dict[str, str]:
    """Return every message with the place where it stands, as `make translate` finds them."""
    named = re.findall(r"--keyword=(\w+)", MAKEFILE)
    keywords = {**DEFAULT_KEYWORDS, **dict.fromkeys(named)}
    code = re.search(r"^CODE := (.*)$", MAKEFILE, re.MULTILINE)
    assert code
    found: dict[str, str] = {}
    for name in shlex.split(code[1]):
        path = ROOT / name
        if path.is_file():
            entries = [(name, *entry) for entry in extract_from_file("python", path, keywords)]
        else:
            entries = [
                (f"{name}/{one[0]}", *one[1:]) for one in extract_from_dir(path, keywords=keywords)
            ]
        found.update({entry[2]: f"{entry[0]}:{entry[1]}" for entry in entries})
    return found


@pytest.fixture(scope="module")
def code() -> dict[str, str]:
    return messages_in_the_code()


@pytest.fixture(scope="module")
def korean() -> Catalog:
    with (ROOT / "locales/ko/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale="ko", abort_invalid=True)


def pairs(catalogue: Catalog) -> list[tuple[str, str]]:
    return [(message.id, message.string) for message in catalogue if message.id and message.string]


def test_messages_are_found_in_every_part_of_the_code(code: dict[str, str]) -> None:
    parts = {place.split("/")[0] for place in code.values()}
    assert {"pages", "lessons", "ui"} <= parts
    assert {"Odds and logit", "The code that ran"} <= code.keys()


def test_nothing_is_untranslated(code: dict[str, str], korean: Catalog) -> None:
    translated = dict(pairs(korean))
    assert {text: place for text, place in code.items() if text not in translated} == {}


def test_nothing_in_the_catalogue_is_stale(code: dict[str, str], korean: Catalog) -> None:
    assert [text for text, _ in pairs(korean) if text not in code] == []
    assert list(korean.obsolete) == []


def test_no_translation_is_a_guess(korean: Catalog) -> None:
    assert [message.id for message in korean if message.id and message.fuzzy] == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("placeholders", r"\{\w*\}"),
        ("dollar signs", r"\$"),
        ("bold marks", r"\*\*"),
        ("code marks", "`"),
        ("arrows", "[→←]"),
        ("line breaks", r"\n"),
        ("link targets", r"\]\([^)]*\)"),
        ("live numbers", PLACE),
    ],
)
def test_both_languages_have_the_same(
    what: str, pattern: str | re.Pattern[str], korean: Catalog
) -> None:
    differing = {
        text: string
        for text, string in pairs(korean)
        if Counter(re.findall(pattern, text)) != Counter(re.findall(pattern, string))
    }
    assert differing == {}


def test_formulas_are_the_same_in_both_languages(korean: Catalog) -> None:
    formula = re.compile(r"\$[^$]+\$")
    differing = {
        text: string
        for text, string in pairs(korean)
        if Counter(formula.findall(text)) != Counter(formula.findall(string))
    }
    assert differing == {}


def test_a_sentence_in_korean_is_korean(korean: Catalog) -> None:
    words = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    sentences = [(text, string) for text, string in pairs(korean) if words.search(text)]
    assert [text for text, string in sentences if not HANGUL.search(string)] == []


def test_no_korean_sentence_leaves_it_open_which_particle_follows(korean: Catalog) -> None:
    either = re.compile(r"[은이을와]\((?:는|가|를|과)\)|\((?:으|이)\)[가-힣]")
    assert [string for _, string in pairs(korean) if either.search(string)] == []


def unclosed(text: str) -> list[str]:
    """Return where bold is to end after a sign and before a letter: Markdown does not end it."""
    parts = text.split("**")
    bold, after = parts[1::2], parts[2::2]
    return [
        inside
        for inside, rest in zip(bold, after, strict=False)
        if unicodedata.category(inside[-1])[0] in "PS" and rest[:1].isalnum()
    ]


def test_the_rule_knows_where_bold_does_not_end() -> None:
    assert unclosed("**T → ∞**이면 (**곧**)바로 **끝.** 다음") == ["T → ∞"]


def test_bold_ends_where_it_is_meant_to(korean: Catalog) -> None:
    """A Korean particle follows its word without a space, and so would follow a sign."""
    assert {string: unclosed(string) for _, string in pairs(korean) if unclosed(string)} == {}
