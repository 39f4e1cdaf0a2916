"""The connection of a page to the server, on which what the server says can be held up."""

from collections.abc import Callable

from playwright.sync_api import WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState


class Line:
    """What a page has asked for on its connection, and what of the answers is still held."""

    def __init__(self) -> None:
        self.holding = False
        self.held: list[Callable[[], None]] = []
        self.asked: list[ClientState] = []

    def relay(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def ask(message: str | bytes) -> None:
            if isinstance(message, bytes):
                self.asked.append(BackMsg.FromString(message).rerun_script)
            server.send(message)

        page.on_message(ask)
        server.on_message(lambda message: self._pass(lambda: page.send(message)))

    def _pass(self, send: Callable[[], None]) -> None:
        if self.holding:
            self.held.append(send)
        else:
            send()

    def release(self, count: int | None = None) -> None:
        """Let the first few held messages through, or all, and hold no more."""
        for send in self.held[:count]:
            send()
        self.held = self.held[count:] if count else []
        self.holding = count is not None
