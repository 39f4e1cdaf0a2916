"""A run as one Python file that needs NumPy alone and computes the same bits."""

import ast
import inspect
import textwrap
from collections.abc import Sequence
from types import ModuleType

import numpy as np
import numpy.typing as npt

from core.shared import domain
from core.training import Segment, Settings, TrainingData, features, weight_cells
from core.training import settings as _settings
from core.training.engine import passes, run, state, updates, workspace

_SOURCES = (passes, state, updates, workspace, run)

_FEATURES = ("FUNCTIONS", "def _feature_rows")

_HEAD = '''\
"""A training run of Logit Lab: its data, its settings and the code that trained it.

Needs NumPy ({version} when this was written). Prints the loss of the training points and that of
the test points after step {steps}, without the penalties.
"""
'''

_MAIN = '''
def main() -> None:
    """Train, and print the losses."""
    first = SEGMENTS[0][1]
    train, test = (
        Examples(_feature_rows(inputs, first.features), labels, OUTPUTS)
        for inputs, labels in ((TRAIN_INPUTS, TRAIN_LABELS), (TEST_INPUTS, TEST_LABELS))
    )
    state = first_state(first, OUTPUTS)
    for (start, settings, weights), end in zip(SEGMENTS, ENDS):
        if state.step == start:
            state = begun(state, weights)
        if end > start:
            state = advance(state, Workspace(train, settings), end - start)
    print("step", state.step, state.stop)
    print("training loss", repr(mean_loss(state, train, settings)))
    if len(TEST_LABELS):
        print("test loss", repr(mean_loss(state, test, settings)))


if __name__ == "__main__":
    main()
'''


def training_script(data: TrainingData, segments: Sequence[Segment], *, steps: int) -> str:
    """Write a Python script that repeats a run and prints its last losses.

    It is made of the very source of this package, so that on one machine and with one version of
    NumPy its numbers are the same to the last bit.

    Parameters
    ----------
    data : TrainingData
        The points.
    segments : sequence of Segment
        The settings, as of `core.training.film.TrainingHistory`.
    steps : int
        Number of steps, at least 1.

    Returns
    -------
    str
        The script: the code, then the data and the settings, then what prints
        ``training loss <float>`` and, if a point was held back, ``test loss <float>``.

    Examples
    --------
    >>> from core.training import Settings
    >>> two = TrainingData([[-1, 0], [1, 0]], [0, 1], [[2, 0]], [1])
    >>> script = training_script(two, [Segment(0, Settings())], steps=5)
    >>> "TRAIN_LABELS = np.array([0, 1])" in script
    True
    """
    last = domain.whole("steps", steps)
    code = [
        _fields(Settings),
        _definitions(_settings, "def activation_of"),
        *map(_body, _SOURCES),
        _definitions(features, *_FEATURES),
    ]
    parts = [_imports(), *code, _data(data, segments, last)]
    return _HEAD.format(version=np.__version__, steps=last) + "\n\n".join(parts) + _MAIN


def _imports() -> str:
    """Import once, name by name, what the modules import from elsewhere."""
    lines = {
        ast.unparse(type(node)(**(dict(ast.iter_fields(node)) | {"names": [name]})))
        for module in _SOURCES
        for node in _import_nodes(module)
        for name in node.names
    }
    return "\n" + "\n".join(sorted(line for line in lines if not line.startswith("from core")))


def _import_nodes(module: ModuleType) -> list[ast.Import | ast.ImportFrom]:
    nodes = ast.parse(inspect.getsource(module)).body
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def _body(module: ModuleType) -> str:
    # All that follows the imports; what the module says of itself becomes a comment.
    lines = inspect.getsource(module).splitlines()[_import_nodes(module)[-1].end_lineno :]
    about = textwrap.indent(inspect.getdoc(module) or "", "# ", lambda line: True)
    return "\n".join(line.rstrip() for line in [*about.splitlines(), *lines]) + "\n"


def _definitions(module: ModuleType, *names: str) -> str:
    """Take some definitions out of a module."""
    source = inspect.getsource(module)
    found = [ast.get_source_segment(source, node) or "" for node in ast.parse(source).body]
    return "\n\n\n".join(part for part in found if part.startswith(names)) + "\n"


def _fields(kind: type) -> str:
    """Write a class that holds what a dataclass holds, and checks nothing."""
    (definition,) = ast.parse(inspect.getsource(kind)).body
    fields = [node for node in ast.walk(definition) if isinstance(node, ast.AnnAssign)]
    body = textwrap.indent("\n".join(map(ast.unparse, fields)), "    ")
    return f"\n@dataclass(frozen=True)\nclass {kind.__name__}:\n{body}\n"


def _data(data: TrainingData, segments: Sequence[Segment], steps: int) -> str:
    used = [segment for segment in segments if segment.from_step <= steps]
    # A float of Python writes itself so that it reads back to the same bits.
    settings = [
        f"    ({one.from_step}, {one.settings!r}, "
        f"{weight_cells(one.weights, one.settings, outputs=data.outputs)!r}),\n"
        for one in used
    ]
    return "\n".join(
        [
            f"OUTPUTS = {data.outputs}",
            f"TRAIN_INPUTS = {_array(data.train_inputs)}.reshape(-1, 2)",
            f"TRAIN_LABELS = {_array(data.train_labels)}",
            f"TEST_INPUTS = {_array(data.test_inputs)}.reshape(-1, 2)",
            f"TEST_LABELS = {_array(data.test_labels)}",
            "# Each from the step where it begins, with the weights that are set by hand there.",
            f"SEGMENTS = [\n{''.join(settings)}]",
            f"ENDS = {[*(segment.from_step for segment in used[1:]), steps]}\n\n",
        ]
    )


def _array(values: npt.NDArray[np.float64] | npt.NDArray[np.int64]) -> str:
    empty = "" if values.size else ", dtype=int" if values.dtype.kind == "i" else ", dtype=float"
    return f"np.array({values.tolist()}{empty})"
