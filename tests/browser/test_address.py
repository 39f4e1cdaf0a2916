"""Every view is a link: the address opens it, follows it, and forgives what it cannot hold."""

from collections.abc import Callable, Iterator

import pytest
from _pytest.mark import ParameterSet
from course_server import serve_course
from expecting import expect
from playwright.sync_api import Browser
from visitor import Visitor

from core.binary import logit
from lessons.odds.rulers import SCENE as FIRST
from ui.catalog import Lesson, ready_lessons
from ui.language import catalogue

READY = ready_lessons()
KOREAN = catalogue("ko").ugettext


def exhaustive(*values: object) -> ParameterSet:
    """Return a case of a test that is of the same kind as another."""
    return pytest.param(*values, marks=pytest.mark.exhaustive)


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Callable[[str], Visitor]]:
    """Return a function that lets a visitor with an empty cache in to a server."""
    contexts = []

    def let_in(address: str) -> Visitor:
        contexts.append(browser.new_context(**Visitor.habits({})))
        return Visitor(contexts[-1], address)

    yield let_in
    for context in contexts:
        context.close()


def heading(visitor: Visitor) -> str:
    return visitor.page.locator("h1").inner_text()


def language(visitor: Visitor) -> str | None:
    return visitor.page.locator("html").get_attribute("lang")


@pytest.mark.exhaustive
@pytest.mark.parametrize("base", [exhaustive(""), "/class/lab"])
def test_a_deep_link_is_right_as_the_first_request_of_a_server(
    newcomer: Callable[[str], Visitor], base: str
) -> None:
    with serve_course(base=base) as fresh:
        visitor = newcomer(fresh.address + base).open("odds", p="0.75", lang="ko")
        assert visitor.path == f"{base}/odds"
        assert visitor.parameters == {"p": "0.75", "scene": FIRST.key, "lang": "ko"}
        assert heading(visitor) == KOREAN(FIRST.question)
        assert visitor.readouts()["logit"] == logit(0.75)
        assert language(visitor) == "ko"
        navigation = visitor.page.get_by_test_id("stHeader").inner_text()
        assert [one.title for one in READY if KOREAN(one.title) not in navigation] == []
        assert visitor.problems == []


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ko-KR", "ko"), exhaustive("en-GB", "en"), exhaustive("fr-FR", "en")],
)
@pytest.mark.exhaustive
def test_a_page_speaks_the_language_of_the_browser(
    visitors: Callable[..., Visitor], locale: str, expected: str
) -> None:
    visitor = visitors(locale=locale).open("odds")
    assert language(visitor) == expected
    question = FIRST.question
    assert heading(visitor) == (KOREAN(question) if expected == "ko" else question)
    assert visitor.parameters == {}


def test_the_html_itself_is_in_the_language_of_the_link(visitor: Visitor) -> None:
    for wanted in ("en", "ko"):
        answer = visitor.page.request.get(f"{visitor.server}/odds?lang={wanted}")
        assert f'<html lang="{wanted}">' in answer.text()


def test_switching_the_language_keeps_page_and_state_and_is_in_the_address(
    visitor: Visitor,
) -> None:
    visitor.open("odds", p="0.75", ruler="linear")
    before = visitor.readouts()
    visitor.page.get_by_role("radio", name="한국어").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "ko")
    visitor.rest()
    assert visitor.path == "/odds"
    given = {"p": "0.75", "ruler": "linear", "scene": FIRST.key}
    assert visitor.parameters == {**given, "lang": "ko"}
    assert heading(visitor) == KOREAN(FIRST.question)
    assert visitor.readouts() == before
    visitor.page.get_by_role("radio", name="English").click()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    visitor.rest()
    # The link says so from now on: elsewhere another language may be the browser's own.
    assert visitor.parameters == {**given, "lang": "en"}


def in_korean(name: str) -> str:
    _before, found, feature = name.partition("weight of ")
    return KOREAN("weight of {feature}").format(feature=feature) if found else KOREAN(name)


SHOWN = """(menus) => menus.map((menu) => menu.querySelector("input")?.value)"""


@pytest.mark.parametrize("languages", [exhaustive(1), exhaustive(2)])
def test_menus_and_the_step_hold_through_changes_of_language(
    visitor: Visitor, languages: int
) -> None:
    chosen = {"data": "moons", "loss": "squared_error", "layers": "", "smooth": "0.9"}
    chosen |= {"features": "x1,x2,x1x2", "valley_x": "x1x2"}
    page = visitor.open("train", epochs="20", **chosen).skip().page
    menus, english = page.get_by_test_id("stSelectbox"), {}
    moves = (("한국어", "ko", "0.4", "End", 200), ("English", "en", "0.6", "Home", 0))
    for name, tongue, noise, key, step in moves[:languages]:
        english = english or menus.evaluate_all(SHOWN)
        page.get_by_role("radio", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", tongue)
        visitor.rest()
        if tongue == "ko":
            assert english != menus.evaluate_all(SHOWN) == [in_korean(name) for name in english]
        visitor.input("step").press(key)  # decides what is drawn below
        assert visitor.rest().readouts()["step"] == step
        visitor.input("noise").press("ArrowRight")
        page.wait_for_url(f"**noise={noise}*")
        assert chosen.items() <= visitor.rest().parameters.items()
        assert page.locator("[data-testid=stAlert]").count() == 0
    page.locator(".st-key-film [data-film=play]").click()
    page.wait_for_url("**step=200*")
    assert page.locator("[class*=st-key-error_]").count() == 0


def test_shift_and_an_arrow_turn_the_page_and_keep_the_language(visitor: Visitor) -> None:
    visitor.open("", lang="ko")
    for key, title in (("Right", FIRST.question), ("Left", "")):
        visitor.page.keyboard.press(f"Shift+Arrow{key}")
        if title:
            expect(visitor.page.locator("h1")).to_have_text(KOREAN(title))
        visitor.rest()
        assert visitor.parameters == {"lang": "ko"}
    assert visitor.path == "/"
    assert language(visitor) == "ko"


@pytest.mark.parametrize("lessons", [exhaustive(READY[1:2]), exhaustive(READY)], ids=["one", "all"])
def test_a_click_in_the_navigation_keeps_language_and_view(
    visitor: Visitor, lessons: list[Lesson]
) -> None:
    visitor.open("", lang="ko", view="all")
    for lesson in lessons:
        title = KOREAN(lesson.title)
        visitor.page.get_by_test_id("stHeader").get_by_role("link", name=title).click()
        visitor.page.wait_for_url(f"**/{lesson.path}*")
        visitor.rest()
        assert visitor.parameters == {"lang": "ko", "view": "all"}
        assert heading(visitor) == KOREAN(lesson.question)
        sources = visitor.page.get_by_text(KOREAN("Sources"), exact=True)
        assert sources.count() == (1 if lesson.scenes else 0)
        assert visitor.page.locator("html").get_attribute("data-view") == "all"


@pytest.mark.parametrize(
    "address", ["%3Cscript%3E", *map(exhaustive, ("no/such/page", "train2", "odds/odds"))]
)
def test_an_unknown_address_leads_home_and_is_named(visitor: Visitor, address: str) -> None:
    visitor.open(address, lang="en")
    assert visitor.path == "/"
    expect(visitor.page.get_by_role("alert")).to_contain_text(address.replace("%3C", "<")[:6])


def test_bad_parameters_are_ignored_and_named_and_markup_stays_text(visitor: Visitor) -> None:
    given = {"p": "` ![x](http://a.example/x) `", "ruler": "up", "seed": "9" * 500}
    visitor.open("odds", **given, lang="xx", view="xx")
    notice = visitor.page.get_by_role("alert").filter(has_text="ignored")
    for name in (*given, "lang", "view"):
        expect(notice).to_contain_text(f"{name} = ")
    expect(notice).to_contain_text("a.example")
    assert notice.locator("img, a").count() == 0
    assert visitor.readouts()["probability"] == 0.3


@pytest.mark.exhaustive
def test_the_projector_view_is_larger_and_in_the_address(visitor: Visitor) -> None:
    visitor.open("odds")
    small = visitor.page.locator("h1").bounding_box()
    visitor.page.get_by_role("radio", name="Projector").click()
    expect(visitor.page.locator("html")).to_have_attribute("data-view", "projector")
    visitor.rest()
    large = visitor.page.locator("h1").bounding_box()
    assert small
    assert large
    assert large["height"] > small["height"]
    assert visitor.parameters == {"view": "projector"}


def test_what_a_teacher_hides_is_hidden_and_the_rest_is_not(visitor: Visitor) -> None:
    visitor.open("odds/", hide="p,seed", p="0.75").skip()  # a slash at the end does no harm
    assert not visitor.page.locator(".st-key-p").is_visible()
    assert visitor.page.locator(".st-key-ruler").is_visible()
    assert visitor.readouts()["probability"] == 0.75
