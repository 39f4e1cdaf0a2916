"""Claims are judged, reasons are answered, and every claim leads to the scene that shows it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Any

import pytest
import test_figures
import test_previews
from _pytest.mark import ParameterSet
from course import controls_of, elements, figures, go, opened, readouts, texts
from streamlit.testing.v1 import AppTest

from lessons.mistakes.answers import Answers, Given
from lessons.mistakes.claim import Claim, Said
from lessons.mistakes.claims import CLAIMS
from lessons.mistakes.live import CONTROLS
from lessons.mistakes.page import Visit
from lessons.mistakes.series import Series
from ui.catalog import LESSONS
from ui.language import catalogue
from ui.parameters import Steps

SHORT, WHOLE = Series("12", 1), Series("35", 1)
ALL = {"claims": "35", "view": "all"}
RIGHT = 0  # the number of the right reason
ANSWERS = f"{Answers.__module__}.{Answers.__qualname__}"


def say(claim: Claim, text: str, language: str) -> str:
    """Return a text of a claim as it must stand on the page."""
    numbers = {fact.name: Said(fact.value) for fact in claim.facts()}
    return catalogue(language).ugettext(text).format_map(numbers)


def press(app: AppTest, *keys: str) -> AppTest:
    """Press some buttons at once."""
    for key in keys:
        app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def verdict(claim: Claim, said: bool) -> str:
    return f"say_{str(said).lower()}_{claim.key}"


def judge(app: AppTest, claims: Sequence[Claim], said: bool | None, reason: int | None) -> AppTest:
    """Answer claims alike; None calls each what it is, and leaves out the reason."""
    press(app, *(verdict(one, one.true if said is None else said) for one in claims))
    return app if reason is None else press(app, *(f"reason_{reason}_{one.key}" for one in claims))


def heading(app: AppTest) -> str:
    """Return what the screen is headed with; of all claims, the result at their end."""
    heads = [one.proto.body for one in app.get("html") if "data-scene-shown" in one.proto.body]
    return str(heads[-1])


def shown(app: AppTest) -> str:
    return str(app.session_state["ui.address.Address"].here["scene"])


def told(app: AppTest) -> str:
    return "\n".join(one.value for one in app.warning)


def exhaustive(*values: object) -> ParameterSet:
    """Leave a case to ``make test-all``."""
    return pytest.param(*values, marks=pytest.mark.exhaustive)


@pytest.mark.parametrize(
    ("said", "reason", "language"),
    [
        (None, 0, "ko"),
        (False, 0, "en"),
        (None, 1, "ko"),
        (None, 2, "en"),
        *(exhaustive(*case) for case in product((None, False), (0, 1, 2), ("en", "ko"))),
    ],
)
def test_every_answer_to_every_claim_is_answered(
    said: bool | None, reason: int, language: str
) -> None:
    app = opened("mistakes", lang=language, **ALL)
    before = texts(app)
    judge(app, WHOLE.claims, said, reason)
    words = texts(app)
    for claim in CLAIMS.values():
        reply = claim.reasons[reason].reply
        assert say(claim, claim.right, language) not in before, claim.key
        plain = words.replace("\u2060", "")
        assert f"✓ {say(claim, claim.reasons[RIGHT].text, language)}" in plain, claim.key
        if reason != RIGHT:
            assert f"✗ {say(claim, claim.reasons[reason].text, language)}" in plain, claim.key
            assert f"→ {say(claim, reply, language)}" in plain, claim.key
        for fact in claim.facts():
            assert f'data-fact="{fact.name}" data-value="{float(fact.value)!r}">' in words
        statement = say(claim, claim.right, language)
        assert any(_unlinked(one.value) == statement for one in app.markdown), claim.key
        assert f"/{claim.place.path}?scene={claim.place.scene}" in words
    points = {(None, True): 70, (None, False): 35, (False, True): 50, (False, False): 25}
    expected = {"en": "{} of 70 points", "ko": "70점 중 {}점"}[language]
    assert expected.format(points[said, reason == RIGHT]) in heading(app)


def _unlinked(text: str) -> str:
    """Return Markdown without the links to the glossary."""
    return re.sub(r"\[([^\]]*)\]\(#term-[\w-]+\)", r"\1", text).replace("\u2060", "")


@pytest.mark.parametrize("key", CLAIMS)
def test_the_scene_that_shows_a_claim_opens_in_its_state(key: str) -> None:
    place = CLAIMS[key].place
    app = opened(place.path, scene=place.scene, lang="en", **place.parameters)
    assert not app.exception
    assert not told(app)
    assert shown(app) == place.scene
    here = app.session_state["ui.address.Address"].here
    for control in controls_of(place.path):
        if control.key in place.parameters:
            wanted = control.parse(place.parameters[control.key])
            assert here.get(control.key) == control.write(wanted), control.key
    known = {control.key for control in controls_of(place.path)}
    assert place.parameters.keys() <= known
    assert place.scene in next(one.scenes for one in LESSONS if one.path == place.path)
    assert figures(app)


@pytest.mark.parametrize("key", ["best_on_training", "accuracy_loss", "zero_start"])
def test_the_run_of_a_claim_is_that_of_its_scene(key: str) -> None:
    place, facts = CLAIMS[key].place, {fact.name: fact.value for fact in CLAIMS[key].facts()}
    numbers = readouts(opened(place.path, scene=place.scene, lang="en", **place.parameters))
    wanted = {
        "best_on_training": {"train_loss": "after", "test_loss": "test_after"},
        "accuracy_loss": {"test_loss": "after", "test_accuracy": "accuracy_after"},
        "zero_start": {"train_loss": "after"},
    }[key]
    assert {name: numbers[name] for name in wanted} == {
        name: facts[fact] for name, fact in wanted.items()
    }


def test_a_series_is_gone_through_and_what_went_wrong_is_tried_again() -> None:
    app = opened("mistakes", view="page")
    claims = SHORT.claims
    assert shown(app) == claims[0].key
    for claim in claims:
        said = claim.true if claim is not claims[3] else not claim.true
        press(app, verdict(claim, said))
        assert not [one for one in app.button if one.key.startswith("say_")]
        press(app, f"reason_{RIGHT}_{claim.key}")
        press(app, "way_next")
    assert shown(app) == "result"
    assert "22 of 24 points" in heading(app)
    assert [one.key for one in app.button if one.key.startswith("look_")] == [
        f"look_{claims[3].key}"
    ]
    press(app, "try_again")
    assert shown(app) == claims[3].key
    judge(app, claims[3:4], None, 0)
    press(app, "way_next")
    assert "24 of 24 points, at the first try 22" in heading(app)
    press(app, "whole")
    press(app, "another_series")
    assert app.query_params["seed"] in ("2", ["2"])
    assert shown(app) == Series("12", 2).claims[0].key
    go_to(app, "result")
    assert "0 of 24 points" in heading(app)
    press(app, "to_open")
    assert shown(app) == Series("12", 2).claims[0].key


def go_to(app: AppTest, scene: str) -> AppTest:
    for _ in SHORT.claims:
        press(app, "way_next")
    assert shown(app) == scene
    return app


def test_what_is_looked_at_again_is_the_claim_with_its_answer() -> None:
    app = judge(opened("mistakes", view="page"), SHORT.claims[:1], None, 1)
    go_to(app, "result")
    press(app, f"look_{SHORT.claims[0].key}")
    assert shown(app) == SHORT.claims[0].key
    assert "1 of 2 points" in texts(app)


def test_the_code_that_made_the_numbers_of_a_claim_can_be_read() -> None:
    claim = SHORT.claims[0]
    app = judge(opened("mistakes", view="page"), SHORT.claims[:1], None, 0)
    assert not app.code
    app.session_state[f"fold-{claim.key}-code"] = True
    app.session_state[f"function-{claim.key}"] = "core.information.measures.cross_entropy"
    assert app.run().code[0].value.startswith("def cross_entropy(")


def test_a_second_click_changes_nothing() -> None:
    """The browser may send it before the buttons are gone."""
    claim = SHORT.claims[0]
    app = opened("mistakes", view="page")
    app.button(key=verdict(claim, not claim.true)).click()
    press(app, verdict(claim, claim.true))
    (given,) = app.session_state[ANSWERS].of(SHORT).given.values()
    before = given.said
    assert given == Given(before)


def test_answers_survive_another_language_another_page_and_another_series() -> None:
    app = judge(opened("mistakes", view="page"), SHORT.claims[:1], None, 0)
    app.button_group(key="lang").set_value("ko").run()
    assert "2/2점" in texts(app)
    press(app, "way_next")
    go(app, "odds")
    app.query_params.clear()
    go(app, "mistakes")
    assert shown(app) == SHORT.claims[1].key
    press(app, "way_back")
    assert "2/2점" in texts(app)
    app.number_input(key="seed").set_value(5).run()
    assert shown(app) == Series("12", 5).claims[0].key
    assert not told(app)
    app.number_input(key="seed").set_value(1).run()
    app.button_group(key="claims").set_value("35").run()
    assert shown(app) in CLAIMS
    app.button_group(key="claims").set_value("12").run()
    go_to_first = opened("mistakes", view="page")
    assert shown(go_to_first) == SHORT.claims[0].key
    assert app.session_state[ANSWERS].of(SHORT).points(SHORT.claims) == 2


def test_a_series_can_be_answered_anew() -> None:
    app = judge(opened("mistakes", view="page", seed="4"), Series("12", 4).claims[:1], None, 0)
    press(
        app,
        "way_next",
    )
    press(app, "anew")
    assert shown(app) == Series("12", 4).claims[0].key
    assert app.session_state[ANSWERS].of(Series("12", 4)).given == {}
    assert app.query_params["seed"] in ("4", ["4"])


def test_the_link_to_a_series_holds_no_answer() -> None:
    app = judge(
        opened("mistakes", view="page", claims="35", seed="7"), Series("35", 7).claims[:1], None, 0
    )
    assert 'href="/mistakes?claims=35&amp;seed=7&amp;lang=en&amp;view=page"' in texts(app)
    assert {*app.query_params} <= {"claims", "seed", "lang", "view", "scene"}


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"seed": "0"}, "seed = `0` was ignored: it must lie between 1 and 9999."),
        ({"seed": "9" * 10_000}, "seed = `"),
        ({"seed": "1e999"}, "a whole number is needed"),
        ({"seed": "NaN"}, "a whole number is needed"),
        ({"claims": "13"}, "claims = `13` was ignored: it must be one of 12, 35."),
        ({"claims": "<b>"}, "claims = `<b>`"),
        ({"scene": "nowhere"}, "scene = `nowhere` was ignored"),
        ({"scene": "softmax_twice"}, "scene = `softmax_twice` was ignored: this series does not"),
        ({"probit_at": "5"}, "probit_at = `5` was ignored"),
    ],
)
def test_a_forged_address_is_told_and_the_page_is_usable(
    parameters: dict[str, str], said: str
) -> None:
    app = opened("mistakes", view="page", **parameters)
    assert said in told(app)
    assert len(told(app)) < 300
    judge(app, SHORT.claims[:1], None, 0)
    assert "2 of 2 points" in texts(app)
    assert not told(app)


def test_a_claim_of_the_series_is_opened_by_its_link() -> None:
    app = opened("mistakes", scene="softmax_twice", claims="35")
    assert shown(app) == "softmax_twice"
    assert not told(app)


def test_what_the_tab_remembers_is_taken_and_a_refusal_stays_meanwhile() -> None:
    """The browser sends it right after the first run of a session."""
    kept = Answers()
    kept.of(SHORT).given[SHORT.claims[0].key] = Given(SHORT.claims[0].true, 0)
    app = opened("mistakes", view="page", seed="0")
    assert "seed" in told(app)
    app.session_state[ANSWERS].take(kept.entries())
    app.session_state[f"{Visit.__module__}.{Visit.__qualname__}"].renewed = True
    app.run()
    assert "2 of 2 points" in texts(app)
    assert "seed" in told(app)


@cache
def answered() -> AppTest:
    return judge(opened("mistakes", **ALL), WHOLE.claims, None, 0)


def test_every_live_figure_is_what_its_slider_shows() -> None:
    app = answered()
    before = figures(app)
    assert len(before) == len(CONTROLS)
    drawn = list(before.values())
    test_figures.test_plotly_accepts_every_figure(drawn)
    test_figures.test_the_sweeps_at_the_present_value_are_the_figure_itself(drawn)
    test_figures.test_the_readouts_at_the_present_value_are_exact(drawn)
    test_figures.test_a_handle_is_a_point_that_its_sweep_moves(drawn)
    mounted = [one.proto for one in elements(app) if one.type == "bidi_component"]
    assert max(len(proto.SerializeToString()) for proto in mounted) < test_figures.SENT
    wanted: dict[str, Any] = {}
    for control in CONTROLS:
        widget = app.select_slider if isinstance(control, Steps) else app.slider
        wanted[control.key] = float(control.values[len(control.values) // 3])
        widget(key=control.key).set_value(wanted[control.key])
    after = figures(app.run())
    assert not app.exception
    for key, figure in before.items():
        (sweep,) = figure["sweeps"]
        place = sweep["control"]
        frame = list(sweep["values"]).index(wanted[place])
        assert test_previews.wrong(figure, after[key], place, frame) == []
        assert app.session_state["ui.address.Address"].here[place]


def headings(app: AppTest) -> list[str]:
    """Return the names of all claims that are shown, and of the result."""
    return re.findall(r'data-scene-shown="([\w-]+)"', texts(app))


def test_a_claim_that_a_teacher_hides_is_not_asked_and_does_not_count() -> None:
    first, second, *others = (claim.key for claim in SHORT.claims)
    hide = f"scene:{first},scene:{second}"
    app = opened("mistakes", view="all", hide=hide)
    assert headings(app) == [*others, "result"]
    assert "0 of 20 points" in heading(app)
    assert not app.warning
    assert shown(opened("mistakes", hide=hide)) == others[0]
    assert "this series does not hold it" in told(opened("mistakes", hide=hide, scene=first))
    # What was answered is there again with the claim.
    app = judge(opened("mistakes", view="all"), SHORT.claims, None, RIGHT)
    assert "24 of 24 points" in heading(app)
    app.query_params["hide"] = hide
    assert "20 of 20 points" in heading(app.run())
    app.query_params["hide"] = "readouts"
    assert "24 of 24 points" in heading(app.run())


def test_hiding_every_claim_hides_none_and_a_name_of_nothing_is_told() -> None:
    app = opened("mistakes", view="all", hide=",".join(f"scene:{one}" for one in CLAIMS))
    assert len(headings(app)) == 13
    assert "every claim of this series" in told(app)
    assert "`nowhere`" in told(opened("mistakes", hide="scene:nowhere"))
    assert told(opened("odds", scene="coin", hide=f"scene:{next(iter(CLAIMS))}")) == ""


def test_the_catalog_names_every_claim() -> None:
    assert [one.claims for one in LESSONS if one.claims] == [tuple(CLAIMS)]


def test_with_answers_hidden_nothing_tells_right_from_wrong() -> None:
    claim, *others = SHORT.claims
    app = opened("mistakes", view="all", hide="answers")
    press(app, verdict(claim, said=not claim.true))
    words = texts(app)
    assert "The answer is hidden by the teacher." in words
    assert f"reason_0_{claim.key}" not in [one.key for one in app.button]
    assert "data-verdict" not in words
    assert "1 of 12 claims judged" in heading(app)
    judge(app, others, None, None)
    assert "12 of 12 claims judged" in heading(app)
    assert "points" not in heading(app)
    assert "Nothing went wrong" not in texts(app)
    assert "try_again" not in [one.key for one in app.button]
    # Shown again, the verdicts are told and the reasons asked for.
    app.query_params["hide"] = "readouts"
    app.run()
    assert texts(app).count('data-verdict="right"') == 11
    assert texts(app).count('data-verdict="wrong"') == 1
