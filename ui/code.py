"""The code behind a page: the source of core functions, to be read and copied."""

import inspect
from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.language import _
from ui.layout import section
from ui.run_queue import fragment


def code_that_ran(*functions: Callable[..., Any]) -> None:
    """Show the functions that made the numbers of the page; a test holds that they ran."""
    with section("code", _("The code that ran")):
        chosen_source(
            "function",
            _("These functions made the numbers on this page. Choose one to read it."),
            functions,
        )


def code_to_read(*functions: Callable[..., Any]) -> None:
    """Show functions that compute what a faster engine computes; a test holds that they agree."""
    with section("readable", _("The network, written to be read")):
        st.markdown(
            _(
                "The network on this page is trained by a faster engine. These functions do the "
                "same computation, written to be read. An automatic test trains both and holds "
                "that they agree."
            )
        )
        chosen_source("readable", _("Choose a function to read it."), functions)


@fragment
def chosen_source(key: str, prompt: str, functions: tuple[Callable[..., Any], ...]) -> None:
    """Let the reader choose a function, and show its source."""
    named = {f"{one.__module__}.{one.__name__}": one for one in functions}
    # The code view is half a megabyte of script: it is loaded when a function is asked for.
    name = st.pills(prompt, options=list(named), key=key)
    if name is not None:
        st.code(inspect.getsource(named[name]), language="python")


def sources(entries: tuple[str, ...]) -> None:
    """List what the page draws on."""
    with section("sources", _("Sources")):
        st.markdown("\n".join(f"- {entry}" for entry in entries))
