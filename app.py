"""Logit Lab launcher: ``streamlit run app.py`` serves the course and its assets."""

from functools import partial
from importlib import import_module

import streamlit as st
from starlette.middleware import Middleware

from rooms.course import rule_of
from rooms.house import Rooms
from rooms.questions import AnswerRules
from ui.assets import IconFont, asset_routes, base_path, early_tags, style_tags
from ui.catalog import CLASS, ready_lessons, tab_title
from ui.compression import CompressOnce
from ui.environment import ENVIRONMENT
from ui.errors import answer_error, show_error
from ui.front import Front
from ui.guard import Guard, framed_by
from ui.health import health_routes
from ui.language import nearest_language
from ui.serving import serving
from ui.teacher.share import share_routes
from ui.view import root_scripts
from ui.visits import Visits

# Altair stumbles over a pandas that Streamlit is just loading for another session.
import_module("pandas")

rooms = Rooms(ENVIRONMENT, AnswerRules(find=rule_of), base=base_path())

app = st.App(
    "ui/main.py",
    lifespan=partial(serving, guests=[rooms]),
    routes=[*asset_routes(), *share_routes(), *health_routes(), *rooms.routes()],
    on_script_error=show_error,
    exception_handlers={Exception: answer_error},
    middleware=[
        Middleware(Guard, frames=framed_by()),
        Middleware(Visits),
        rooms.rights(),
        Middleware(
            Front,
            pages=[*(lesson.path for lesson in ready_lessons()), CLASS],
            base=base_path(),
            styles=style_tags(),
            early=early_tags(),
            language=nearest_language,
            title=tab_title,
            scripts=root_scripts(),
            frames=framed_by(),
            mark=rooms.lead_mark,
        ),
        Middleware(CompressOnce),
        Middleware(IconFont),
    ],
)
