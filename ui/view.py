"""What belongs to no lesson and holds on every page: language, projector view, hidden parts."""

import re
from collections.abc import Mapping

import streamlit as st

from ui.address import lasting_parameters, note_lasting, touched
from ui.catalog import no_scene
from ui.language import KEY as LANGUAGE_KEY
from ui.language import LANGUAGES, _, browser_language, current_language
from ui.parameters import Choice, Parameter, Text, literal

TEACHER = "teacher"  # the sheet of a lesson
VIEW = Choice("view", ("page", "all", "projector", TEACHER), "page")
HIDE = "hide"
HIDING = Text(HIDE, "", lambda text: _names(text), lambda: _form_of_names())
SCENES = "scene:"  # in front of the key of one
CODE = re.compile(r"[0-9A-Z]{6}")  # which letters a server gives is its own affair
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")  # blanks, and all that looks like a hyphen
ROOM = Text("room", "", lambda text: room_code(text), lambda: _form_of_code())
LASTING = (LANGUAGE_KEY, VIEW.key, HIDE, ROOM.key)
NAME = re.compile(r"(scene:)?[A-Za-z][\w-]{0,30}")
READOUTS, ANSWERS = "readouts", "answers"


def language_control() -> Choice:
    """Return the choice of language, whose default is the browser's own."""
    return Choice(LANGUAGE_KEY, tuple(LANGUAGES), browser_language())


def global_controls() -> tuple[Parameter, ...]:
    """Return the parameters that every page has."""
    return (language_control(), VIEW, HIDING, ROOM)


def _names(text: str) -> list[str]:
    found = [name for name in text.split(",") if NAME.fullmatch(name)]
    if not found:
        raise ValueError("hide must name something")
    return found


def _form_of_names() -> str:
    return _("names of controls or scenes are needed, such as p,readouts,scene:coin")


def room_code(text: str) -> str:
    """Read the code of a room as somebody types it: in small letters, with spaces or a hyphen.

    Examples
    --------
    >>> room_code("k7m-2qx ")
    'K7M2QX'
    """
    code = BETWEEN.sub("", text).upper()
    if not CODE.fullmatch(code):
        raise ValueError("a code has six letters and digits")
    return code


def _form_of_code() -> str:
    return _("a code has six letters and digits, such as K7M2QX")


def current_room() -> str | None:
    """Return the code of the room that this page belongs to, by its address."""
    text = lasting_parameters().get(ROOM.key, "")
    return room_code(text) if ROOM.rule(text) is None else None


def view_switches(*, of_lesson: bool) -> None:
    """Draw the switches of view and language; they keep the page and its state.

    The teacher's sheet is named where it is shown: at a lesson.
    """
    names = [_("Page"), _("All"), _("Projector"), _("Sheet")]
    shown = dict(zip(VIEW.options, names, strict=True))
    if not (of_lesson and current_view() == TEACHER):
        del shown[TEACHER]
    _lasting(VIEW, _("View"), shown, current_view() if current_view() in shown else VIEW.default)
    _lasting(language_control(), _("Language"), LANGUAGES, current_language())


def _lasting(control: Choice, label: str, shown: Mapping[str, str], current: str) -> None:
    """Draw a choice that holds on every page, without a label on the screen."""
    # A widget of another page leaves its value behind, so it is set on every page.
    st.session_state[control.key] = current
    st.segmented_control(
        label,
        options=[*shown],
        format_func=shown.__getitem__,
        required=True,
        default=current,
        key=control.key,
        label_visibility="collapsed",
        on_change=_choose,
        args=(control,),
    )


def _choose(control: Choice) -> None:
    """Note what is chosen; a language stays in the link, since elsewhere another is the default.

    Pressed while the page turns into another one, the button tells what that one cannot choose.
    """
    touched()
    chosen = st.session_state.get(control.key)
    if chosen not in control.options:
        return
    always = control.key == LANGUAGE_KEY
    note_lasting(control.key, chosen if always else control.write(chosen))


def current_view() -> str:
    """Return the view of this session."""
    wanted = lasting_parameters().get(VIEW.key)
    return wanted if wanted in VIEW.options else VIEW.default


def text_scale() -> float:
    """Return how much larger text is than on the page, as style.css has it, for a canvas."""
    return 1.25 if current_view() == "projector" else 1.0


def hidden_names() -> list[str]:
    """Return the controls and sections that a teacher has hidden by ``hide`` in the address.

    They stay hidden for the whole session, and so does the parameter in the address. What cannot
    be a name is left out.
    """
    names = lasting_parameters().get(HIDE, "").split(",")
    found = [name for name in names if NAME.fullmatch(name)]
    note_lasting(HIDE, ",".join(found) or None)
    return found


def hidden_scenes() -> tuple[set[str], list[str]]:
    """Return the keys of the scenes that are hidden, and a sentence for each that there is not."""
    hidden = {name.removeprefix(SCENES) for name in hidden_names() if name.startswith(SCENES)}
    unknown = _("`hide` names the scene {scene}, which no lesson has.")
    return hidden, [unknown.format(scene=literal(name)) for name in no_scene(hidden)]


def answers_hidden() -> bool:
    """Tell whether a teacher has hidden what is right, and why."""
    return ANSWERS in hidden_names()


def root_script() -> str:
    """Return the script that tells the document its language and view, which Streamlit does not."""
    return _root_script(current_language(), current_view())


def root_scripts() -> list[str]:
    """Return every script that may tell so."""
    return [_root_script(language, view) for language in LANGUAGES for view in VIEW.options]


def _root_script(language: str, view: str) -> str:
    root = "document.documentElement"
    return f"<script>{root}.lang = '{language}'; {root}.dataset.view = '{view}'</script>"


def hiding_style() -> str:
    """Return the style rules that hide what a teacher has hidden."""
    places = [
        f".st-key-{name}, .st-key-section-{name}" for name in hidden_names() if ":" not in name
    ]
    if READOUTS in hidden_names():
        places.append(".lf-readouts, .lf-formula")
    return "".join(f"{place} {{ display: none !important; }}" for place in places)
