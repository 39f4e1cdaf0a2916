"""The address of a page: read where it leads, and written once at the end of a run.

It leads where it says something that the app has not written: a link was opened, or Back or Forward
was pressed. Otherwise the controls lead, and what they stand for is written, a default left out.
Parameters of controls that are not drawn stay as they are. One object of the session holds all of
it, as texts; what a page was left with is found again by whoever comes back.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui.parameters import Parameter, refusal
from ui.state import kept

SCENE = "scene"
Texts = dict[str, str]


@dataclass
class Address:
    """What a session knows of its address.

    Attributes
    ----------
    page : str
        The page that is open.
    texts : dict
        By page, what its parameters stand for where it is no default.
    lasting : dict
        What holds on every page.
    written : dict
        The address as it was read or written last; ``recent`` are those before it, of this page.
    leads : bool
        Whether the address of this run goes before the controls.
    moved : bool
        Whether a control has been moved since the address was written.
    refused : list
        Sentences on what of the address is not used, until the run that says them is through.
    first : str or None
        The first scene of the open page: an address that says nothing else does not name it.
    """

    page: str | None = None
    texts: dict[str | None, Texts] = field(default_factory=dict)
    lasting: Texts = field(default_factory=dict)
    unknown: Texts = field(default_factory=dict)
    written: Texts | None = None
    led: Texts = field(default_factory=dict)  # the address that led last
    recent: deque[Texts] = field(default_factory=lambda: deque(maxlen=16))
    leads: bool = False
    moved: bool = False
    whole: bool = False  # a whole page is run, not a fragment of it
    arrived: bool = False  # at this page from another one
    times: int = 0  # that the address has led
    refused: list[str] = field(default_factory=list)
    first: str | None = None

    @property
    def here(self) -> Texts:
        """What the parameters of the open page stand for."""
        return self.texts.setdefault(self.page, {})

    def is_news(self, asked: Texts) -> bool:
        """Tell whether an address is not our own.

        The browser may tell one that has been written over meanwhile, of the same scene: an echo.
        """
        if self.written is None:
            return True
        echo = asked in self.recent and asked.get(SCENE) == self.written.get(SCENE)
        return asked != self.written and not self.moved and not echo


def begin_run(lasting: Sequence[str]) -> None:
    """Look at the address at the beginning of a run, before any text is translated."""
    address, asked = kept(Address), st.query_params.to_dict()
    address.leads = address.leads or address.is_news(asked)
    if address.leads:
        address.lasting |= {key: asked[key] for key in lasting if key in asked}


@contextmanager
def page_run(page: str) -> Iterator[None]:
    """Run a page as a whole, and write its address at the end."""
    address = kept(Address)
    if page != address.page:
        address.page, address.first = page, None
        address.leads = address.arrived = True
    address.whole = True
    try:
        yield
    finally:
        address.whole = address.arrived = False
    write_address()


def open_page(everywhere: Sequence[Parameter], own: Sequence[Parameter]) -> list[str]:
    """Take what the address says where it leads; return a sentence for all that breaks a rule.

    To be called before the controls of the page are drawn.
    """
    address = kept(Address)
    if address.leads:
        asked = st.query_params.to_dict()
        address.leads, address.moved, address.times = False, False, address.times + 1
        address.written = address.led = asked
        address.recent.clear()
        address.refused = _take(address, asked, everywhere, own)
    return address.refused


def _take(
    address: Address, asked: Texts, everywhere: Sequence[Parameter], own: Sequence[Parameter]
) -> list[str]:
    rules = {one.key: one.rule(asked[one.key]) for one in (*everywhere, *own) if one.key in asked}
    for one in everywhere:
        if rules.get(one.key) is not None:
            address.lasting.pop(one.key, None)
    keys = {one.key for one in own}
    said = {key: text for key, text in asked.items() if key in keys}
    if said or not address.arrived:  # else the page is found as it was left
        address.texts[address.page] = {key: said[key] for key in said if rules[key] is None}
    for key in keys:
        st.session_state.pop(key, None)
    known = {*keys, *address.lasting, *(one.key for one in everywhere)}
    address.unknown = {key: text for key, text in asked.items() if key not in known}
    return [refusal(key, asked[key], rule) for key, rule in rules.items() if rule is not None]


def suppose(page: str, texts: Mapping[str, str], own: Sequence[Parameter]) -> None:
    """Let a page stand as an address says, where no session has opened it.

    What breaks a rule, and what is none of the page's ``own`` parameters, is left out.
    """
    rules = {one.key: one.rule for one in own}
    address = kept(Address)
    address.page = page
    address.texts[page] = {
        key: text for key, text in texts.items() if key in rules and rules[key](text) is None
    }


def write_address() -> None:
    """Write into the address what the page stands for, if it is something else than before."""
    address = kept(Address)
    own = {**address.here, **address.unknown}
    if own == {SCENE: address.first}:
        own = {}
    wanted = {**own, **address.lasting}
    before = st.query_params.to_dict()
    if wanted != before:
        st.query_params.from_dict(wanted)
    if address.written is not None and address.written != wanted:
        address.recent.append(address.written)
    address.written, address.moved, address.refused = wanted, False, []


def is_whole_run() -> bool:
    """Tell whether the page is run as a whole, and not a fragment of it by itself."""
    return kept(Address).whole


def end_fragment() -> None:
    """Write the address where a fragment has been run by itself."""
    if not is_whole_run():
        write_address()


def touched() -> None:
    """Tell that a control has been touched, and goes before an address that is older than that."""
    kept(Address).moved = True


def open_path() -> str | None:
    """Return the path of the open page; None before there is one."""
    return kept(Address).page


def note(key: str, text: str | None) -> None:
    """Note what a parameter of the open page stands for; None at its default."""
    if text is None:
        kept(Address).here.pop(key, None)
    else:
        kept(Address).here[key] = text


def put(key: str, text: str | None) -> None:
    """Give a parameter of the open page a text from a callback, before its control is drawn."""
    touched()
    note(key, text)


def note_lasting(key: str, text: str | None) -> None:
    """Note what a parameter of all pages stands for; None leaves it out of the address."""
    if text is None:
        kept(Address).lasting.pop(key, None)
    else:
        kept(Address).lasting[key] = text


def text_of(key: str) -> str | None:
    """Return what a parameter of the open page stands for, as a text; None at its default."""
    return kept(Address).here.get(key)


def value_of(parameter: Parameter) -> Any:
    """Return what a parameter of the open page stands for."""
    text = text_of(parameter.key)
    return parameter.default if text is None else parameter.parse(text)


def settings_of_page() -> set[str]:
    """Return the parameters of the open page that stand for something else than the default."""
    return set(kept(Address).here)


def show_scene(scene: str, first: str) -> None:
    """Note which scene of the open page is shown, and which is its first."""
    kept(Address).first = first
    note(SCENE, scene)


def address_of(page: str, scene: str | None, first: str | None) -> Texts:
    """Return the address of another page as it was left, but at one of its scenes."""
    address = kept(Address)
    texts = {**address.texts.get(page, {}), SCENE: scene or ""}
    alone = scene is None or texts == {SCENE: first}
    return {**({} if alone else texts), **address.lasting}


def lead_to(asked: Texts) -> None:
    """Have an address of the open page lead, from a callback, whatever its controls stand for."""
    address = kept(Address)
    st.query_params.from_dict({**asked, **address.lasting})
    address.leads = True


def lead_again() -> None:
    """Have the address that led last lead once more, from a callback: the page knows more now."""
    address = kept(Address)
    st.query_params.from_dict(address.led)
    address.leads = True


def times_led() -> int:
    """Return how often the address has led: what was made of an earlier one is out of date."""
    return kept(Address).times


def lasting_parameters() -> Mapping[str, str]:
    """Return what of the address holds on every page."""
    return dict(kept(Address).lasting)
