"""What a reader has answered in this session."""

from dataclasses import dataclass, field

from ui.state import kept

TRIES = 2


@dataclass(frozen=True)
class Given:
    """What a reader has done about a question: the answers so far, and whether it is settled."""

    tries: tuple[int | float, ...] = ()
    settled: bool = False


@dataclass
class GivenAnswers:
    """What a reader has done about every question, by its key."""

    by_key: dict[str, Given] = field(default_factory=dict)

    def of(self, key: str) -> Given:
        return self.by_key.get(key, Given())

    def settle(self, key: str) -> None:
        self.by_key[key] = Given(self.of(key).tries, settled=True)

    def add(self, key: str, answer: float) -> None:
        given = self.of(key)
        if answer not in given.tries[-1:]:
            self.by_key[key] = Given((*given.tries, answer))


def given(key: str) -> Given:
    """Return what the reader of this session has done about a question."""
    return kept(GivenAnswers).of(key)
