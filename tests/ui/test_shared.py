"""Figures that are prepared once for everybody."""

from typing import Any

import numpy as np
import pytest

from ui.live_figure import Readout, component, live_figure, shared
from ui.live_figure.component import Prepared


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> list[Prepared]:
    """Return the figures that are drawn, in their order, by a process that has drawn none yet."""
    drawn: list[Prepared] = []
    for module in (component, shared):
        monkeypatch.setattr(module, "mount", drawn.append)
    monkeypatch.setattr(shared, "FIGURES", shared._Figures(10**6))
    return drawn


class Scene:
    """A function that draws, and the arguments for which it had to build what it draws."""

    def __init__(self) -> None:
        self.built: list[tuple[Any, ...]] = []

    def figure(self, p: float, row: np.ndarray | None = None) -> None:
        self.built.append((p, row))
        live_figure(
            {"data": {}, "layout": {}},
            key="scene",
            name="Scene",
            summary="",
            readouts=[Readout("p", "p", p)],
        )


def test_what_somebody_has_seen_is_drawn_for_others_and_not_built_again(
    mounted: list[Prepared],
) -> None:
    scene = Scene()
    draw = shared.shared(scene.figure)
    for p in (0.2, 0.3, 0.2):
        draw(p)
    assert scene.built == [(0.2, None), (0.3, None)]
    assert mounted[0] == mounted[2] != mounted[1]
    assert [figure.key for figure in mounted] == ["scene"] * 3


def test_arrays_are_arguments_by_what_they_hold(mounted: list[Prepared]) -> None:
    scene = Scene()
    draw = shared.shared(scene.figure)
    for row in ([1.0, 2.0], [1.0, 2.0], [1.0, 3.0]):
        draw(0.2, row=np.array(row))
    assert len(scene.built) == 2
    assert len(mounted) == 3


def test_each_language_has_its_figures_and_an_open_question_too(
    mounted: list[Prepared], monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = Scene()
    draw = shared.shared(scene.figure)
    for language in ("en", "ko"):
        for waits in (False, True):
            monkeypatch.setattr(shared, "current_language", lambda now=language: now)
            monkeypatch.setattr(shared, "waiting", lambda now=waits: now)
            draw(0.2)
            draw(0.2)
    assert len(scene.built) == 4
    assert len(mounted) == 8


def test_functions_do_not_get_each_others_figures(mounted: list[Prepared]) -> None:
    def first(p: float) -> None:
        Scene.figure(one, p)

    def second(p: float) -> None:
        Scene.figure(other, p)

    one, other = Scene(), Scene()
    for draw in (first, second):
        shared.shared(draw)(0.2)
    assert len(one.built) == len(other.built) == 1
    assert len(mounted) == 2


def test_what_breaks_off_is_not_kept(mounted: list[Prepared]) -> None:
    tries = []

    @shared.shared
    def draw(p: float) -> None:
        tries.append(p)
        if len(tries) == 1:
            raise RuntimeError
        Scene().figure(p)

    with pytest.raises(RuntimeError):
        draw(0.2)
    draw(0.2)
    draw(0.2)
    assert tries == [0.2, 0.2]
    assert len(mounted) == 2
    assert component.noted.get() is None


def test_what_nobody_has_looked_at_for_longest_goes_first() -> None:
    def figure(size: int) -> list[Prepared]:
        return [Prepared("key", bytes(size), {}, [], None)]

    kept = shared._Figures(100)
    kept.keep(b"a", figure(40))
    kept.keep(b"b", figure(40))
    assert kept.of(b"a")
    kept.keep(b"c", figure(40))
    assert [name for name in (b"a", b"b", b"c") if kept.of(name)] == [b"a", b"c"]
    kept.keep(b"a", figure(10))
    assert kept.size == 11 + 41
    kept.keep(b"d", figure(200))  # too large for all of it: nothing is left
    assert kept.size == 0


def test_what_is_named_is_told_by_its_name_alone(mounted: list[Prepared]) -> None:
    seen: list[object] = []

    @shared.shared
    def draw(what: shared.Named[object]) -> None:
        seen.append(what.content)

    for name, content in (("one", 1), ("one", 2), ("two", 3)):
        draw(shared.Named(name, content))
    assert seen == [1, 3]
    assert mounted == []
