"""Entry script of every page: language first, then the pages in that language."""

from pathlib import Path

import streamlit as st

from rooms.presence import presence
from ui.address import begin_run, lasting_parameters, page_run
from ui.catalog import CLASS, CLASS_TITLE, CLASSROOM, HOME, ready_lessons, tab_title
from ui.language import KEY, _, current_language, settle_language
from ui.layout import dress_page
from ui.run_queue import RUN_QUEUE
from ui.view import LASTING
from ui.visits import timed

ICON = Path(__file__).parent / "icon.svg"

begin_run(LASTING)
settle_language(lasting_parameters().get(KEY))
st.set_page_config(page_icon=str(ICON), layout="wide")
pages = [st.Page(HOME, title=_("Home"), default=True)]
for number, lesson in enumerate(ready_lessons(), start=1):
    pages.append(st.Page(lesson.file, title=f"{number} {_(lesson.title)}", url_path=lesson.path))
pages.append(st.Page(CLASSROOM, title=_(CLASS_TITLE), url_path=CLASS, visibility="hidden"))
page = st.navigation(pages, position="top")
st.set_page_config(page_title=tab_title(page.url_path, current_language()))
with timed(page.url_path or "home"), page_run(page.url_path), RUN_QUEUE.taken():
    dress_page()
    presence()
    page.run()
