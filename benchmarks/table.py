"""The numbers of a run beside what they must be, as a Markdown table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import chain
from statistics import median

from benchmarks.loading import Load
from benchmarks.measures import Run
from benchmarks.sites import OURS, PLAIN, STATIC
from benchmarks.softmax import Against
from benchmarks.summary import Drags

HEAD = ("what", "must", "ours", "plain Streamlit", "static page", "ratio", "held?")
ABSENT = "–"


@dataclass(frozen=True)
class Row:
    """One line: the values as numbers, how they are written, and the limits they are held to.

    ``low`` and ``high`` bound our value, ``times_plain`` and ``times_static`` its ratio to a
    peer's.
    """

    what: str
    form: str
    ours: float
    plain: float | None = None
    static: float | None = None
    _: KW_ONLY
    low: float | None = None
    high: float | None = None
    times_plain: float | None = None
    times_static: float | None = None

    @property
    def held(self) -> bool:
        """Whether every limit is kept."""
        return all(
            (
                self.low is None or self.ours >= self.low,
                self.high is None or self.ours <= self.high,
                self.times_plain is None or self.ours <= self.times_plain * (self.plain or 0),
                self.times_static is None or self.ours >= self.times_static * (self.static or 0),
            )
        )

    @property
    def must(self) -> str:
        """The limits in words."""
        limits = [
            self.low is not None and f"≥ {self._written(self.low)}",
            self.high is not None and (f"≤ {self._written(self.high)}" if self.high else "none"),
            self.times_plain is not None and f"≤ {self.times_plain:g} × plain",
            self.times_static is not None and f"≥ {self.times_static:g} × static",
        ]
        return ", ".join(limit for limit in limits if limit) or ABSENT

    @property
    def ratio(self) -> str:
        """Our value over that of the peer it is held to, or of the one there is."""
        peer, name = (self.static, "static") if self.times_static else (self.plain, "plain")
        return f"{self.ours / peer:.2f} × {name}" if peer else ABSENT

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the line."""
        values = (self._written(value) for value in (self.ours, self.plain, self.static))
        bounded = self.must != ABSENT
        held = ("yes" if self.held else "**no**") if bounded else ABSENT
        return (self.what, self.must, *values, self.ratio, held)

    def _written(self, value: float | None) -> str:
        return ABSENT if value is None else self.form.format(value)


def rows(run: Run) -> list[Row]:
    """Return the lines of the table."""
    return [
        *_drag_rows("/odds p", run.drags[20], run.drags[60]),
        *(
            row
            for name, drags in run.other_drags.items()
            for row in _drag_rows(name, {OURS: drags[20]}, {OURS: drags[60]})
        ),
        *_answer_rows(run),
        *_load_rows(run),
        *_rerun_rows(run),
        *(_scipy_row(each) for each in run.scipy),
    ]


def _drag_rows(name: str, slow: dict[str, Drags], fast: dict[str, Drags]) -> list[Row]:
    def row(what: str, form: str, drags: dict[str, Drags], attribute: str, **limits: float) -> Row:
        peers = (
            getattr(drags[site], attribute) if site in drags else None for site in (PLAIN, STATIC)
        )
        return Row(f"{name}: {what}", form, getattr(drags[OURS], attribute), *peers, **limits)

    against_static = {"times_static": 0.9} if STATIC in fast else {}
    return [
        row("dragged at 20 values/s, painted", "{:.1%}", slow, "share", low=0.98),
        row("blank frames at 20 values/s", "{}", slow, "blank", high=0),
        row("dragged at 60 values/s, painted", "{:.1%}", fast, "share"),
        row("updates/s at 60 values/s", "{:.1f}", fast, "rate", low=50, **against_static),
        row("blank frames at 60 values/s", "{}", fast, "blank", high=0),
    ]


def _answer_rows(run: Run) -> list[Row]:
    form = "{:.0f} ms"
    keys = [run.keys[site] for site in (OURS, PLAIN, STATIC)]
    medians, p95s = [each.median for each in keys], [each.p95 for each in keys]
    releases = [run.releases[site].median for site in (OURS, PLAIN)]
    return [
        Row("key press → painted, median", form, *medians, high=35, times_plain=0.3),
        Row("key press → painted, p95", form, *p95s, high=60),
        Row("release → server's figure, median", form, *releases, times_plain=0.7),
    ]


def _load_rows(run: Run) -> list[Row]:
    def seconds(loads: Sequence[Load]) -> float:
        return median(load.milliseconds for load in loads) / 1000

    near = [seconds(run.loads[site]) for site in (OURS, PLAIN)]
    far = [seconds(run.slow_loads[site]) for site in (OURS, PLAIN)]
    size = [median(load.transferred for load in run.loads[site]) / 1e6 for site in (OURS, PLAIN)]
    form = "{:.2f} s"
    return [
        Row("first chart, cold cache, loopback", form, *near, times_plain=1.0),
        Row("first chart, cold cache, 10 Mbit/s", form, *far, times_plain=0.5),
        Row("first load", "{:.2f} MB", *size, high=2.8),
    ]


def _rerun_rows(run: Run) -> list[Row]:
    ours, plain = run.reruns[OURS], run.reruns[PLAIN]
    cpu = (ours.cpu_milliseconds, plain.cpu_milliseconds)
    return [
        Row("one rerun, server's CPU", "{:.1f} ms", *cpu, high=10),
        Row("one rerun, sent", "{:.1f} kB", ours.kilobytes, plain.kilobytes, high=40),
    ]


def _scipy_row(measured: Against) -> Row:
    sizes = f"{measured.sizes[0]:,}…{measured.sizes[-1]:,} elements"
    return Row(f"{measured.name}, {sizes}, worst", "{:.2f} × SciPy", measured.ratio, high=1.0)


def markdown(lines: Iterable[Row]) -> Iterator[str]:
    """Yield the rows of a Markdown table, each as soon as its line is there."""
    body = (line.cells for line in lines)
    for cells in chain([HEAD, ("---",) * len(HEAD)], body):
        yield "| " + " | ".join(cells) + " |"
