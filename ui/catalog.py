"""The one list of pages: course order, addresses, titles and questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ui.language import catalogue
from ui.language import gettext_noop as message

PRODUCT = message("Logit Lab")
PAGES = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True)
class Lesson:
    """One stop of the course; its texts are message ids.

    ``scenes`` are the keys of its scenes in order, ``claims`` those of the claims that it asks
    about instead; ``hide`` can name each of them on every page. A lesson whose file does not exist
    yet is shown on the home page as coming.
    """

    path: str
    title: str
    question: str
    scenes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The page's script."""
        return PAGES / f"{self.path.replace('-', '_')}.py"

    @property
    def ready(self) -> bool:
        """Whether the page has been built."""
        return self.file.exists()


HOME = PAGES / "home.py"
CLASSROOM = PAGES / "classroom.py"  # the teacher's page, which is no stop of the course
CLASS, CLASS_TITLE = "class", message("Your class")
LESSONS = (
    Lesson(
        "odds",
        message("Odds and logit"),
        message("How likely is likely?"),
        ("rulers", "symmetry", "ladder", "evidence", "coin"),
    ),
    Lesson(
        "sigmoid",
        message("Sigmoid"),
        message("How do we get back from a score to a probability?"),
        ("panels", "inverse", "slope", "saturation", "latent"),
    ),
    Lesson(
        "likelihood",
        message("Likelihood"),
        message("Which belief explains the data best?"),
        ("coins", "mirror", "pictures", "race", "spread"),
    ),
    Lesson(
        "loss",
        message("Loss curves"),
        message("What does being wrong cost?"),
        ("prices", "compare", "points", "descent", "assumptions", "relief", "growth"),
    ),
    Lesson(
        "softmax",
        message("Softmax"),
        message("And with more than two classes?"),
        (
            "scores",
            "pipeline",
            "temperature",
            "differences",
            "picture",
            "numerics",
            "soft_maximum",
            "duel",
        ),
    ),
    Lesson(
        "cross-entropy",
        message("Cross-entropy"),
        message("How many bits does a wrong belief cost?"),
        ("surprisal", "beliefs", "gradient", "stream", "coding", "curvature"),
    ),
    Lesson(
        "train",
        message("Training"),
        message("How does the machine learn from being wrong?"),
        (
            "cockpit",
            "one_step",
            "batches",
            "mistakes_made",
            "loss_surface",
            "equation",
            "takeaway",
        ),
    ),
    Lesson(
        "mistakes",
        message("Spot the mistake"),
        message("Can you tell a right statement from a nearly right one?"),
        claims=(
            "odds_zero",
            "logit_outputs",
            "odds_synonym",
            "logit_is_odds",
            "sigmoid_reaches",
            "probit",
            "swap_sign",
            "underflow",
            "bernoulli_swap",
            "argmax_nll",
            "small_likelihood",
            "closed_form",
            "other_loss",
            "sum_mean",
            "one_percent",
            "slope_q_y",
            "exp_inside",
            "positive_logit",
            "hot_certain",
            "log_overflow",
            "lse_constant",
            "softmax_twice",
            "add_five",
            "two_is_sigmoid",
            "double_t",
            "nat_bits",
            "self_zero",
            "soft_zero",
            "multi_label",
            "no_cheaper",
            "three_symbols",
            "best_on_training",
            "accuracy_loss",
            "zero_start",
            "float_one",
        ),
    ),
)


def ready_lessons() -> tuple[Lesson, ...]:
    """Return the lessons that can be opened, in course order."""
    return tuple(lesson for lesson in LESSONS if lesson.ready)


def no_scene(names: Iterable[str]) -> list[str]:
    """Return those among names that are of no scene and no claim of the course, in order."""
    known = {key for lesson in LESSONS for key in (*lesson.scenes, *lesson.claims)}
    return sorted({*names} - known)


def tab_title(path: str, language: str) -> str:
    """Return what the browser's tab says of the page with an address: what it is about, and where.

    Examples
    --------
    >>> tab_title("softmax", "ko")
    '소프트맥스 · 로짓 랩'
    """
    titles = {CLASS: CLASS_TITLE} | {lesson.path: lesson.title for lesson in LESSONS}
    words = [titles[path], PRODUCT] if path in titles else [PRODUCT]
    return " · ".join(catalogue(language).ugettext(word) for word in words)
