"""The code that ran: the source of the very core functions that made the numbers of a page."""

import inspect
from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.language import _
from ui.layout import section


def code_that_ran(*functions: Callable[..., Any]) -> None:
    """Show the source of core functions, to be read and copied."""
    with section("code", _("The code that ran")):
        st.caption(_("These functions made the numbers on this page."))
        for function in functions:
            with st.expander(f"`{function.__module__}.{function.__name__}`"):
                st.code(inspect.getsource(function), language="python")


def sources(entries: tuple[str, ...]) -> None:
    """List what the page draws on."""
    with section("sources", _("Sources")):
        st.markdown("\n".join(f"- {entry}" for entry in entries))
