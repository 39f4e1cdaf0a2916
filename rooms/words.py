"""What rooms say in a browser, in the reader's language."""

from typing import Any

from ui.catalog import ready_lessons
from ui.language import _, current_language


def problem_words() -> dict[str, str]:
    """Return a sentence for whatever may go wrong with a room (asking.js)."""
    return {
        "unknown": _("There is no class with this code. Look at the board and type it again."),
        "ended": _("This class has ended. The course goes on without it."),
        "full": _("This class is full, so you cannot join it now. You can use the course alone."),
        "right": _("Only the teacher may do this."),
        "often": _("Too many tries. Wait a minute, then try again."),
        "rooms": _("This server holds no more classes at the moment. Try again later."),
        "store": _("Classes do not work at the moment. The lessons do."),
        "away": _("No connection to the class. It is being tried again."),
        "short": _("no connection"),
    }


def _ask_words() -> dict[str, Any]:
    """Return the words with which a teacher asks the class."""
    return {
        "title": _("What this scene asks"),
        "ask": _("Ask the class"),
        "round": _("The class is asked, round {round}"),
        "close": _("Close"),
        "show": _("Show answers"),
        "reveal": _("Reveal what is right"),
        "again": _("Ask again"),
        "clear": _("Put away"),
        "result": _("What the class has answered"),
        "problems": {
            **problem_words(),
            "question": _("This question cannot be asked of a class."),
            "rounds": _("This class has been asked often enough. Open another one."),
        },
    }


def presence_words() -> dict[str, Any]:
    """Return the words of a student's badge, and of the panel beside a lesson."""
    return {
        "title": _("Your class"),
        "states": {
            "lead": _("With the class"),
            "free": _("Explore freely"),
            "pause": _("Pause: look up"),
            "alone": _("On your own"),
        },
        "alone": _("Try alone"),
        "back": _("Back to the class"),
        "close": _("Close"),
        "hints": {
            "alone": _("You moved something, so this page is yours now. The class goes on."),
            "asked": _("Your teacher asks a question."),
            "called": _("Your teacher has called everyone back."),
            "own": _(
                "Your teacher's table stays on the teacher's computer, so the points and numbers "
                "on your page are different."
            ),
        },
        "problems": problem_words(),
        "count": _("{count} present"),
        "panel": _("The class that you lead"),
        "whole": _("Open the teacher's page"),
        "titles": {"": _("Home")} | {one.path: _(one.title) for one in ready_lessons()},
        **desk_words(),
    }


def desk_words() -> dict[str, Any]:
    """Return the words of what a teacher sees of the class and does with it."""
    return {
        "here": _("present"),
        "answered": _("answered"),
        "modes": {
            "title": _("What the class may do"),
            "lead": _("Lead"),
            "free": _("Free"),
            "pause": _("Pause"),
            "told": {
                "lead": _("Every page follows your lesson and your hand."),
                "free": _("Everyone explores alone."),
                "pause": _("The controls of the class are switched off."),
            },
            "own": _(
                "Your table stays on this computer, so your students see other points and numbers. "
                "Show yours on the projector."
            ),
        },
        "language": current_language(),
        "ask": _ask_words(),
        "look": _("Look here!"),
        "called": _("Everyone is called back to where you are."),
        "lost": _("Elsewhere"),
        "lostAt": _("{count} at {place}"),
    }
