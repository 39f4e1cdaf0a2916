"""The end of a series: the points, what went wrong with the way back to it, and what may follow."""

import html
from collections.abc import Callable, Sequence

import streamlit as st

from lessons.mistakes.answers import MOST_POINTS, Answers, Attempt
from lessons.mistakes.claim import Claim
from lessons.mistakes.screen import draw_heading, link_of
from lessons.mistakes.series import SIZE, Series, begin_series
from ui.language import _
from ui.language import gettext_noop as message
from ui.links import inside, link_to
from ui.parameters import Parameter
from ui.questions import hidden_words
from ui.seed import SEED
from ui.state import kept
from ui.view import answers_hidden

RESULT = "result"
CLOSING = message(
    "A nearly right sentence is the hardest kind of wrong: move the figure, and it shows."
)
BRIDGE = message("Which of them was in your own notes? Go back to its scene and move it once more.")


def draw_result(series: Series, turn: Callable[[str], None], *, level: str) -> None:
    """Draw how the series went; ``turn`` shows a claim again."""
    attempt = kept(Answers).of(series)
    asked = attempt.asked(series)
    draw_heading(RESULT, html.escape(_score(series, attempt)), level=level, still=True)
    with st.container(key=f"task-{RESULT}"):
        told = _("Go back to what went wrong: read what is right, and open the scene.")
        st.markdown(hidden_words() if answers_hidden() else told)
    with st.container(key="bench" if level == "h1" else f"bench-{RESULT}"):
        _open(attempt, asked, turn)
        wrong = () if answers_hidden() else attempt.wrong(asked)
        for claim in wrong:
            _review(claim, turn)
        if not wrong and attempt.complete(asked) and not answers_hidden():
            st.markdown(_("Nothing went wrong: every verdict and every reason was right."))
        _ways(series, attempt, retry=bool(wrong), turn=turn)
    with st.container(border=True, key="ending"):
        st.markdown(f"**{_(CLOSING)}**")
        st.markdown(_(BRIDGE))
        home = _("Home: the road and all its stops →")
        st.html(f"<p>{inside(link_to(''), home)}</p>")


def link_to_series(series: Series) -> str:
    """Return the address of a series, which holds none of the answers."""
    values: dict[Parameter, str | int] = {SIZE: series.size, SEED: series.seed}
    written = {one.key: one.write(value) for one, value in values.items()}
    return link_to("mistakes", **{key: text for key, text in written.items() if text is not None})


def begin_again(series: Series) -> None:
    """Forget the answers of a series, from a callback."""
    kept(Answers).clear(series)
    begin_series(series.size, series.seed)


def _score(series: Series, attempt: Attempt) -> str:
    claims = series.claims
    if answers_hidden():
        judged = sum(one.key in attempt.given for one in claims)
        return _("{count} of {all} claims judged").format(count=judged, all=len(claims))
    score = _("{points} of {most} points").format(
        points=attempt.points(claims), most=MOST_POINTS * len(claims)
    )
    if attempt.first is None:
        return score
    return _("{score}, at the first try {first}").format(score=score, first=attempt.first)


def _open(attempt: Attempt, asked: Sequence[Claim], turn: Callable[[str], None]) -> None:
    hidden = answers_hidden()  # then the verdict is all that is asked for
    left = [
        claim
        for claim in asked
        if not (claim.key in attempt.given if hidden else attempt.complete([claim]))
    ]
    if left:
        with st.container(horizontal=True, vertical_alignment="center"):
            told = _("Claims that are still open: {count}.").format(count=len(left))
            st.markdown(told, width="content")
            st.button(_("To the first of them"), key="to_open", on_click=turn, args=(left[0].key,))


def _review(claim: Claim, turn: Callable[[str], None]) -> None:
    verdict = _("True") if claim.true else _("False")
    with st.container(border=True, key=f"review-{claim.key}", gap="small"):
        st.html(f"<p><b>{html.escape(_(claim.text))}</b> {html.escape(verdict)}.</p>")
        st.markdown(claim.say(claim.right))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(_("Look at it"), key=f"look_{claim.key}", on_click=turn, args=(claim.key,))
            st.html(f"<p>{link_of(claim)}</p>", width="content")


def _ways(series: Series, attempt: Attempt, *, retry: bool, turn: Callable[[str], None]) -> None:
    with st.container(horizontal=True, key="series_ways"):
        if retry:
            st.button(
                _("Try these again"),
                key="try_again",
                type="primary",
                on_click=_retry,
                args=(series, turn),
            )
        if attempt.again:
            st.button(_("Show the whole series"), key="whole", on_click=_show_all, args=(series,))
        st.button(
            _("Another series"),
            key="another_series",
            on_click=begin_series,
            args=(series.size, series.seed % SEED.high + 1),
        )


def _retry(series: Series, turn: Callable[[str], None]) -> None:
    attempt = kept(Answers).of(series)
    attempt.retry(series)
    turn(attempt.again[0])


def _show_all(series: Series) -> None:
    kept(Answers).of(series).again = ()
