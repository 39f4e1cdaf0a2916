"""The classes of the softmax page are called as the reader says."""

import pytest
from course import HOSTILE, figures, go, opened, seen, texts
from streamlit.testing.v1 import AppTest

from lessons.softmax.names import LONGEST, MOST, NAMES, names_form, read_names

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x061C)
USUAL = ("cat", "chicken", "dog")


def names(app: AppTest) -> tuple[str, ...]:
    """Return what the classes are called beside the bars."""
    return tuple(figures(app)["softmax"]["figure"]["layout"]["yaxis"]["ticktext"])


def address(app: AppTest, key: str) -> str | None:
    """Return a parameter of the address."""
    held = app.query_params.get(key)
    return held[-1] if isinstance(held, list) else held


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("   ", ()),
        (" apple ,\tbanana", ("apple", "banana")),
        ("New   York,O'Neill,T-rex", ("New York", "O'Neill", "T-rex")),
        ("개,고양이,여우 2", ("개", "고양이", "여우 2")),
        ("🐱,☂️,🍎", ("🐱", "☂️", "🍎")),
        ("x" * LONGEST, ("x" * LONGEST,)),
        ("👨\u200d👩\u200d👧,👍🏽,🇰🇷", ("👨\u200d👩\u200d👧", "👍🏽", "🇰🇷")),
        ("🏳️\u200d🌈,👩🏽\u200d🚀 2,1️⃣", ("🏳️\u200d🌈", "👩🏽\u200d🚀 2", "1️⃣")),
        (FAMILY * LONGEST, (FAMILY * LONGEST,)),
        ("cafe\u0301,여우👍🏿", ("cafe\u0301", "여우👍🏿")),
        ("A,B,C,D,E,F,G,H,I,J", tuple("ABCDEFGHIJ")),
    ],
)
def test_names_are_read_and_trimmed(text: str, read: tuple[str, ...]) -> None:
    assert read_names(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "a,,b",
        "a,",
        ",",
        "a,b,a",
        "a, a ",
        "x" * (LONGEST + 1),
        ",".join("ABCDEFGHIJK"),
        "a--b",
        "-a",
        "a'",
        "a - b",
        "<b>a</b>",
        "a&amp;b",
        "$x$",
        "*a*",
        "_a_",
        "`a`",
        "[a](b)",
        "a|b",
        "%{x}",
        ":cat:",
        "#a",
        "~a~",
        "1. a",
        "\\a",
        "^a",
        "{k}",
        *(f"a{chr(code)}b" for code in BIDI),
        "a\u200db",
        "\u200d🐱",
        "🐱\u200d",
        "🐱\u200d\u200d🐱",
        "\u200d",
        "a🏽",
        "a" + "\u0301" * 9,
        "a\u200bb",
        FAMILY * (LONGEST + 1),
        "a\x00",
        HOSTILE,
    ],
)
def test_what_is_no_list_of_plain_names_is_refused(text: str) -> None:
    assert NAMES.rule(text) == names_form()


def test_the_usual_names_follow_those_of_the_reader_and_none_comes_twice() -> None:
    assert names(seen("softmax")) == USUAL
    assert names(seen("softmax", names="lion")) == ("lion", "chicken", "dog")
    assert names(seen("softmax", names="dog")) == ("dog", "chicken", "cat")
    assert names(seen("softmax", names="fox,owl", k="2")) == ("fox", "owl")
    every = names(seen("softmax", names="sheep,pig,x", k="10"))
    assert every[:3] == ("sheep", "pig", "x")
    assert len(set(every)) == MOST


def test_the_usual_names_follow_the_language_and_the_readers_do_not() -> None:
    assert names(seen("softmax", names="lion", lang="ko")) == ("lion", "닭", "개")
    assert names(seen("softmax", names="개", lang="ko")) == ("개", "닭", "고양이")


def test_names_stand_in_every_part_of_the_page() -> None:
    app = opened("softmax", names="lion,개,T-rex", k="3")
    told = figures(app)
    heat = [note["text"] for note in told["heat"]["figure"]["layout"]["annotations"]]
    assert {"lion", "개", "T-rex"} <= set(heat)
    assert "winner: T-rex" in heat[0]
    assert "loser: lion" in heat[0]
    for figure in ("softmax", "heat", "painted"):
        labels = [one["label"] for one in told[figure]["readouts"][:3]]
        assert labels == ["q₁ · lion", "q₂ · 개", "q₃ · T-rex"]
    assert tuple(told["painted"]["figure"]["layout"]["yaxis3"]["ticktext"]) == (
        "lion",
        "개",
        "T-rex",
    )
    assert "T-rex <b" in told["painted"]["formula"]
    assert ">T-rex</th>" in told["pipeline"]["formula"]
    words = texts(app)
    for part in (
        "lion (1, 0, 0), 개 (0, 1, 0), T-rex (0, 0, 1)",
        "개 lies between lion and T-rex",
        "| X | o₁ | o₂ | o₃ | q₁ | q₂ | q₃ |",
        "| lion | 2 | −1 | −1 | 2 | 0 |",
        "z₂ · 개",
    ):
        assert part in words
    assert not [name for name in USUAL if f"· {name}" in words or f": {name}" in words]


def test_typed_names_reach_the_address_and_the_link_opens_them() -> None:
    app = opened("softmax")
    assert "names" not in app.query_params
    app.text_input(key="names").set_value("lion, eagle").run()
    assert address(app, "names") == "lion, eagle"
    assert names(app) == names(seen("softmax", names="lion, eagle")) == ("lion", "eagle", "dog")
    assert "lion (1, 0, 0), eagle (0, 1, 0)" in texts(app)
    app.text_input(key="names").set_value("").run()
    assert names(app) == USUAL
    assert "names" not in app.query_params


def test_while_names_are_broken_the_last_good_ones_hold() -> None:
    app = opened("softmax", names="lion,eagle")
    app.text_input(key="names").set_value("lion,**eagle**").run()
    assert not app.exception
    (error,) = [one.value for one in app.error]
    assert error == f"`lion,**eagle**` is not used: {names_form()}."
    assert names(app) == ("lion", "eagle", "dog")
    assert address(app, "names") == "lion,eagle"


def test_bad_names_in_the_address_are_ignored_and_named() -> None:
    app = opened("softmax", names="lion,lion")
    (notice,) = [one.value for one in app.warning]
    assert notice == f"names = `lion,lion` was ignored: {names_form()}."
    assert names(app) == USUAL
    assert "names" not in app.query_params


def test_names_are_found_again_when_the_reader_comes_back() -> None:
    app = opened("softmax", names="lion")
    go(app, "loss")
    app.query_params.clear()
    go(app, "softmax")
    assert address(app, "names") == "lion"
    assert names(app)[0] == "lion"
    assert "lion (1, 0, 0)" in texts(app)
