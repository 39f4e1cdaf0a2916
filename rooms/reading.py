"""Reads what browsers send; whatever is not exactly what may come is refused with a word."""

import math
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

from rooms.model import MODES, Asked, Film, Place, Value
from rooms.refusal import RefusalError

PAGE = re.compile(r"[a-z-]{0,40}")
CONTROL = re.compile(r"[a-z0-9_]{1,32}")
NAME = re.compile(r"[a-z0-9_-]{1,64}")
MOST_CONTROLS = 40
LONGEST_VALUE = 64
LONGEST_QUERY = 8_000
OWN = {"lang", "view", "hide", "room", "lead", "refused"}  # of each reader's own browser
DOES = ("close", "show", "reveal", "clear")


def is_number(given: object) -> bool:
    """Tell whether something is a finite number that a browser can hold."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        return False
    return abs(given) <= 2**53 if isinstance(given, int) else math.isfinite(given)


def read_hand(told: Mapping[str, Any]) -> tuple[dict[str, Value], bool]:
    """Return the values of controls, and whether the teacher has let go."""
    _only(told, {"values", "released"})
    values, released = told.get("values"), told.get("released", False)
    if not isinstance(values, dict) or len(values) > MOST_CONTROLS or type(released) is not bool:
        raise _bad("values")
    if not all(CONTROL.fullmatch(key) and _is_value(one) for key, one in values.items()):
        raise _bad("values")
    return values, released


def _is_value(given: object) -> bool:
    return len(given) <= LONGEST_VALUE if isinstance(given, str) else is_number(given)


def read_state(told: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Return what of a room's state is to change, at a time in seconds."""
    _only(told, {"mode", "place", "film", "call"})
    changes = dict(told)
    if not told or ("mode" in told and told["mode"] not in MODES):
        raise _bad("mode")
    if told.get("call", True) is not True:
        raise _bad("call")
    if told.get("place") is not None:
        changes["place"] = _place(told["place"])
    if told.get("film") is not None:
        changes["film"] = _film(told["film"], now)
    return changes


def _place(told: object) -> Place:
    match told:
        case {"page": str(page), "query": str(query), **more} if not more.keys() - {"own"}:
            own = more.get("own", False)
            if PAGE.fullmatch(page) and isinstance(own, bool):
                return Place(page, shared_query(query), own)
    raise _bad("place")


def _film(told: object, now: float) -> Film:
    match told:
        case {"step": step, "playing": bool(playing), "speed": speed, **more} if not more:
            if is_number(step) and is_number(speed) and 0 <= step <= 1e9 and 0 < speed <= 1e3:
                return Film(step, playing, speed, now)
    raise _bad("film")


def shared_query(query: str) -> str:
    """Return what of an address's query is the same for all.

    Examples
    --------
    >>> shared_query("?scene=rulers&lang=ko&p=0.4")
    'scene=rulers&p=0.4'
    """
    if len(query) > LONGEST_QUERY or not query.isprintable():
        raise _bad("place")
    pairs = query.removeprefix("?").split("&")
    return "&".join(one for one in pairs if one and unquote_plus(one.split("=")[0]) not in OWN)


def read_question(told: Mapping[str, Any]) -> Asked | str:
    """Return the question to be opened, or what is to be done with the one that is."""
    match told:
        case {"do": "open", "page": str(), "scene": str(), "question": str(), **more}:
            _only(more, {"query"})
            return _asked(**{key: one for key, one in told.items() if key != "do"})
        case {"do": str(do), **more} if do in DOES and not more:
            return do
    raise _bad("do")


def _asked(page: str, scene: str, question: str, query: object = "") -> Asked:
    if not _is_place(page, scene) or not NAME.fullmatch(question) or not isinstance(query, str):
        raise _bad("question")
    return Asked(question, page, scene, shared_query(query))


def read_where(told: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return page and scene where a member is; None for who is with the teacher."""
    match told:
        case {"page": str(page), "scene": str(scene), "with": bool(beside), **more} if not more:
            if _is_place(page, scene):
                return None if beside else (page, scene)
    raise _bad("where")


def _is_place(page: str, scene: str) -> bool:
    return bool(PAGE.fullmatch(page)) and (not scene or bool(NAME.fullmatch(scene)))


def read_answer(told: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a round of a question, and the answer to it, of whatever kind."""
    match told:
        case {"question": str(question), "answer": dict(answer), **more} if not more:
            return question, answer
    raise _bad("answer")


def _only(told: Mapping[str, Any], known: set[str]) -> None:
    if not set(told) <= known:
        raise _bad("field")


def _bad(word: str) -> RefusalError:
    return RefusalError(400, word)
