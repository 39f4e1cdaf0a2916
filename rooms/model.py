"""What all who are in a room share: a frozen value, and a new one for every change."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from rooms.refusal import RefusalError

Mode = Literal["lead", "free", "pause"]
MODES: tuple[str, ...] = get_args(Mode)
Value = float | str
MOST_ROUNDS = 100  # of all questions of a room
MOST_VALUES = 200  # that a scene's hand may hold


@dataclass(frozen=True)
class Place:
    """Where the teacher is: a page of the course, and the settings in its address.

    ``own`` tells that what is shown there is a table of the teacher's own, which no address holds.
    """

    page: str
    query: str = ""
    own: bool = False

    @property
    def scene(self) -> str:
        """The scene that the address names; empty where it names none."""
        return parse_qs(self.query).get("scene", [""])[0]

    def is_beside(self, other: "Place | None") -> bool:
        """Tell whether both are the same scene, whatever its settings."""
        return other is not None and (self.page, self.scene) == (other.page, other.scene)


@dataclass(frozen=True)
class Film:
    """How the teacher's film stands: its step, whether it plays and how fast, told when (s)."""

    step: float
    playing: bool
    speed: float
    told: float


@dataclass(frozen=True)
class Asked:
    """A question that the room is asked, for the first time or again."""

    question: str
    page: str
    scene: str
    query: str
    round: int = 1
    open: bool = True
    shown: bool = False
    revealed: bool = False

    @property
    def id(self) -> str:
        """Name of this round."""
        return f"{self.question}:{self.round}"


@dataclass(frozen=True)
class Room:
    """A room: ``n`` counts its changes, ``secret`` is the digest of what lets somebody lead.

    ``hand`` are the momentary values of the scene's controls, ``rounds`` says how often each
    question has been asked, ``scenes`` on which page and in which scene.
    """

    code: str
    secret: str
    n: int = 0
    mode: str = "lead"
    called: int = 0
    place: Place | None = None
    hand: Mapping[str, Value] = field(default_factory=dict)
    film: Film | None = None
    question: Asked | None = None
    rounds: Mapping[str, int] = field(default_factory=dict)
    scenes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def asked(self) -> list[str]:
        """The name of every round so far."""
        return [f"{key}:{i + 1}" for key, count in self.rounds.items() for i in range(count)]

    def touched(self, values: Mapping[str, Value]) -> "Room":
        """Return the room after the teacher's hand has moved controls."""
        hand = {**self.hand, **values}
        if len(hand) > MOST_VALUES:
            raise RefusalError(400, "values")
        return replace(self, n=self.n + 1, hand=hand)

    def turned(self, changes: Mapping[str, Any]) -> "Room":
        """Return the room after any of mode, place, film and call was told."""
        room = replace(self, n=self.n + 1)
        if "place" in changes:
            place = changes["place"]
            if place is None or not place.is_beside(self.place):
                room = replace(room, hand={}, film=None)
            room = replace(room, place=place)
        given = {key: changes[key] for key in ("mode", "film") if key in changes}
        return replace(room, called=room.called + bool(changes.get("call")), **given)

    def opened(self, question: Asked) -> "Room":
        """Return the room in which a question is asked, again if it has been before."""
        if sum(self.rounds.values()) >= MOST_ROUNDS:
            raise RefusalError(429, "rounds")
        turn = self.rounds.get(question.question, 0) + 1
        rounds = {**self.rounds, question.question: turn}
        scenes = {**self.scenes, question.question: (question.page, question.scene)}
        asked = replace(question, round=turn)
        return replace(self, n=self.n + 1, question=asked, rounds=rounds, scenes=scenes)

    def asking(self, do: str) -> "Room":
        """Return the room after its question was closed, shown, revealed or cleared."""
        if self.question is None:
            raise RefusalError(409, "none")
        changed: dict[str, dict[str, Any]] = {
            "close": {"open": False},
            "show": {"shown": True},
            "reveal": {"open": False, "revealed": True},
        }
        question = None if do == "clear" else replace(self.question, **changed[do])
        return replace(self, n=self.n + 1, question=question)

    def takes_answers(self, question: str) -> bool:
        """Tell whether a round of a question is open."""
        return self.question is not None and self.question.open and self.question.id == question

    def shows(self) -> list[str]:
        """Return the rounds of which everybody may see the distribution."""
        now = self.question
        if now is None or not (now.shown or now.revealed):
            return []
        return [f"{now.question}:{turn + 1}" for turn in range(now.round)]

    def state(self, *, members: int, answers: int, now: float) -> dict[str, Any]:
        """Return the whole present as a message, at a time in seconds."""
        told: dict[str, Any] = {"kind": "state", "n": self.n, "mode": self.mode}
        told |= {"called": self.called, "place": asdict(self.place) if self.place else None}
        told |= {"hand": dict(self.hand), "film": None, "question": None, "members": members}
        if self.film:
            film = asdict(self.film)
            age = max(0, round(1000 * (now - film.pop("told"))))
            told["film"] = {**film, "age": age}
        if self.question:
            told["question"] = {"id": self.question.id, **asdict(self.question), "answers": answers}
        return told

    def to_json(self) -> str:
        """Return the room as text, to be kept."""
        return json.dumps(asdict(self), separators=(",", ":"))


def room_from_json(text: str) -> Room:
    """Return the room that was kept as text.

    Raises
    ------
    ValueError
        If the text is none that was kept.
    """
    try:
        kept = json.loads(text)
        for name, kind in (("place", Place), ("film", Film), ("question", Asked)):
            kept[name] = kind(**kept[name]) if kept[name] is not None else None
        return Room(**kept)
    except (TypeError, KeyError, AttributeError) as broken:
        raise ValueError(f"a kept room must be what to_json writes; got {text[:80]!r}") from broken
