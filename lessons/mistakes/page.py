"""The page of claims: a series is gone through one claim a screen, or seen as a whole."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import streamlit as st

from lessons.mistakes.answers import MOST_POINTS, Answers, Attempt
from lessons.mistakes.claim import Claim
from lessons.mistakes.claims import CLAIMS
from lessons.mistakes.live import CONTROLS
from lessons.mistakes.result import RESULT, begin_again, draw_result, link_to_series
from lessons.mistakes.screen import TASK, draw_claim, draw_heading, lesson_of, stage_of
from lessons.mistakes.series import SIZE, Series
from ui.address import SCENE, open_page, put, show_scene, text_of, times_led
from ui.catalog import Lesson
from ui.controls import choice, current_value, keep, number
from ui.deck import Stop, strip, tab_memory
from ui.language import _
from ui.language import gettext_noop as message
from ui.layout import Way, deck_foot, head_row, tell
from ui.links import inside
from ui.parameters import Text, refusal
from ui.seed import SEED
from ui.state import kept
from ui.teacher.bar import Hideable, teacher_bar
from ui.view import SCENES, answers_hidden, current_view, global_controls, hidden_scenes

OPENER = message(
    "The machine has learnt to tell cat, chicken and dog apart. Its notes are full of sentences "
    "that sound right: which of them would mislead it?"
)
MEMORY = "mistakes"


def _screen(text: str) -> str:
    """Read the name of a claim, or of the result."""
    if text not in (*CLAIMS, RESULT):
        raise ValueError(text)
    return text


def _form_of_screen() -> str:
    return _("the name of a claim is needed, such as {example}").format(example=next(iter(CLAIMS)))


ANY = Text(SCENE, "", _screen, _form_of_screen)


@dataclass
class Visit:
    """What a session has been told of its address, and when the address led last.

    ``renewed`` is whether this run only brings what the tab remembers, ``series`` what was asked
    last.
    """

    notices: list[str] = field(default_factory=list)
    led: int = -1
    renewed: bool = False
    series: Series | None = None

    def changes(self, series: Series) -> bool:
        """Tell whether the reader has chosen another series, which then begins."""
        before, self.series = self.series, series
        same = before is None or before.name == series.name
        return not same and self.led == times_led()


def mistakes(lesson: Lesson) -> None:
    """Draw the page: head and strip, the claim that is shown or all of them, and the way on."""
    refused = open_page(global_controls(), [SIZE, SEED, ANY, *CONTROLS])
    keep(SIZE, SEED)
    hidden, missing = hidden_scenes()
    size, seed = str(current_value(SIZE)), int(str(current_value(SEED)))
    series = Series(size, seed, frozenset(hidden))
    attempt = kept(Answers).of(series)
    asked = attempt.asked(series)
    stops = [*(claim.key for claim in asked), RESULT]
    named = None if kept(Visit).changes(series) else text_of(SCENE)
    notices = _notices(refused, stops)
    here = named if named in stops else stops[0]
    show_scene(here, stops[0])
    whole = current_view() == "all"
    with head_row(_(lesson.title)):
        strip(lesson.path, _strip(asked, attempt), here, _("Claims of this series"), _turn)
    teacher_bar([SIZE.key, SEED.key], _hideable(series))
    tell([*notices, *missing, *_all_hidden(series)])
    with st.container(key="deck"):
        if whole:
            _all(lesson, series, asked)
        elif here == RESULT:
            draw_result(series, _turn, level="h1")
        else:
            _one(series, asked, stops.index(here))
    deck_foot(lesson, [None, None] if whole else [_way(stops, here, step) for step in (-1, 1)])
    answers = kept(Answers)
    stage = "" if here == RESULT else stage_of(CLAIMS[here], attempt.given.get(here))
    tab_memory(MEMORY, answers.entries(), take=_remember, whole=True, stage=stage)


def _hideable(series: Series) -> list[Hideable]:
    """Return the claims of a series as the teacher's bar names them, hidden ones too."""
    numbered = enumerate(series.drawn, start=1)
    return [Hideable(f"{SCENES}{one.key}", f"{place}. {_(one.text)}") for place, one in numbered]


def _all_hidden(series: Series) -> list[str]:
    if series.hidden.issuperset(one.key for one in series.drawn):
        return [_("`hide` names every claim of this series, so all of them are shown.")]
    return []


def _notices(refused: list[str], stops: Sequence[str]) -> list[str]:
    """Return what of the address is not used; a run that only brings answers says it again."""
    visit, named = kept(Visit), text_of(SCENE)
    if visit.led != times_led():
        visit.led = times_led()
        strange = [] if named is None or named in stops else [named]
        rule = _("this series does not hold it")
        visit.notices = [*refused, *(refusal(SCENE, name, rule) for name in strange)]
    elif not visit.renewed:
        visit.notices = []
    visit.renewed = False
    return visit.notices


def _remember(entries: Mapping[str, Any], _long: str) -> None:
    kept(Answers).take(entries)
    kept(Visit).renewed = True


def _turn(key: str) -> None:
    put(SCENE, key)


def _way(stops: Sequence[str], here: str, step: int) -> Way | None:
    place = stops.index(here) + step
    if not 0 <= place < len(stops):
        return None
    name = _("Result") if stops[place] == RESULT else _nth(place, len(stops) - 1)
    return Way(name, partial(_turn, stops[place]))


def _nth(place: int, count: int) -> str:
    return _("Claim {number} of {count}").format(number=place + 1, count=count)


def _strip(asked: Sequence[Claim], attempt: Attempt) -> list[Stop]:
    stops = [Stop(one.key, lesson_of(one.place), done=_mark(one, attempt)) for one in asked]
    return [*stops, Stop(RESULT, _("Result"), done="false")]


def _mark(claim: Claim, attempt: Attempt) -> Literal["true", "false", "wrong"]:
    given = attempt.given.get(claim.key)
    if given is None or not (given.whole or answers_hidden()):
        return "false"
    return "true" if answers_hidden() or given.points(claim) == MOST_POINTS else "wrong"


def _one(series: Series, asked: Sequence[Claim], place: int) -> None:
    opener = f'<p class="opener">{html.escape(_(OPENER))}</p>' if place == 0 else ""
    _head(asked[place], series, place, len(asked), "h1", opener)
    with st.container(horizontal=True, vertical_alignment="center", key="task_row"):
        with st.container(key="task-claim"):
            st.markdown(_(TASK))
        _series(series)
    draw_claim(asked[place], series, whole=False)


def _head(
    claim: Claim, series: Series, place: int, count: int, level: str, opener: str = ""
) -> None:
    given = kept(Answers).of(series).given.get(claim.key)
    still = claim.live is None or given is None or not given.whole or answers_hidden()
    nth, text = html.escape(_nth(place, count)), html.escape(_(claim.text))
    words = f'<span class="nth">{nth}</span> {text}'
    draw_heading(
        claim.key, words, level=level, still=still, stage=stage_of(claim, None), more=opener
    )


def _series(series: Series) -> None:
    """Draw which series it is: it can be changed, handed on, and begun anew."""
    with st.popover(_("Series"), key="series"):
        sizes = [_("12 claims"), _("all {count} claims").format(count=len(CLAIMS))]
        choice(SIZE, _("How many"), sizes)
        number(SEED, _("Number of the series"), help=_("The same number asks the same claims."))
        words = _("Link to this series, from its first claim")
        st.html(f"<p>{inside(link_to_series(series), words)}</p>")
        st.caption(_("It holds no answers: give it to a class, and all get the same claims."))
        st.button(_("Answer this series anew"), key="anew", on_click=begin_again, args=(series,))


def _all(lesson: Lesson, series: Series, asked: Sequence[Claim]) -> None:
    question, opener = html.escape(_(lesson.question)), html.escape(_(OPENER))
    st.html(f'<h1>{question}</h1><p class="opener">{opener}</p>')
    with st.container(horizontal=True, vertical_alignment="center", key="task_row"):
        with st.container(key="task-claim"):
            st.markdown(_(TASK))
        _series(series)
    for place, claim in enumerate(asked):
        with st.container(key=f"scene-{claim.key}"):
            _head(claim, series, place, len(asked), "h2")
            draw_claim(claim, series, whole=True)
    draw_result(series, _turn, level="h2")
