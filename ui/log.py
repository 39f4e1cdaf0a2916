"""The log: one line of JSON an event, on standard error.

What Streamlit and its web server say takes the same form, as events called ``message``. No event
names a visitor, or where one comes from.
"""

import json
import logging
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from streamlit import logger as streamlit_logger

from ui.environment import ENVIRONMENT

LOGGER = logging.getLogger("logit_lab")
# Streamlit's own report of an error in a page, of which an event with a number tells already.
TOLD_ALREADY = "Uncaught app execution"
# Somebody has closed the page while it was being sent: nothing that anyone could mend.
GONE = "socket.send() raised exception."
TOLD = "_told_by_the_course"


class JsonLines(logging.Formatter):
    """Writes a record as one line: time, level and event, then what belongs to it.

    ASCII, so that any console can show it and no name in it can break the line.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said = {"logger": record.name, "message": record.getMessage()}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {
            "time": moment.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": getattr(record, "event", "message"),
            **getattr(record, "facts", said),
        }
        if record.exc_info and record.exc_info[0]:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps(told, default=str)


def tell(
    event: str, *, level: int = logging.INFO, error: BaseException | None = None, **facts: Any
) -> None:
    """Write an event down, an error with its trace."""
    LOGGER.log(level, event, exc_info=error, extra={"event": event, "facts": facts})


def begin_log() -> None:
    """Give this process's log its form, whoever writes to it."""
    if not LOGGER.handlers:
        LOGGER.addHandler(logging.StreamHandler())
    LOGGER.setLevel(ENVIRONMENT.log.upper())
    LOGGER.propagate = False
    # The last resort is where uvicorn's errors end, which Streamlit leaves without a handler.
    for handler in (
        *(each for logger in _loggers() for each in logger.handlers),
        logging.lastResort,
    ):
        if isinstance(handler, logging.StreamHandler):
            handler.setFormatter(JsonLines())
    _shape_later_ones()
    for name in ("streamlit.error_util", "uvicorn.error", "asyncio"):
        logging.getLogger(name).addFilter(_untold)


def _shape_later_ones() -> None:
    """Give what Streamlit's parts write the same form where they are loaded only later."""
    begin = streamlit_logger.setup_formatter

    @wraps(begin)
    def shaped(logger: logging.Logger) -> None:
        begin(logger)
        for handler in logger.handlers:
            handler.setFormatter(JsonLines())

    streamlit_logger.setup_formatter = shaped


def _loggers() -> list[logging.Logger]:
    known = list(logging.root.manager.loggerDict.values())
    return [logging.root, *(each for each in known if isinstance(each, logging.Logger))]


def mark_told(error: BaseException) -> None:
    """Note of an error that an event tells of it, so that no other line needs to."""
    vars(error)[TOLD] = True


def _untold(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return record.msg not in (TOLD_ALREADY, GONE) and not getattr(error, TOLD, False)
