"""Words of tasks, explanations and folds lead to their entries, which come with them."""

import re

import pytest
from course import asked, opened, seen, texts
from course_questions import SCENES
from streamlit.testing.v1 import AppTest

from ui.glossary import TERMS
from ui.language import LANGUAGES

LINK = re.compile(r"#term-([\w-]+)\)")
ENTRY = re.compile(r'data-term="([\w-]+)"')
EXPLAINED = {(term.lesson.replace("-", "_"), term.scene, term.key) for term in TERMS}


def task(app: AppTest) -> str:
    """Return the task of the scene, which is the first text of the page."""
    return str(app.markdown[0].value)


def unfolded(app: AppTest, key: str) -> AppTest:
    """Open a fold; its fragment is run along with the page."""
    app.session_state[f"fold-{key}"] = True
    return app.run()


def test_a_task_and_its_explanation_lead_to_their_entries() -> None:
    app = seen("odds", scene="ladder")
    assert LINK.findall(task(app)) == ["logit", "odds"]
    words = texts(app)
    assert "logit" in LINK.findall(words.replace(task(app), ""))
    assert sorted(ENTRY.findall(words)) == sorted(LINK.findall(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_task_leads_to_an_entry_of_what_its_scene_asks(language: str) -> None:
    named = [
        (lesson, key, term)
        for (lesson, key), scene in SCENES.items()
        if scene.ask
        for term in LINK.findall(task(seen(lesson.replace("_", "-"), scene=key, lang=language)))
    ]
    assert ("odds", "evidence", "probability") in named
    assert set(named) & EXPLAINED == set()


@pytest.mark.parametrize(
    ("lesson", "scene", "fold"),
    [("odds", "symmetry", "derivation"), ("cross-entropy", "beliefs", "details")],
)
def test_a_fold_links_each_term_once_and_has_its_entries(
    lesson: str, scene: str, fold: str
) -> None:
    app = opened(lesson, scene=scene)
    before = texts(app)
    after = texts(unfolded(app, f"{scene}-{fold}"))
    links = [LINK.findall(words) for words in (before, after)]
    new = links[1][len(links[0]) :]
    assert new
    assert len(new) == len(set(new))
    assert sorted(ENTRY.findall(after)) == sorted(links[1])


def test_a_derivation_has_no_links_while_it_asks() -> None:
    def lines(app: AppTest) -> str:
        app.session_state["slope_steps"] = 5
        words = texts(unfolded(app, "slope-derivation"))
        return "".join(line for line in words.splitlines() if re.match(r"\*\*\d\.\*\*", line))

    waiting, settled = (lines(visit("sigmoid", scene="slope")) for visit in (asked, opened))
    assert waiting.count("**5.**") == settled.count("**5.**") == 1
    assert LINK.findall(waiting) == []
    assert LINK.findall(settled)
