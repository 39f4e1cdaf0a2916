"""Terms become links where they are named first; formulas, bold words and particles stay whole."""

import re

import pytest
from babel.messages.pofile import read_po

from ui.catalog import LESSONS
from ui.glossary import SYMBOLS, TERMS, linked
from ui.glossary.marking import names
from ui.language import LOCALES, catalogue

HANGUL = re.compile("[가-힣]")
LINK = re.compile(r"\[([^\]]*)\]\(#term-([\w-]+)\)")
# The scenes that the course is to have, by lesson.
SCENES = {
    "odds": "rulers symmetry ladder evidence coin",
    "sigmoid": "panels inverse slope saturation latent",
    "likelihood": "coins mirror pictures race spread",
    "loss": "prices compare points descent assumptions relief growth",
    "softmax": "scores pipeline temperature differences picture numerics soft_maximum duel",
    "cross-entropy": "surprisal beliefs gradient stream coding curvature",
    "train": "cockpit one_step batches mistakes_made loss_surface equation takeaway",
}
ENGLISH = {
    "The odds are even.": "The [odds](#term-odds) are even.",
    "Odds, then odds again.": "[Odds](#term-odds), then odds again.",
    "**Odds** weigh.": "[**Odds**](#term-odds) weigh.",
    # A mark of bold beside a bracket would be none.
    "**odds 1** and **even odds** count": "**odds 1** and **even odds** count",
    "**how odds move** here": "**how [odds](#term-odds) move** here",
    "$odds$ and `odds` and [odds](/x)": "$odds$ and `odds` and [odds](/x)",
    "oddsmaker, at-odds": "oddsmaker, at-odds",
    "Cross-entropy is no entropy.": (
        "[Cross-entropy](#term-cross-entropy) is no [entropy](#term-entropy)."
    ),
    "ten nats": "ten [nats](#term-nat)",
}
KOREAN = {
    "오즈는 로짓과 다릅니다.": "[오즈](#term-odds)는 [로짓](#term-logit)과 다릅니다.",
    "**오즈**는": "[**오즈**](#term-odds)는",
    "**로짓이 일차식**이라고": "**로짓이 일차식**이라고",
    "교차 엔트로피의 엔트로피": (
        "[교차 엔트로피](#term-cross-entropy)의 [엔트로피](#term-entropy)"
    ),
    # Other words that begin or end alike.
    "확률적 경사": "확률적 경사",
    "반오즈": "반오즈",
    "$\\text{오즈}$의 오즈": "$\\text{오즈}$의 [오즈](#term-odds)",
}


def messages() -> list[tuple[str, str]]:
    """Return every text of the course in each language."""
    with (LOCALES / "ko/LC_MESSAGES/messages.po").open("rb") as source:
        pairs = [(one.id, one.string) for one in read_po(source, locale="ko") if one.id]
    return [("en", english) for english, _ in pairs] + [("ko", korean) for _, korean in pairs]


@pytest.mark.parametrize(("text", "marked"), ENGLISH.items())
def test_a_first_mention_in_english_becomes_a_link(text: str, marked: str) -> None:
    assert linked(text, "en")[0] == marked


@pytest.mark.parametrize(("text", "marked"), KOREAN.items())
def test_a_first_mention_in_korean_keeps_its_particle(text: str, marked: str) -> None:
    assert linked(text, "ko")[0] == marked


def test_the_terms_of_a_text_are_returned_once_each() -> None:
    terms = linked("odds, logit, odds, ln, logits", "en")[1]
    assert [term.key for term in terms] == ["odds", "logit"]


def test_no_text_of_the_course_is_changed_but_by_links() -> None:
    """Nor does a mark of bold come to stand beside a bracket, where it would not be one."""
    marked = [(text, linked(text, language)[0]) for language, text in messages()]
    assert sum(text != after for text, after in marked) > 100
    assert [text for text, after in marked if LINK.sub(r"\1", after) != text] == []
    beside = re.compile(r"\*\*\[|#term-[\w-]+\)\*\*")
    assert [after for _, after in marked if beside.search(after)] == []
    formulas = re.compile(r"\$[^$]*\$|`[^`]*`")
    assert [after for _, after in marked if "#term" in "".join(formulas.findall(after))] == []


def test_every_entry_is_one_sentence_in_each_language() -> None:
    for term in TERMS:
        korean = catalogue("ko").ugettext(term.meaning)
        assert HANGUL.search(korean), term.key
        for sentence in (term.meaning, korean):
            assert re.fullmatch(r"[^.]*(?:\.\d[^.]*)*\.", sentence), sentence


def test_a_word_leads_to_one_entry() -> None:
    assert len({term.key for term in TERMS}) == len(TERMS)
    for language in ("en", "ko"):
        words = [word.lower() for term in TERMS for word in names(term, language)]
        assert sorted(words) == sorted(set(words))


def test_terms_and_symbols_lead_to_scenes_of_the_course() -> None:
    for one in (*TERMS, *SYMBOLS):
        assert one.scene in SCENES[one.lesson].split(), one
    assert set(SCENES) <= {lesson.path for lesson in LESSONS}


def test_a_symbol_has_one_meaning() -> None:
    signs = [sign for one in SYMBOLS for sign in re.split(r", (?![^(]*\))", one.sign)]
    assert sorted(signs) == sorted(set(signs))
    assert len({one.meaning for one in SYMBOLS}) == len(SYMBOLS)
