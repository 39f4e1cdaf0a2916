"""Errors of the course itself: the log has the details, the visitor a sentence and their number."""

import logging
import secrets
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx

from ui.language import _, catalogue, nearest_language
from ui.language import gettext_noop as message
from ui.log import mark_told, tell

SORRY = message(
    "Something went wrong on our side. Reload the page; if it happens again, tell those who "
    "run this server the number {number}."
)
SECRET = {"lead"}
LONGEST = 500  # characters of an address in the log


def show_error(error: Exception) -> bool:
    """Tell of an error in a page, in the place of Streamlit's own report.

    The log first, also where the run is to end and nobody would see the sentence.
    """
    number = _told(error, page=_page(), session=_session())
    with suppress(StopException), st.container(key=f"error_{number}"):
        st.error(_(SORRY).format(number=number))
    return True


async def answer_error(request: Request, error: Exception) -> PlainTextResponse:
    """Answer a request that failed."""
    number = _told(error, page=request.url.path)
    language = nearest_language(
        request.query_params.get("lang"), request.headers.get("accept-language", "")
    )
    text = catalogue(language).ugettext(SORRY).format(number=number)
    return PlainTextResponse(text, status_code=500)


def _told(error: Exception, *, page: str, **facts: str) -> str:
    number = secrets.token_hex(4)
    mark_told(error)
    kind = type(error).__name__
    tell(
        "error",
        level=logging.ERROR,
        error=error,
        number=number,
        kind=kind,
        page=page[:LONGEST],
        **facts,
    )
    return number


def _page() -> str:
    """Return path and settings, without what lets a browser lead a class."""
    context = get_script_run_ctx()
    given = parse_qsl(context.query_string, keep_blank_values=True) if context else []
    settings = {key: value for key, value in given if key not in SECRET}
    return f"{urlsplit(st.context.url or '').path}?{urlencode(settings)}"


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id[:8] if context else ""
