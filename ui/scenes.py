"""A lesson as a deck of scenes: one screen, one question, something to do, then why.

Only scenes that are shown are run: one at a time, or all of them below each other (``view=all``).
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.address import (
    SCENE,
    lasting_parameters,
    note_lasting,
    open_page,
    put,
    settings_of_page,
    show_scene,
    text_of,
)
from ui.catalog import Lesson
from ui.code import chosen_source
from ui.controls import drawn_once
from ui.deck import Stop, strip
from ui.glossary import TERMS, Term, entries, explained, linked, one_place
from ui.language import _, current_language
from ui.layout import Way, deck_foot, head_row, save_summary, tell
from ui.parameters import Choice
from ui.question_list import answered_questions
from ui.questions import (
    QUESTIONS,
    GivenAnswers,
    Question,
    asked,
    asking,
    draw_outcome,
    draw_question,
    draw_way_back,
    hidden_words,
    keep_answers,
    take_new_numbers,
    tries_of,
    truth_hidden,
    waiting,
)
from ui.run_queue import fragment
from ui.scene import Draw, Scene
from ui.scene import Fold as Fold
from ui.state import kept
from ui.tables import markdown_table
from ui.teacher.bar import Hideable, teacher_bar
from ui.teacher.script import Step
from ui.teacher.sheet import sheet
from ui.view import (
    SCENES,
    TEACHER,
    VIEW,
    answers_hidden,
    current_view,
    global_controls,
    hidden_scenes,
)


@dataclass(frozen=True)
class Story:
    """What surrounds the scenes of a lesson; message ids.

    ``goals`` are what everybody can do in the end, ``script`` how a teacher leads there, ``opener``
    is the machine's next trouble, ``summary`` three lines, ``bridge`` what the next lesson answers,
    ``sources`` what the lesson draws on.
    """

    goals: Sequence[str]
    script: Sequence[Step]
    opener: str
    summary: Sequence[str]
    bridge: str
    sources: tuple[str, ...]


def sources(*works: str) -> tuple[str, ...]:
    """Return titles of works, which stay in their own language."""
    return works


def deck(lesson: Lesson, scenes: Sequence[Scene], story: Story) -> None:
    """Draw a lesson's page: head and strip, the scenes that are shown, and the way on."""
    controls = {one.key: one for scene in scenes for one in scene.controls}
    every = Choice(SCENE, tuple(scene.key for scene in scenes), "")
    notices = open_page(global_controls(), [*controls.values(), every, QUESTIONS])
    names = [(scene.key, _(scene.name)) for scene in scenes]
    scenes, missing = _not_hidden(scenes)
    here = _shown(scenes)
    view = current_view()
    show_scene(here.key, scenes[0].key)
    with head_row(_(lesson.title)):
        stops = [Stop(scene.key, _(scene.name), scene.deeper) for scene in scenes]
        strip(lesson.path, stops, here.key, _("Scenes of this lesson"), _turn)
    shown = scenes if view == "all" else [here]
    keys = [one.key for scene in shown for one in scene.controls]
    hideable = [Hideable(f"{SCENES}{key}", name) for key, name in names]
    teacher_bar([*dict.fromkeys(keys)], hideable, sheet=True)
    tell([*notices, *missing])
    keep_answers()
    with st.container(key="deck"):
        if view == TEACHER:
            sheet(lesson, scenes, story)
        elif view == "all":
            _all(lesson, scenes, story)
        else:
            _one(lesson, scenes, here, story)
    whole = view in (TEACHER, "all")
    deck_foot(lesson, [None, None] if whole else [_way(scenes, here, step) for step in (-1, 1)])


def _way(scenes: Sequence[Scene], here: Scene, step: int) -> Way | None:
    place = scenes.index(here) + step
    if not 0 <= place < len(scenes):
        return None
    return Way(_(scenes[place].name), partial(_turn, scenes[place].key))


def _not_hidden(scenes: Sequence[Scene]) -> tuple[Sequence[Scene], list[str]]:
    hidden, told = hidden_scenes()
    left = [scene for scene in scenes if scene.key not in hidden]
    if left:
        return left, told
    return scenes, [*told, _("`hide` names every scene of this lesson, so all of them are shown.")]


def _shown(scenes: Sequence[Scene]) -> Scene:
    """Return the scene of the address; where it names none, the one with most of its parameters."""
    named, given = text_of(SCENE), settings_of_page()
    fitting = max(scenes, key=lambda scene: len(given & {one.key for one in scene.controls}))
    return next((scene for scene in scenes if scene.key == named), fitting)


def _turn(key: str) -> None:
    put(SCENE, key)
    if current_view() == TEACHER:  # whose sheet shows no scene
        note_lasting(VIEW.key, None)


def _one(lesson: Lesson, scenes: Sequence[Scene], here: Scene, story: Story) -> None:
    after = scenes[scenes.index(here) + 1 :]
    _head(lesson, here, "h1", _(story.opener) if here is scenes[0] else "")
    with st.container(key="bench"):
        _stage(here)
    with st.container(key="why"):
        _why(here)
    _folds(here, opened=False)
    if not after or (after[0].deeper and not here.deeper):
        _ending(lesson, story, scenes)
    if not after:
        _sources(story, opened=False)


def _all(lesson: Lesson, scenes: Sequence[Scene], story: Story) -> None:
    question, opener = html.escape(_(lesson.question)), html.escape(_(story.opener))
    st.html(f'<h1>{question}</h1><p class="opener">{opener}</p>')
    with drawn_once():
        for scene in scenes:
            with st.container(key=f"scene-{scene.key}"):
                _head(lesson, scene, "h2", "")
                _draw(scene)
                with st.container(key=f"why-{scene.key}"):
                    _why(scene)
                _folds(scene, opened=True)
    _ending(lesson, story, scenes)
    _sources(story, opened=True)


def _head(lesson: Lesson, scene: Scene, level: str, opener: str) -> None:
    task, terms = _task(lesson, scene)
    words = f'<p class="opener">{html.escape(opener)}</p>' if opener else ""
    st.html(
        f'<div data-scene-shown="{scene.key}"><{level} tabindex="-1">'
        f"{html.escape(_(scene.question))}</{level}>{words}</div>{entries(terms)}"
    )
    with st.container(key=f"task-{scene.key}"):
        st.markdown(task)


def _task(lesson: Lesson, scene: Scene) -> tuple[str, Sequence[Term]]:
    """Return what is to be done, and the terms in it that have an entry.

    Where something is asked first, an entry that leads to this very scene might hold the answer.
    """
    asks = bool(scene.ask or scene.asks_in())
    here = (lesson.path, scene.key)
    own = [term for term in TERMS if asks and (term.lesson, term.scene) == here]
    return linked(_(scene.task), current_language(), known=own)


def _draw(scene: Scene) -> None:
    question, within = scene.waits_for()
    with asking(question, within=within):
        scene.draw()


@dataclass
class Folds:
    """The keys of what a visitor has open, as it was drawn or pressed last."""

    open: set[str] = field(default_factory=set)

    def note(self, key: str, *, open: bool) -> None:
        """Note that something is open, or is not."""
        (self.open.add if open else self.open.discard)(key)


def open_folds() -> list[str]:
    """Return the keys of the folds that stand open."""
    return sorted(kept(Folds).open)


def _everywhere() -> list[object]:
    """Tell how the page is seen and what is open: a change along with a scene has the page run."""
    return [lasting_parameters(), open_folds()]


_stage = fragment(_draw, outside=_everywhere)


def bench() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the place for the controls of a scene and, beside it, the one for its figure.

    While the scene's question is open it stands where the controls will be; they are there already,
    unseen, so that the figure shows what they stand for.
    """
    wordy = waiting() and current_view() == "projector"  # large words need more than a third
    left, chart = st.columns([3.2, 6.8] if wordy else [3, 7], gap="medium")
    return controls_in(left), chart


def controls_in(place: DeltaGenerator) -> DeltaGenerator:
    """Return where in a place the controls stand; the scene's question takes it while it waits."""
    question = asked()
    if question is None:
        return place
    with place:
        if waiting():
            draw_question(question, beside=True)
        controls = st.container(key=f"{'waiting' if waiting() else 'controls'}-{question.key}")
        if not waiting():
            draw_outcome(question)
            draw_way_back(question)
    return controls


def _why(scene: Scene) -> None:
    in_class = scene.asked_in_class()
    hidden = truth_hidden(in_class.key) if in_class else scene.ask and answers_hidden()
    reason = hidden_words() if hidden else scene.why()
    explained(_("**Why.** {reason}").format(reason=reason))


@fragment
def _folds(scene: Scene, *, opened: bool) -> None:
    for fold in scene.folds:
        wanted = opened or not settings_of_page().isdisjoint(one.key for one in fold.controls)
        folded(f"{scene.key}-{fold.key}", _(fold.title), fold.open, opened=wanted)
    if scene.functions:
        key, functions = f"{scene.key}-code", tuple(scene.functions)
        prompt = _("These functions made the numbers of this scene. Choose one to read it.")
        draw = partial(chosen_source, f"function-{scene.key}", prompt, functions)
        folded(key, _("The code that ran"), draw, opened=opened)


def folded(key: str, title: str, draw: Draw, *, opened: bool) -> None:
    """Draw what is folded away only where it has been opened."""
    name = f"fold-{key}"
    place = st.expander(title, expanded=opened, key=name, on_change=_unfold, args=(name,))
    kept(Folds).note(name, open=bool(place.open))
    if place.open:
        with place, one_place():
            draw()


def _unfold(key: str) -> None:
    kept(Folds).note(key, open=bool(st.session_state.get(key)))


def _ending(lesson: Lesson, story: Story, scenes: Sequence[Scene]) -> None:
    with st.container(border=True, key="ending"):
        st.markdown(_("**In short**"))
        st.markdown("\n".join(f"{i}. {_(line)}" for i, line in enumerate(story.summary, start=1)))
        _predicted(lesson, scenes)
        st.button(
            _("Ask with new numbers"), key="new_numbers", on_click=_ask_anew, args=(scenes[0],)
        )
        st.markdown(_("**And now?** {question}").format(question=_(story.bridge)))
        save_summary(lesson)


def _ask_anew(first: Scene) -> None:
    take_new_numbers()
    _turn(first.key)


def _predicted(lesson: Lesson, scenes: Sequence[Scene]) -> None:
    """Show what the reader predicted first, beside the truth, also with other numbers."""
    listed = answered_questions(lesson.path, scenes, set(kept(GivenAnswers).by_key))
    names = {scene.key: _(scene.name) for scene in scenes}
    rows = [
        [_asked_where(names[one.scene], one.seed), *_first_and_truth(one.question)]
        for one in listed
        if tries_of(one.question)
    ]
    if rows:
        st.markdown(
            markdown_table([_("Scene"), _("Your first prediction"), _("What is right")], rows)
        )


def _asked_where(name: str, seed: int) -> str:
    usual = seed == QUESTIONS.default
    return name if usual else _("{scene}, numbers {seed}").format(scene=name, seed=seed)


def _first_and_truth(question: Question) -> list[str]:
    first = tries_of(question)[0]
    truth = hidden_words() if answers_hidden() else question.answer
    mark = "" if answers_hidden() else " ✓" if question.right(first) else " ✗"
    return [question.said(first) + mark, truth]


def _sources(story: Story, *, opened: bool) -> None:
    def entries() -> None:
        st.markdown("\n".join(f"- {entry}" for entry in story.sources))

    folded("sources", _("Sources"), entries, opened=opened)
