"""The present line of the calculation, in symbols and with the live numbers put in."""

from lessons.train.charts.one_step import NAMES
from lessons.train.example import Example
from ui.formula import live_formula
from ui.language import _
from ui.live_words import live_words

# The numbers that the line of each stage shows.
NEEDED = {
    0: ("w11", "x1", "w12", "x2", "b1", "a1", "w21", "w22", "b2", "a2"),
    1: ("a1", "h1", "a2", "h2", "v1", "v2", "c", "z", "q"),
    2: ("q", "loss", "error"),
    3: ("error", "h1", "h2", "slope_v1", "slope_v2", "slope_c"),
    4: ("error", "v1", "v2", "bend1", "bend2", "share1", "share2"),
}
LETTERS = {
    "w11": "w_{11}",
    "w12": "w_{12}",
    "b1": "b_1",
    "w21": "w_{21}",
    "w22": "w_{22}",
    "b2": "b_2",
    "v1": "v_1",
    "v2": "v_2",
    "c": "c",
}
BENDS = {"relu": r"\max(0, {0})", "tanh": r"\tanh({0})"}


def needed(example: Example, stage: int) -> tuple[str, ...]:
    """Return the numbers of the line of a stage; in the last one it is that of what is in hand."""
    probe = example.probe
    last = (probe, "eta", f"slope_{probe}", f"new_{probe}") if example.checks else ("promised",)
    return NEEDED.get(stage, last)


def lines(example: Example, stage: int) -> str:
    """Return what the present stage works out, as live formulas."""
    found = "".join(live_formula(_placed(text)) for text in _formulas(example, stage))
    return found + (_check(example.probe) if stage >= 4 and example.checks else "")


def _placed(text: str) -> str:
    """Let the names of a formula be those of the readouts."""
    return text.replace("@", "@one_")


def _formulas(example: Example, stage: int) -> list[str]:
    bend = BENDS[example.activation]
    match stage:
        case 0:
            return [_sum(1), _sum(2)]
        case 1:
            hidden = [rf"h_{i} = {bend.format(f'@a{i}')} = @h{i}" for i in (1, 2)]
            score = "z = v_1 h_1 + v_2 h_2 + c = (@v1)(@h1) + (@v2)(@h2) + (@c) = @z"
            return [r" \qquad ".join(hidden), score, r"q = \sigma(@z) = @q"]
        case 2:
            belief = "q" if example.label else "(1 - q)"
            number = "@q" if example.label else "(1 - @q)"
            loss = rf"L = -\ln {belief} = -\ln {number} = @loss"
            return [loss, rf"\delta = q - y = @q - {example.label} = @error"]
        case 3:
            slopes = [
                rf"{_along(f'v_{i}')} = \delta h_{i} = (@error)(@h{i}) = @slope_v{i}"
                for i in (1, 2)
            ]
            return [*slopes, rf"{_along('c')} = \delta = @slope_c"]
        case 4:
            return [
                rf"\delta_{i} = \delta v_{i} h'(a_{i}) = (@error)(@v{i})(@bend{i}) = @share{i}"
                for i in (1, 2)
            ]
    if not example.checks:
        return [r"L - \eta \sum \left(\frac{\partial L}{\partial w}\right)^2 = @promised"]
    name, letter = example.probe, LETTERS[example.probe]
    return [
        rf"{letter} \leftarrow {letter} - \eta {_along(letter)}"
        rf" = @{name} - @eta \cdot (@slope_{name}) = @new_{name}"
    ]


def _along(letter: str) -> str:
    return rf"\frac{{\partial L}}{{\partial {letter}}}"


def _sum(unit: int) -> str:
    terms = " + ".join(f"w_{{{unit}{i}}} x_{i}" for i in (1, 2))
    numbers = " + ".join(f"(@w{unit}{i})(@x{i})" for i in (1, 2))
    return f"a_{unit} = {terms} + b_{unit} = {numbers} + (@b{unit}) = @a{unit}"


def _check(probe: str) -> str:
    """Return the row that holds the slope against what the loss itself says."""
    text = _(
        "Check of ∂L/∂{name}: backpropagation @probe_back, measured to both sides "
        "@probe_difference, to one side @probe_one_sided. Over all nine slopes backpropagation and "
        "both sides are at most @probe_apart apart."
    )
    return live_words(text.format(name=NAMES[probe]))
