"""What scenes declare of their questions holds: one right answer, a reply to each wrong one."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from course import asked, texts
from course_questions import ALL, SCENES, question_at

from ui.address import note, suppose
from ui.language import LANGUAGES, settle_language
from ui.parameters import Parameter
from ui.question_list import every_question
from ui.questions import QUESTIONS, Question
from ui.state import beside_sessions

HOSTILE = (None, True, -1, 10**6, 0.5, float("nan"), "0", "<b>", [], [0], (None,), {"a": 1})


@pytest.fixture(params=sorted(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    settle_language(request.param)
    yield request.param
    settle_language("en")


@pytest.fixture
def question(language: str, lesson: str, scene: str, place: int | str) -> Question:
    return question_at(lesson, scene, place)


@pytest.fixture
def seed() -> Iterator[Callable[[int], None]]:
    def choose(seed: int) -> None:
        note(QUESTIONS.key, QUESTIONS.write(seed))

    yield choose
    choose(QUESTIONS.default)


every = pytest.mark.parametrize(("lesson", "scene", "place"), ALL)


def holds(question: Question) -> None:
    """Hold that one answer is right, and that each foreseen wrong one has its reply."""
    assert question.takes(question.solution)
    assert question.right(question.solution)
    assert question.reply(question.solution)
    assert question.reveal()
    assert question.hint
    assert question.answer
    assert question.foreseen
    for one in question.foreseen:
        assert one.answer
        assert question.takes(one.example)
        assert not question.right(one.example), one.answer
        assert question.reply(one.example) == one.reply
        assert question.said(one.example)


@every
def test_the_right_answer_is_right_and_every_wrong_one_has_its_reply(question: Question) -> None:
    holds(question)


@every
def test_what_is_no_answer_is_not_taken_for_one(question: Question) -> None:
    for forged in HOSTILE:
        if question.takes(forged):  # a number may be any number
            question.right(forged)
            question.reply(forged)
            question.said(forged)


def test_all_that_the_course_asks_is_answered_here() -> None:
    names = [question_at(*where).key for where in ALL]
    assert sorted(names) == sorted(one.key for one in every_question())


SPOKEN = re.compile(
    r"(?<![/⁰-⁹₀-₉\w.])[−\d.,]*?(\d)\*{0,2}(은|는|이|가|을|를|과|와|으로|로)(?=[\s,.)?]|$)"
)


def misspoken(text: str) -> list[str]:
    """Return the numbers of a Korean text whose particle does not follow from their last digit."""
    return [found[0] for found in SPOKEN.finditer(text) if not _follows(*found.groups())]


def _follows(digit: str, particle: str) -> bool:
    if particle in ("으로", "로"):
        return (digit in "036") == (particle == "으로")
    return (digit in "013678") == (particle in "은이을과")


@pytest.mark.parametrize("number", range(1, 9))
def test_a_number_has_the_korean_particle_with_which_it_is_spoken(
    number: int, seed: Callable[[int], None]
) -> None:
    settle_language("ko")
    seed(number)
    asked = [question_at(*where) for where in ALL]
    settle_language("en")
    said = {
        text
        for one in asked
        for text in (one.text, one.hint, one.reveal(), *(wrong.reply for wrong in one.foreseen))
    }
    assert [text for text in said if misspoken(text)] == []


def test_there_are_thirty_questions_and_three_at_least_a_lesson() -> None:
    counts = Counter(lesson for lesson, _scene, _place in ALL)
    assert min(counts.values()) >= 3
    assert sum(counts.values()) >= 30


def test_every_question_has_a_name_of_its_own() -> None:
    names = [question_at(lesson, scene, place).key for lesson, scene, place in ALL]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("number", range(2, 9))
def test_new_numbers_have_right_and_wrong_answers_as_well(
    number: int, language: str, seed: Callable[[int], None]
) -> None:
    usual = [question_at(*where) for where in ALL]
    seed(number)
    other = [question_at(*where) for where in ALL]
    changed = [(one, new) for one, new in zip(usual, other, strict=True) if one.text != new.text]
    assert len(changed) >= 6  # one a lesson, but for training, whose lessons have seeds
    for one, new in changed:
        assert new.key == f"{one.key}-{number}"
        assert new.answer != one.answer or new.key.startswith("predict_shift")
        assert len(new.foreseen) == len(one.foreseen)
        holds(new)
    assert {one.key for one in other} & {one.key for one in usual} == {
        one.key for one, new in zip(usual, other, strict=True) if one.text == new.text
    }


def test_each_further_seed_asks_with_other_numbers_and_then_begins_again(
    seed: Callable[[int], None],
) -> None:
    asked = []
    for number in range(1, 9):
        seed(number)
        asked.append(question_at("odds", "rulers", 0).text)
    assert len(set(asked[:6])) == 6
    seed(2)
    assert question_at("odds", "rulers", 0).text == asked[1]


def test_a_class_gets_the_same_questions_by_the_link_and_the_summary_offers_new_ones() -> None:
    one, other = (asked("odds", questions="5") for _ in range(2))
    assert texts(one) == texts(other) != texts(asked("odds"))
    app = asked("odds", scene="coin", questions="5")
    app.button(key="new_numbers").click().run()
    assert app.query_params["questions"] in ("6", ["6"])
    assert app.query_params["scene"] in ("rulers", ["rulers"])


@pytest.mark.parametrize("text", ["0", "10000", "1.5", "<b>", "9" * 10_000])
def test_a_seed_that_is_none_is_told(text: str) -> None:
    app = asked("odds", scene="rulers", questions=text)
    (notice,) = [one.value for one in app.warning]
    assert notice.startswith("questions = ")
    assert "4 to 1" in texts(app)


PLACE = re.compile(" at 0x[0-9a-f]+")  # of a function in memory


def elsewhere(one: Parameter) -> str | None:
    """Return another value of a parameter than the default, as a text."""
    ends = [f"{getattr(one, end):g}" for end in ("high", "low") if hasattr(one, end)]
    texts = [*ends, *getattr(one, "options", ()), "1", "yes", "1:1,2:0"]
    return next((t for t in texts if one.rule(t) is None and one.parse(t) != one.default), None)


@pytest.mark.parametrize(("lesson", "scene"), SCENES)
def test_what_a_scene_asks_follows_its_settings_only_where_it_says_so(
    language: str, lesson: str, scene: str
) -> None:
    asking = SCENES[lesson, scene]
    asks = [ask for ask in (asking.ask, *(fold.ask for fold in asking.folds)) if ask]
    controls = [*asking.controls, *(one for fold in asking.folds for one in fold.controls)]
    moved = {one.key: text for one in controls if (text := elsewhere(one))}

    def made(texts: dict[str, str]) -> list[str]:
        with beside_sessions():
            suppose(lesson.replace("_", "-"), texts, controls)
            return [PLACE.sub("", repr(ask())) for ask in asks]

    settings = [{}, moved, *({key: text} for key, text in moved.items())]
    same = len({tuple(made(texts)) for texts in settings}) == 1
    assert same == (not asking.asks_in())
