"""What is answered instead of doing what was asked."""


class RefusalError(Exception):
    """A request is refused, with the status of the answer and a short word for the reason.

    The words are for programs; the browser says them in its reader's language.
    """

    def __init__(self, status: int, word: str) -> None:
        super().__init__(f"{status} {word}")
        self.status = status
        self.word = word


class StoreTroubleError(Exception):
    """What keeps the rooms cannot be read or written now; lessons go on without."""


def unknown() -> RefusalError:
    """Refuse a code of which nothing is known."""
    return RefusalError(404, "unknown")


def ended() -> RefusalError:
    """Refuse the code of a room that was."""
    return RefusalError(410, "ended")
