"""The screen of one claim: true or false, then why, then what is right and what shows it."""

import html
from functools import partial

import streamlit as st

from lessons.mistakes.answers import Answers, Given
from lessons.mistakes.claim import Claim, Place
from lessons.mistakes.live import draw_live
from lessons.mistakes.series import Series, order_of_reasons
from ui.catalog import LESSONS
from ui.code import chosen_source
from ui.glossary import explained
from ui.language import _
from ui.language import gettext_noop as message
from ui.links import inside, link_to
from ui.questions import hidden_words
from ui.scenes import folded
from ui.state import kept
from ui.view import answers_hidden

TASK = message("True or false? Decide, then pick the reason.")

FACT = '<div><dt>{label}</dt><dd data-fact="{name}" data-value="{value!r}">{shown}</dd></div>'
HEADING = (
    '<div data-scene-shown="{key}"{still}>'
    '<{level} tabindex="-1" data-stage="{stage}">{words}</{level}>{more}</div>'
)
VERDICT = (
    '<p class="verdict" data-verdict="{kind}" tabindex="-1" data-stage="{stage}">'
    "<b>{verdict}</b> {more}</p>"
)


def draw_heading(
    key: str, words: str, *, level: str, still: bool, stage: str = "", more: str = ""
) -> None:
    """Draw what a screen is headed with; ``words`` and ``more`` are HTML.

    Where it is ``still``, no figure follows, and that of the screen before is not kept for it.
    """
    marks = {"still": " data-still" if still else "", "level": level, "stage": stage}
    st.html(HEADING.format(key=key, words=words, more=more, **marks))


def draw_claim(claim: Claim, series: Series, *, whole: bool) -> None:
    """Draw what can be answered of a claim, and beside it what is right once it has been."""
    given = kept(Answers).of(series).given.get(claim.key)
    proved = given is not None and given.whole and not answers_hidden()
    with st.container(key=f"bench-{claim.key}" if whole else "bench"):
        question, proof = st.columns([6, 7], gap="medium")
        with question:
            _answer(claim, series, given)
            if claim.live and proved:
                _numbers(claim)
        with proof, st.container(key=f"proof-{claim.key}", gap="small"):
            if proved:
                _prove(claim)
            elif not answers_hidden():
                _wait()
    if proved and not whole:
        prompt = _("These functions made the numbers on this page. Choose one to read it.")
        draw = partial(chosen_source, f"function-{claim.key}", prompt, tuple(claim.functions))
        folded(f"{claim.key}-code", _("The code that ran"), draw, opened=False)


def stage_of(claim: Claim, given: Given | None) -> str:
    """Return what names how far a claim has been answered."""
    done = 0 if given is None else 1 + given.whole
    return f"{claim.key}-{done}"


def lesson_of(place: Place) -> str:
    """Return the title of the lesson in which a place lies."""
    return next(_(lesson.title) for lesson in LESSONS if lesson.path == place.path)


def link_of(claim: Claim) -> str:
    """Return the link to the scene that shows a claim, as an element."""
    place = claim.place
    words = _("Open the scene that shows it: {lesson} →").format(lesson=lesson_of(place))
    return inside(link_to(place.path, place.scene, **place.parameters), words)


def _answer(claim: Claim, series: Series, given: Given | None) -> None:
    order = order_of_reasons(claim, series)
    if given is None:
        _ask_verdict(claim, series)
        _sheet(claim, order)
    elif answers_hidden():  # a reason would give the verdict away
        said = _("You said: {verdict}").format(verdict=_("True") if given.said else _("False"))
        st.markdown(f"{said}. {hidden_words()}")
    elif not given.whole:
        _say(claim, given, _verdict(claim, given), _("Why? Pick the reason."))
        _ask_reason(claim, series, order)
    else:
        _say(claim, given, _verdict(claim, given), _outcome(claim, given))
        with st.container(key=f"marked-{claim.key}", gap="xsmall"):
            for number in order:
                _marked(claim, number, given)


def _ask_verdict(claim: Claim, series: Series) -> None:
    with st.container(horizontal=True, key=f"verdict-{claim.key}"):
        for said, words in ((True, _("True")), (False, _("False"))):
            st.button(
                words,
                key=f"say_{str(said).lower()}_{claim.key}",
                width="stretch",
                on_click=_judge,
                args=(series, claim, said),
            )


def _ask_reason(claim: Claim, series: Series, order: list[int]) -> None:
    with st.container(key=f"reasons-{claim.key}", gap="small"):
        for number in order:
            st.button(
                claim.say(claim.reasons[number].text),
                key=f"reason_{number}_{claim.key}",
                width="stretch",
                on_click=_choose,
                args=(series, claim, number),
            )


def _judge(series: Series, claim: Claim, said: bool) -> None:
    kept(Answers).of(series).given.setdefault(claim.key, Given(said))


def _choose(series: Series, claim: Claim, reason: int) -> None:
    given = kept(Answers).of(series).given
    if claim.key in given:
        given[claim.key] = Given(given[claim.key].said, reason)


def _verdict(claim: Claim, given: Given) -> str:
    if claim.true:
        return _("Right: it is true.") if given.said else _("No: it is true.")
    return _("No: it is false.") if given.said else _("Right: it is false.")


def _outcome(claim: Claim, given: Given) -> str:
    reason = _("The reason is right.") if given.reason == 0 else _("The reason is another one.")
    points = _("{points} of 2 points.").format(points=given.points(claim))
    return f"{reason} {points}"


def _say(claim: Claim, given: Given, verdict: str, more: str) -> None:
    kind = "right" if given.right(claim) else "wrong"
    words = {"verdict": html.escape(verdict), "more": html.escape(more)}
    st.html(VERDICT.format(kind=kind, stage=stage_of(claim, given), **words))


def _marked(claim: Claim, number: int, given: Given) -> None:
    """Draw a reason after the choice: the right one is marked, the chosen one is answered."""
    reason, chosen = claim.reasons[number], number == given.reason
    mark = "✓" if number == 0 else "✗" if chosen else "·"
    kind = "right" if number == 0 else "wrong" if chosen else "other"
    reply = f"  \n→ {claim.say(reason.reply)}" if chosen and reason.reply else ""
    with st.container(key=f"reason-{kind}-{number}-{claim.key}"):
        st.markdown(f"{mark} {claim.say(reason.text)}{reply}")


def _prove(claim: Claim) -> None:
    """Draw the right statement and what shows it: a figure, or the numbers by themselves."""
    with st.container(key=f"statement-{claim.key}", gap=None):
        explained(claim.say(claim.right))
    if claim.live:
        draw_live(claim)
    else:
        _numbers(claim)


def _numbers(claim: Claim) -> None:
    rows = [
        FACT.format(
            label=html.escape(fact.label), name=fact.name, value=float(fact.value), shown=fact.shown
        )
        for fact in claim.facts()
    ]
    st.html(f'<dl class="facts">{"".join(rows)}</dl><p class="to-scene">{link_of(claim)}</p>')


def _wait() -> None:
    words = _("What is right, the numbers and what shows it come here once you have decided.")
    points = _("A right verdict is one point, and its right reason another.")
    st.html(f'<div class="to-come"><p>{html.escape(words)}</p><p>{html.escape(points)}</p></div>')


def _sheet(claim: Claim, order: list[int]) -> None:
    """Draw what stands on paper in the place of the buttons."""
    boxes = f"☐ {_('True')}   ☐ {_('False')}"
    reasons = "\n".join(f"- ☐ {claim.say(claim.reasons[number].text)}" for number in order)
    with st.container(key=f"sheet-{claim.key}"):
        st.markdown(f"{boxes}\n\n{reasons}")
