"""A lesson of the cockpit marks what it speaks of."""

import pytest
from course import figures
from streamlit.testing.v1 import AppTest
from training_page import at, lesson

from lessons.train.stages import STAGES


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("noise", "losses"),
        ("zero", "network"),
        ("start", "belief"),
        *(
            pytest.param(*one, marks=pytest.mark.exhaustive)
            for one in (
                ("xor", "belief"),
                ("features", "network"),
                ("leap", "losses"),
                ("separable", "network"),
                ("batches", "losses"),
            )
        ),
    ],
)
def test_a_lesson_marks_the_place_that_it_speaks_of_once_its_film_has_come_there(
    name: str, figure: str
) -> None:
    def arrows(app: AppTest) -> dict[str, int]:
        drawn = {key: one["figure"]["layout"] for key, one in figures(app).items()}
        notes = {key: layout.get("annotations", []) for key, layout in drawn.items()}
        counts = {key: sum(note["showarrow"] for note in some) for key, some in notes.items()}
        return {key: count for key, count in counts.items() if count}

    app = lesson(name, scene="cockpit")
    assert arrows(app) == {}
    app = at(app, STAGES[name].pause)
    assert arrows(app) == {figure: 2 if name == "start" else 1}
