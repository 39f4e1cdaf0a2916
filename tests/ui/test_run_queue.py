"""One at a time, the urgent first, each line in its order, and no turn is ever lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.run_queue import RunQueue

ROOT = Path(__file__).parents[2]
PATIENCE = 10.0  # seconds; no test waits so long unless it fails


class Gone(BaseException):
    """What ends a run that nobody wants any more."""


class Class:
    """Members who take turns, and the order in which they got them."""

    def __init__(self) -> None:
        self.turns = RunQueue(self._look)
        self.order: list[str] = []
        self.unwanted: set[str] = set()
        self.gave_up: list[str] = []
        self.threads: list[threading.Thread] = []

    def _look(self) -> None:
        if threading.current_thread().name in self.unwanted:
            raise Gone

    def member(self, name: str, *, urgent: bool, work: Callable[[], None] | None = None) -> None:
        """Let somebody ask for a turn, and return once they stand in line."""

        def run() -> None:
            try:
                with self.turns.taken(urgent=urgent):
                    self.order.append(name)
                    if work:
                        work()
            except Gone:
                self.gave_up.append(name)

        before = self.waiting()
        thread = threading.Thread(target=run, name=name, daemon=True)
        self.threads.append(thread)
        thread.start()
        self.until(lambda: self.waiting() > before or name in self.order)

    def waiting(self) -> int:
        return sum(map(len, self.turns._lines))

    @staticmethod
    def until(holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end
            time.sleep(0.001)

    def leave(self) -> None:
        for thread in self.threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()


@pytest.fixture
def school() -> Class:
    return Class()


@contextmanager
def held(school: Class) -> Iterator[None]:
    with school.turns.taken():
        yield
    school.leave()


def test_the_urgent_go_first_and_each_line_keeps_its_order(school: Class) -> None:
    with held(school):
        for name, urgent in (("film 1", False), ("hand 1", True), ("film 2", False)):
            school.member(name, urgent=urgent)
        school.member("hand 2", urgent=True)
        assert school.order == []
    assert school.order == ["hand 1", "hand 2", "film 1", "film 2"]


def test_two_never_hold_a_turn_at_once(school: Class) -> None:
    inside, most = 0, 0

    def work() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        time.sleep(0.002)
        inside -= 1

    with held(school):
        for i in range(20):
            school.member(str(i), urgent=i % 2 == 0, work=work)
    assert (most, len(school.order)) == (1, 20)


def test_who_has_a_turn_goes_on_with_it(school: Class) -> None:
    with school.turns.taken(), school.turns.taken(urgent=False):
        school.member("other", urgent=True)
        assert school.order == []
    school.leave()
    assert school.order == ["other"]


def test_a_turn_that_ends_in_an_error_is_handed_on(school: Class) -> None:
    def fail() -> None:
        raise Gone

    with held(school):
        school.member("failing", urgent=True, work=fail)
        school.member("other", urgent=True)
    assert school.order == ["failing", "other"]


def test_who_is_not_wanted_any_more_gives_the_place_up(school: Class) -> None:
    with held(school):
        school.member("first", urgent=True)
        school.member("second", urgent=True)
        school.unwanted = {"first"}
        school.until(lambda: school.gave_up == ["first"])
    assert school.order == ["second"]


def test_something_long_lets_the_others_go_first(school: Class) -> None:
    with held(school):
        school.member("film", urgent=False)
        school.member("hand", urgent=True)
        school.turns.give_way()
        assert "hand" in school.order
    assert sorted(school.order) == ["film", "hand"]


def test_a_turn_is_free_again_after_a_long_one_was_not_wanted_any_more(school: Class) -> None:
    rest, go = threading.Event(), threading.Event()

    def long() -> None:
        go.wait(PATIENCE)
        school.turns.give_way()

    school.member("long", urgent=False, work=long)
    school.member("hand", urgent=True, work=lambda: [rest.wait(PATIENCE), None][1])
    school.unwanted = {"long"}
    go.set()
    school.until(lambda: school.gave_up == ["long"])
    rest.set()
    school.leave()
    school.member("next", urgent=True)
    school.leave()
    assert school.order == ["long", "hand", "next"]


def test_something_long_ends_where_it_is_not_wanted_any_more(school: Class) -> None:
    done: list[int] = []

    def long() -> None:
        for piece in range(3):
            done.append(piece)
            school.unwanted = {"long"} if piece == 1 else set()
            school.turns.give_way()

    school.member("long", urgent=True, work=long)
    school.leave()
    assert (done, school.gave_up) == ([0, 1], ["long"])


def test_no_part_of_a_page_is_drawn_out_of_turn() -> None:
    parts = ("pages", "lessons", "rooms", "ui")
    files = [path for part in parts for path in (ROOT / part).rglob("*.py")]
    drawing = {path.name for path in files if "st.fragment" in path.read_text(encoding="utf-8")}
    assert drawing == {"run_queue.py"}
