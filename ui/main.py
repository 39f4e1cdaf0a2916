"""Entry script of every page: language first, then the pages in that language."""

from pathlib import Path

import streamlit as st

from ui.catalog import HOME, ready_lessons, tab_title
from ui.language import _, settle_language
from ui.layout import dress_page
from ui.memory import arrive
from ui.turns import TURNS

ICON = Path(__file__).parent / "icon.svg"

language = settle_language()
st.set_page_config(page_icon=str(ICON), layout="wide")
pages = [st.Page(HOME, title=_("Home"), default=True)]
for number, lesson in enumerate(ready_lessons(), start=1):
    pages.append(st.Page(lesson.file, title=f"{number} {_(lesson.title)}", url_path=lesson.path))
page = st.navigation(pages, position="top")
st.set_page_config(page_title=tab_title(page.url_path, language))
arrive(page.url_path)
dress_page()
with TURNS.taken():
    page.run()
